internal import JSON

/// What searches by roles told of one user or group: `{"held": [["admin", "guest"]], "not_held": ["user"]}`.
struct RoleSearches {
    /// Of each of these sets it holds one role at least.
    var held: [Set<String>] = []
    var notHeld: Set<String> = []

    init(_ json: JSONValue?) {
        for set in json?["held"]?.array ?? [] {
            guard let texts = Self.texts(set), !texts.isEmpty else { continue }
            held.append(texts)
        }
        notHeld = json?["not_held"].flatMap(Self.texts) ?? []
    }

    private static func texts(_ json: JSONValue) -> Set<String>? {
        guard let texts = json.array?.map(\.string), !texts.contains(nil) else { return nil }
        return Set(texts.compactMap { $0 })
    }

    var json: JSONValue {
        func list(_ texts: Set<String>) -> JSONValue { .array(texts.sorted().map { .string($0) }) }
        return ["held": .array(held.map(list)), "not_held": list(notHeld)]
    }
}

extension Resource {
    /// Notes that a search by the roles, of which one is enough, found it, or did not although it was complete.
    package mutating func note(isFound: Bool, bySearchFor roles: Set<String>) {
        var searches = RoleSearches(json[Detail.roleSearches.rawValue])
        if isFound {
            searches.held.append(roles)
        } else {
            searches.notHeld.formUnion(roles)
        }
        set(.roleSearches, to: searches.json)
    }
}
