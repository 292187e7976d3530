import CEL
import Testing

struct RuntimeTimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0, 0), ("2009-02-13T23:31:30Z", 1_234_567_890, 0),
        ("1969-12-31T23:59:59.5Z", -1, 500_000_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800, 0), ("9999-12-31T23:59:59.999999999Z", 253_402_300_799, 999_999_999),
        ("2000-02-29T12:00:00Z", 951_825_600, 0), ("2009-02-14T01:31:30+02:00", 1_234_567_890, 0),
        ("2009-02-13T19:01:30-04:30", 1_234_567_890, 0), ("2009-02-13t23:31:30z", 1_234_567_890, 0),
        ("2009-02-13T23:31:30.1234567899999Z", 1_234_567_890, 123_456_789), ("1970-01-01T00:00:00-00:00", 0, 0),
        ("1970-01-01T00:00:00.000Z", 0, 0),
    ])
    func `RFC 3339 is read`(text: String, seconds: Int64, nanoseconds: Int32) throws {
        let time = try #require(CELTimestamp(rfc3339: text))
        #expect(time == CELTimestamp(seconds: seconds, nanoseconds: nanoseconds))
    }

    @Test(arguments: [
        "", "2009-02-13", "2009-02-13T23:31:30", "2009-02-13 23:31:30Z", "2009-02-13T23:31Z", "2009-02-13T23:31:30.Z",
        "2009-02-13T24:00:00Z", "2009-02-13T23:60:00Z", "2016-12-31T23:59:60Z", "2009-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2009-13-01T00:00:00Z", "2009-00-01T00:00:00Z", "2009-01-00T00:00:00Z", "2009-04-31T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "10000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "2009-02-13T23:31:30+24:00",
        "2009-02-13T23:31:30+02:60", "2009-02-13T23:31:30+0200", "2009-02-13T23:31:30+02", "2009-02-13T23:31:30ZZ",
        "2009-02-13T23:31:30Z ", "+009-02-13T23:31:30Z", "２009-02-13T23:31:30Z", "2009-02-13T23:31:30.5",
        "2009-02-13T23:31:30.5+",
        "2009-2-13T23:31:30Z0", "2009-02-13T23:31:30,5Z",
    ])
    func `other text is no timestamp`(text: String) {
        #expect(CELTimestamp(rfc3339: text) == nil)
    }

    @Test func `a timestamp's text reads back as the same`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SyntaxRandom(seed: seed)
        print("RuntimeTimestampTests: seed \(seed)")
        for _ in 0..<5_000 {
            let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &random)
            let unit = [1, 1_000, 1_000_000, 1_000_000_000].randomElement(using: &random) ?? 1
            let nanoseconds = Int32.random(in: 0..<1_000_000_000, using: &random) / Int32(unit) * Int32(unit)
            let time = try #require(CELTimestamp(seconds: seconds, nanoseconds: nanoseconds))
            #expect(CELTimestamp(rfc3339: time.description) == time, "\(time)")
        }
    }

    @Test(
        arguments: [
            (-62_135_596_800, 1, "0001-01-01T00:00:00.000000001Z"), (0, 0, "1970-01-01T00:00:00Z"),
            (253_402_300_799, 999_999_999, "9999-12-31T23:59:59.999999999Z"),
            (1_234_567_890, 500_000_000, "2009-02-13T23:31:30.5Z"),
            (1_234_567_890, 10_200_000, "2009-02-13T23:31:30.0102Z"),
            (-1, 0, "1969-12-31T23:59:59Z"), (-30_610_224_000, 0, "1000-01-01T00:00:00Z"),
        ] as [(Int64, Int32, String)])
    func `a timestamp's text has all digits of its date and no more of its fraction than needed`(
        seconds: Int64, nanoseconds: Int32, text: String
    ) throws {
        let time = try #require(CELTimestamp(seconds: seconds, nanoseconds: nanoseconds))
        #expect(time.description == text)
        #expect(time.withText { Array($0) } == Array(text.utf8))
    }

    @Test func `each day of the calendar follows the one before`() throws {
        var previous = try #require(CELTimestamp(rfc3339: "1896-02-28T00:00:00Z"))
        for _ in 0..<80_000 {
            let next = try #require(CELTimestamp(seconds: previous.seconds + 86_400))
            #expect(previous.description < next.description)
            #expect(CELTimestamp(rfc3339: next.description) == next)
            previous = next
        }
        #expect(previous.description == "2115-03-12T00:00:00Z")
    }

    @Test(arguments: [
        ("timestamp('2024-03-10T06:30:00Z').getHours('America/New_York')", 1),
        ("timestamp('2024-03-10T07:30:00Z').getHours('America/New_York')", 3),
        ("timestamp('2024-01-01T00:30:00Z').getFullYear('-01:00')", 2023),
        ("timestamp('2024-01-01T00:30:00Z').getDayOfYear('-01:00')", 364),
        ("timestamp('2024-12-31T00:00:00Z').getDayOfYear()", 365),
        ("timestamp('0001-01-01T00:00:00Z').getDayOfWeek()", 1),
        ("timestamp('1969-12-31T23:59:59.250Z').getMilliseconds()", 250),
        ("timestamp('2024-01-01T00:00:00Z').getMinutes('Asia/Kathmandu')", 45),
        ("timestamp('2024-01-01T00:00:00Z').getHours('UTC')", 0),
        ("timestamp('2024-01-01T00:00:00Z').getHours('02:30')", 2), ("duration('-90.5s').getSeconds()", -90),
        ("duration('-90.5s').getMinutes()", -1), ("duration('123.321456789s').getMilliseconds()", 321),
        ("int(timestamp('1969-12-31T23:59:59.9Z'))", -1),
    ])
    func `parts of times`(source: String, expected: Int64) throws {
        #expect(try RuntimeEvaluation()(source).isEqual(to: .int(expected)))
    }

    @Test(arguments: [
        "", "PST", "GMT+3", "Mars/Phobos", "+1:00", "+01:00:00", "25:00", "+01:60", "../etc/passwd", "Europe",
    ])
    func `what is no time zone is an error`(zone: String) throws {
        #expect(try RuntimeEvaluation()("timestamp(0).getHours('\(zone)')").error?.kind == .invalidArgument)
    }
}
