import JSON
import Observations

/// A finding as compact JSON.
struct WrittenFinding {
    /// The resource's.
    let kind: ResourceKind
    /// The members `resource`, `message` and `evidence` of an object, in this order; `name` stands behind `id`, if there is one.
    let members: [UInt8]

    // What stands before the strings of the id, the name and the message, and before the evidence.
    static func idKey(_ kind: ResourceKind) -> String { #""resource":{"kind":"\#(kind.rawValue)","id":"# }
    static let nameKey = #","name":"#
    static let messageKey = #"},"message":"#
    static let evidenceKey = #","evidence":"#

    var resource: FindingResource {
        FindingResource(kind: kind, id: Self.text(id), name: name.map(Self.text))
    }

    var message: String {
        Self.text(messageJSON)
    }

    var evidence: [Evidence] {
        let start = messageJSON.endIndex + Self.evidenceKey.utf8.count
        guard case .array(let items)? = try? JSONValue(parsing: members[start...]) else { return [] }
        return items.map { item in
            Evidence(
                expr: item["expr"]?.string ?? "", value: item["value"] ?? .null,
                total: item["total"]?.int.flatMap { Int(exactly: $0) })
        }
    }

    private var id: ArraySlice<UInt8> {
        Self.string(at: Self.idKey(kind).utf8.count, in: members)
    }

    private var name: ArraySlice<UInt8>? {
        let end = id.endIndex
        // A name, or the end of the resource.
        guard members[end] == UInt8(ascii: ",") else { return nil }
        return Self.string(at: end + Self.nameKey.utf8.count, in: members)
    }

    private var messageJSON: ArraySlice<UInt8> {
        let end = name?.endIndex ?? id.endIndex
        return Self.string(at: end + Self.messageKey.utf8.count, in: members)
    }

    /// The JSON string that begins there.
    private static func string(at start: Int, in json: [UInt8]) -> ArraySlice<UInt8> {
        var end = start + 1
        while json[end] != UInt8(ascii: "\"") { end += json[end] == UInt8(ascii: "\\") ? 2 : 1 }
        return json[start...end]
    }

    private static func text(_ json: ArraySlice<UInt8>) -> String {
        guard !json.contains(UInt8(ascii: "\\")) else { return (try? JSONValue(parsing: json))?.string ?? "" }
        return String(decoding: json.dropFirst().dropLast(), as: UTF8.self)
    }
}
