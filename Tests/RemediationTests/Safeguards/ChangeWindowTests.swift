import CEL
import JSON
import Observations
import Rules
import Testing

@testable import Remediation

struct ChangeWindowTests {
    private func time(_ text: String) throws -> CELTimestamp { try #require(CELTimestamp(rfc3339: text)) }

    // 2026-11-25 is a Wednesday.
    @Test(
        arguments: [
            ("Mon-Fri 09:00-17:00", "2026-11-25T09:00:00Z", true),
            ("Mon-Fri 09:00-17:00", "2026-11-25T08:59:59Z", false),
            ("Mon-Fri 09:00-17:00", "2026-11-25T16:59:59Z", true),
            ("Mon-Fri 09:00-17:00", "2026-11-25T17:00:00Z", false),
            ("Mon-Fri 09:00-17:00", "2026-11-28T12:00:00Z", false),
            ("Sat,Wed 00:00-24:00", "2026-11-25T23:59:59Z", true),
            ("Fri-Mon 00:00-24:00", "2026-11-29T12:00:00Z", true),
            ("Fri-Mon 00:00-24:00", "2026-11-25T12:00:00Z", false),
            // Over midnight: the night that begins on a Wednesday.
            ("Wed 22:00-02:00", "2026-11-25T22:00:00Z", true), ("Wed 22:00-02:00", "2026-11-26T01:59:00Z", true),
            ("Wed 22:00-02:00", "2026-11-25T01:00:00Z", false), ("Sat 22:00-02:00", "2026-11-29T01:00:00Z", true),
            // Berlin is an hour ahead in winter and two in summer.
            ("Mon-Fri 09:00-17:00 Europe/Berlin", "2026-11-25T08:00:00Z", true),
            ("Mon-Fri 09:00-17:00 Europe/Berlin", "2026-11-25T16:00:00Z", false),
            ("09:00-17:00 Europe/Berlin", "2026-07-01T07:00:00Z", true),
            ("09:00-17:00 +05:30", "2026-07-01T03:30:00Z", true),
            ("Tue 23:00-24:00 -08:00", "2026-11-25T07:30:00Z", true), ("00:00-24:00", "0001-01-01T00:00:00Z", true),
        ] as [(String, String, Bool)])
    func `a window is open at its times of the week, in its zone`(text: String, instant: String, isOpen: Bool) throws {
        let window = try #require(ChangeWindow(text))
        #expect(window.isOpen(at: try time(instant)) == isOpen)
        var safeguards = Safeguards()
        safeguards.windows = [window]
        #expect((safeguards.refusal(at: try time(instant)) == nil) == isOpen)
    }

    @Test(arguments: [
        "", "Mon", "09:00", "9:00-17:00", "09:00-25:00", "24:00-01:00", "Mon-Tue-Wed 09:00-17:00", "Mo 09:00-17:00",
        "09:00-17:00 Mars/Base", "09:00-17:00 UTC UTC", "Mon, 09:00-17:00", "09:60-17:00", "09:00-17:00-18:00",
        "0٩:00-17:00",
    ])
    func `what is no window is none`(text: String) {
        #expect(ChangeWindow(text) == nil)
    }

    @Test(
        arguments: [
            ("2026-12-20/2027-01-06", "2026-12-19T23:59:59Z", false),
            ("2026-12-20/2027-01-06", "2026-12-20T00:00:00Z", true),
            ("2026-12-20/2027-01-06", "2027-01-06T23:59:59Z", true),
            ("2026-12-20/2027-01-06", "2027-01-07T00:00:00Z", false),
            ("2026-12-24", "2026-12-24T12:00:00Z", true), ("2026-12-24", "2026-12-25T00:00:00Z", false),
            ("2026-12-24 Europe/Berlin", "2026-12-23T23:00:00Z", true),
            ("2026-12-24 Europe/Berlin", "2026-12-24T23:00:00Z", false),
        ] as [(String, String, Bool)])
    func `a freeze lasts from its first day to the end of its last, in its zone`(
        text: String, instant: String, isFrozen: Bool
    ) throws {
        var safeguards = Safeguards()
        safeguards.freezes = [try #require(Freeze(text))]
        safeguards.windows = [try #require(ChangeWindow("00:00-24:00"))]
        #expect((safeguards.refusal(at: try time(instant)) != nil) == isFrozen)
    }

    @Test(arguments: [
        "", "2026-13-01", "2026-12-20/2026-12-19", "2026-12-20/2026-12-21/2026-12-22", "2026-12-20/", "tomorrow",
        "2026-12-20 Mars/Base", "2026-12-20 UTC UTC",
    ])
    func `what is no freeze is none`(text: String) {
        #expect(Freeze(text) == nil)
    }
}
