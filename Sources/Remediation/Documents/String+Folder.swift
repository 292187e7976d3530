extension String {
    /// The folder part of a path, as it is written; empty where it has none. `NSString` traps on a path of one character.
    package var folderOfPath: String {
        let slash = UInt8(ascii: "/")
        let name = utf8.reversed().drop { $0 == slash }
        let folder = name.drop { $0 != slash }.drop { $0 == slash }
        guard !folder.isEmpty else { return utf8.first == slash ? "/" : "" }
        return String(decoding: folder.reversed(), as: UTF8.self)
    }
}
