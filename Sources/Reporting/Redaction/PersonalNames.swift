package import CEL
internal import JSON
package import Observations

/// The names of people of an organization, found again inside longer texts.
package struct PersonalNames: Sendable {
    /// By the word that a name begins with, or its first character where that is none of a word; longest first.
    private let names: [String: [[Unicode.Scalar]]]

    /// Names and nicknames of users, and of those who did something in the log of events; and others that are known.
    package init(_ inventory: Inventory, and others: Set<CELStringKey> = []) {
        self.init(Self.texts(inventory).union(others).lazy.map(\.string))
    }

    /// Those that an inventory tells of.
    package static func texts(_ inventory: Inventory) -> Set<CELStringKey> {
        var texts: Set<CELStringKey> = []
        for user in inventory.collection(of: .user).resources {
            for key in keys { collect(user.json[key]?.string, into: &texts) }
        }
        for event in inventory.collection(of: .event).resources {
            let actor = event.json["attributes"]?["actor"] ?? event.json["actor"]
            for key in keys { collect(actor?[key]?.string, into: &texts) }
        }
        return texts
    }

    package init(_ texts: some Sequence<String>) {
        var names: [String: [[Unicode.Scalar]]] = [:]
        for text in texts {
            // A list or map in a text is JSON, in which some characters are escaped.
            let escaped = String(JSONValue.string(text).serialized().dropFirst().dropLast())
            for form in [text] + (escaped == text ? [] : [escaped]) {
                let scalars = form.unicodeScalars.map(\.folded)
                guard let key = Self.key(scalars[...]) else { continue }
                names[key, default: []].append(scalars)
            }
        }
        self.names = names.mapValues { $0.sorted { $0.count > $1.count } }
    }

    private static let keys = [
        "name", "nickname", "email", "displayName", "display_name", "publicName", "public_name", "account_name",
    ]

    private static func collect(_ text: String?, into texts: inout Set<CELStringKey>) {
        if let text, text.contains(where: { !$0.isWhitespace }) { texts.insert(CELStringKey(text)) }
    }

    /// How many scalars of a folded text a name takes that begins there; nil where none does.
    func length(in text: ArraySlice<Unicode.Scalar>, after previous: Unicode.Scalar?) -> Int? {
        guard let first = text.first, !(first.isOfWord && previous?.isOfWord == true), let key = Self.key(text) else {
            return nil
        }
        return names[key]?.first { name in
            guard text.starts(with: name) else { return false }
            let next = text.dropFirst(name.count).first
            return !(next?.isOfWord == true && name.last?.isOfWord == true)
        }?.count
    }

    private static func key(_ text: ArraySlice<Unicode.Scalar>) -> String? {
        guard let first = text.first else { return nil }
        var key = String.UnicodeScalarView()
        key.append(contentsOf: first.isOfWord ? text.prefix { $0.isOfWord } : [first])
        return String(key)
    }
}

extension Unicode.Scalar {
    /// The same with an ASCII letter lowered.
    var folded: Unicode.Scalar {
        ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) | 0x20) : self
    }

    /// Whether it is part of a word rather than between words.
    var isOfWord: Bool {
        isASCII ? isASCIIWord : properties.isAlphabetic || properties.numericType != nil
    }

    private var isASCIIWord: Bool {
        ("a"..."z").contains(folded) || ("0"..."9").contains(self)
    }
}
