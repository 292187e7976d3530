package import CEL
internal import JSON

/// An entry of the audit log: who did what, when, from where, and to which of some policies.
package struct AuditEntry: Hashable, Sendable {
    package let id: String
    /// Nil where the entry does not say it, or not so that it can be read.
    package let time: CELTimestamp?
    package let action: String
    /// Nil where the entry names nobody.
    package let actor: String?
    package let actorName: String?
    /// The address that it came from.
    let address: CELIPRange?
    /// Ids of the policies that it names, sorted.
    package let policies: [String]

    /// Reads an entry of either dialect, and looks for policies everywhere in it: where one names what it is about is not
    /// established.
    init(_ json: JSONObject, lookingFor policies: Set<String>) {
        let attributes = json["attributes"]
        id = json["id"]?.string ?? ""
        time = Self.time(attributes?["time"])
        action = attributes?["action"]?.string ?? ""
        actor = attributes?["actor", "id"]?.string
        actorName = attributes?["actor", "name"]?.string
        address = attributes?["location", "ip"]?.string.flatMap { CELIPRange(requirement: $0) }
        var named: Set<String> = []
        if !policies.isEmpty { Self.collect(.object(json), policies, into: &named) }
        self.policies = named.sortedByBytes
    }

    /// A text, or milliseconds since 1970.
    private static func time(_ value: JSONValue?) -> CELTimestamp? {
        if let text = value?.string { return CELTimestamp(rfc3339: text) }
        return value?.int.flatMap { CELTimestamp(seconds: $0 / 1_000) }
    }

    /// Ids stand by themselves, or at the end of a path or an address.
    private static func collect(_ value: JSONValue, _ policies: Set<String>, into named: inout Set<String>) {
        switch value {
        case .string(let text):
            if policies.contains(text) { named.insert(text) }
            if let slash = text.lastIndex(of: "/") {
                let last = String(text[text.index(after: slash)...])
                if policies.contains(last) { named.insert(last) }
            }
        case .array(let elements):
            for element in elements { collect(element, policies, into: &named) }
        case .object(let object):
            for member in object.members { collect(member.value, policies, into: &named) }
        case .null, .bool, .number: break
        }
    }

    /// Who it was, as far as it says.
    var actorKey: String? { actor ?? actorName }
}
