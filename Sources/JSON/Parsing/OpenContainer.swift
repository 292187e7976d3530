/// An array or object whose end has not been read.
struct OpenContainer {
    /// More members than this are found in a dictionary, so that an object costs linear time.
    private static let linearCount = 32

    let isObject: Bool
    /// Where its elements or members begin among those of all open containers.
    let start: Int
    /// The member whose value is being read.
    var target = 0
    /// A bit for each key, which most new keys do not share with an old one.
    private var filter: UInt64 = 0
    private var positions: [UTF8Key: Int] = [:]

    init(isObject: Bool, start: Int) {
        self.isObject = isObject
        self.start = start
    }

    /// Where among the members this object's with the key is; nil where the key is new, and is remembered.
    mutating func position(of key: String, in members: [JSONObject.Member]) -> Int? {
        if members.count - start > Self.linearCount {
            if positions.isEmpty {
                for position in start..<members.count {
                    positions[UTF8Key(string: members[position].key)] = position
                }
            }
            if let position = positions[UTF8Key(string: key)] {
                return position
            }
            positions[UTF8Key(string: key)] = members.count
            return nil
        }
        let bit = Self.bit(key)
        defer { filter |= bit }
        guard filter & bit != 0 else { return nil }
        return members[start...].firstIndex { $0.key.hasSameUTF8(as: key) }
    }

    private static func bit(_ key: String) -> UInt64 {
        let bytes = key.utf8
        let mixed = bytes.count &* 31 &+ Int(bytes.first ?? 0) &* 7 &+ Int(bytes.last ?? 0)
        return 1 << UInt64(truncatingIfNeeded: mixed & 63)
    }
}
