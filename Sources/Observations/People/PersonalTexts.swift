package import CEL
internal import JSON

/// What people are called: names, nicknames and emails of users, and of those who did something in the log of events.
package enum PersonalTexts {
    static let keys = [
        "name", "nickname", "email", "displayName", "display_name", "publicName", "public_name", "account_name",
    ]

    /// Those that an inventory tells of.
    package static func texts(in inventory: Inventory) -> Set<CELStringKey> {
        var texts: Set<CELStringKey> = []
        for kind in [ResourceKind.user, .event] {
            for resource in inventory.collection(of: kind).resources { collect(resource, into: &texts) }
        }
        return texts
    }

    static func collect(_ resource: Resource, into texts: inout Set<CELStringKey>) {
        let person: JSONValue? =
            switch resource.kind {
            case .user: .object(resource.json)
            case .event: resource.json["attributes"]?["actor"] ?? resource.json["actor"]
            default: nil
            }
        for key in keys { collect(person?[key]?.string, into: &texts) }
    }

    static func collect(_ text: String?, into texts: inout Set<CELStringKey>) {
        if let text, text.contains(where: { !$0.isWhitespace }) { texts.insert(CELStringKey(text)) }
    }
}
