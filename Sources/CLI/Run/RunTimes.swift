import CEL
import Foundation

/// What a run takes for now, and how old a snapshot may be.
struct RunTimes {
    /// What `now` is in rules; nil: the clock of a live run, the time that a snapshot was taken.
    var now: CELTimestamp?
    /// In seconds.
    var maxAge: Int64?

    /// Throws `CommandFailure` for a text that is no time.
    init(now text: String?) throws {
        guard let text else { return }
        guard let time = CELTimestamp(rfc3339: text) else {
            throw CommandFailure(.wrongArguments, "`--now` takes a time such as 2026-11-01T00:00:00Z, found `\(text)`")
        }
        now = time
    }

    /// Throws `CommandFailure` for a text that is no time or age.
    init(_ source: SourceOptions, _ settings: Settings) throws {
        try self.init(now: source.now)
        maxAge = try settings.value(source.maxAge, .maxAge).flatMap(Self.seconds)
    }

    /// Of an age; nil where it is none.
    static func seconds(_ text: String) -> Int64? {
        if text.hasSuffix("d"), let days = Int64(text.dropLast()) {
            let (seconds, overflow) = days.multipliedReportingOverflow(by: 86_400)
            return overflow ? nil : seconds
        }
        return CELDuration(text)?.seconds
    }
}

extension CELTimestamp {
    /// The instant of a date, to the second.
    init(date: Date) {
        let seconds = date.timeIntervalSince1970.rounded(.down)
        self = Int64(exactly: seconds).flatMap { CELTimestamp(seconds: $0) } ?? .epoch
    }
}
