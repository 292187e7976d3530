extension String {
    /// Whether both have the same bytes. Swift's `==` holds composed and decomposed characters equal; keys and texts of
    /// JSON that differ so are different ones.
    func hasSameUTF8(as other: String) -> Bool {
        guard utf8.count == other.utf8.count, self == other else { return false }
        return utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { left.elementsEqual($0) }
        }.flatMap { $0 } ?? utf8.elementsEqual(other.utf8)
    }
}

/// A string as a key of a dictionary: the same where the bytes are.
struct UTF8Key: Hashable {
    let string: String

    static func == (left: UTF8Key, right: UTF8Key) -> Bool {
        left.string.hasSameUTF8(as: right.string)
    }

    // Equal bytes are equal strings, whose hashes are equal.
    func hash(into hasher: inout Hasher) {
        hasher.combine(string)
    }
}
