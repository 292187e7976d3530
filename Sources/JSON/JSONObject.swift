/// The members of a JSON object in their order; keys are unique.
package struct JSONObject: Sendable {
    /// A key with its value.
    package struct Member: Sendable {
        package var key: String
        package var value: JSONValue

        package init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// In the order in which they were written.
    package private(set) var members: [Member]

    /// The object without members.
    package init() {
        members = []
    }

    /// Trusts that the keys are unique.
    package init(uniqueMembers members: [Member]) {
        self.members = members
    }

    /// The value of the member, found by looking at one after the other; nil, and set to nil, where there is none.
    package subscript(key: String) -> JSONValue? {
        get {
            members.first { $0.key.hasSameUTF8(as: key) }?.value
        }
        set {
            let index = members.firstIndex { $0.key.hasSameUTF8(as: key) }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }
}

/// Equal where every key has the same value, whatever the order.
extension JSONObject: Hashable {
    /// Up to this many members are looked for one by one.
    private static let linearCount = 16

    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.members.count == right.members.count else { return false }
        if zip(left.members, right.members).allSatisfy({ $0.key.hasSameUTF8(as: $1.key) }) {
            return zip(left.members, right.members).allSatisfy { $0.value == $1.value }
        }
        if left.members.count <= linearCount {
            return left.members.allSatisfy { right[$0.key] == $0.value }
        }
        let values = Dictionary(
            right.members.map { (UTF8Key(string: $0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
        return left.members.allSatisfy { values[UTF8Key(string: $0.key)] == $0.value }
    }

    package func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members {
            var each = Hasher()
            each.combine(member.key)
            each.combine(member.value)
            sum &+= each.finalize()
        }
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// The last of equal keys wins.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init()
        for (key, value) in elements {
            self[key] = value
        }
    }
}
