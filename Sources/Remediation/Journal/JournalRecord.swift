package import CEL
internal import JSON

/// One line of a journal.
package struct JournalRecord: Hashable, Sendable {
    /// What the first record names as the one before it.
    static let origin = String(repeating: "0", count: 64)
    /// How every journal begins.
    static let beginning = Array(#"{"number":1,"previous":"\#(origin)""#.utf8)

    /// From 1, without gaps.
    package let number: Int
    /// SHA-256 of the line before it, so that no line can be changed, taken out or put in unseen.
    package let previous: String
    package let time: CELTimestamp
    package let event: JournalEvent

    init(number: Int, previous: String, time: CELTimestamp, event: JournalEvent) {
        self.number = number
        self.previous = previous
        self.time = time
        self.event = event
    }

    /// Reads a line without its end.
    init(line: some Collection<UInt8>, number: Int, previous: String) throws(DocumentError) {
        let json = try DocumentReader.parse(Array(line), "the record")
        guard json["number"]?.int == Int64(number), json["previous"]?.string == previous else {
            throw DocumentError("it does not follow the line before it: the journal was changed")
        }
        guard let time = json["time"]?.string.flatMap({ CELTimestamp(rfc3339: $0) }) else {
            throw DocumentError("expected a `time` such as 2026-07-01T00:00:00Z")
        }
        self.init(number: number, previous: previous, time: time, event: try JournalEvent(json))
    }

    /// The line without its end.
    var line: [UInt8] {
        var object: JSONObject = [
            "number": .number(JSONNumber(number)), "previous": .string(previous), "time": .string(time.description),
        ]
        for member in event.members.members { object[member.key] = member.value }
        return JSONValue.object(object).serializedBytes()
    }
}
