import Foundation
import Testing

@testable import AdminSimulator

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
        ("2026-07-01T10:30:05Z", "2026-07-01T10:30:05Z"),
        ("2026-07-01t10:30:05.25z", "2026-07-01T10:30:05.250Z"),
        ("2026-07-01T10:30:05.1234567891234+02:00", "2026-07-01T08:30:05.123Z"),
        ("2024-02-29T23:59:60Z", "2024-03-01T00:00:00Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59-00:00", "9999-12-31T23:59:59Z"),
        ("2000-02-29T00:00:00-23:59", "2000-02-29T23:59:00Z"),
        ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.500Z"),
    ])
    func `a date-time is read and written`(text: String, written: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == written)
    }

    @Test(arguments: [
        "", "2026", "2026-07-01", "2026-07-01T10:30Z", "2026-07-01T10:30:05", "2026-07-01 10:30:05Z",
        "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:61Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+2:00", "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00Zx", "+026-01-01T00:00:00Z", "2026-01-01T00:00:00+02", "２026-01-01T00:00:00Z",
    ])
    func `what is no date-time is refused`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test func `the other spellings of headers`() throws {
        let time = try #require(Timestamp(rfc3339: "1994-11-06T08:49:37.5Z"))
        #expect(time.httpDate == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(time.rfc3339Seconds == "1994-11-06T08:49:37Z")
        #expect(time.minutePrecision == "1994-11-06T08:49Z")
        #expect(time.roundedUpToMinute.minutePrecision == "1994-11-06T08:50Z")
    }

    /// The calendar of Foundation is the witness, over five centuries.
    @Test func `the calendar agrees with Foundation`() throws {
        for day in stride(from: -90_000, through: 90_000, by: 13) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400 + 3723)
            let text = date.formatted(.iso8601)
            #expect(Timestamp(date).rfc3339 == text)
            #expect(Timestamp(rfc3339: text) == Timestamp(date))
        }
    }
}
