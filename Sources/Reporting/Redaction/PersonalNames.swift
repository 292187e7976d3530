package import CEL
internal import JSON

/// The names of people of an organization, found again inside longer texts.
package struct PersonalNames: Sendable {
    /// By the word that a name begins with, or its first character where that is none of a word; longest first.
    private let names: [String: [[Unicode.Scalar]]]

    package init(_ texts: Set<CELStringKey>) {
        self.init(texts.lazy.map(\.string))
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
