/// What the loader says, except for syntax errors.
enum LoadMessages {
    static func tooLarge(_ bytes: Int, limit: Int) -> String {
        "expected a file of at most \(limit) bytes, found \(bytes) bytes"
    }

    static let utf16 = "expected a file in UTF-8, found UTF-16"

    static func invalidUTF8(_ byte: UInt8) -> String {
        "expected a file in UTF-8, found the byte 0x\(String(byte, radix: 16, uppercase: true))"
    }

    static func tooDeep(limit: Int) -> String { "nested deeper than \(limit) levels" }

    static func tooManyNodes(limit: Int) -> String { "the file holds more than \(limit) values" }

    static func tooManyAliasedNodes(limit: Int) -> String { "aliases stand for more than \(limit) values" }

    static func tooManyBlanks(limit: Int) -> String { "more than \(limit) bytes of spaces and line ends in a row" }

    static let secondDocument = "a second document begins here, expected one in a file"
    static let secondDocumentHint = "move it to a file of its own"

    static let tags = "tags are not supported"
    static let tagHint = "remove it: what a value means follows from its place"

    static func tag(_ tag: some StringProtocol) -> String { "tags are not supported, found `\(tag)`" }

    static func undefinedAlias(_ name: String) -> String { "no anchor `&\(name)` stands before this alias" }
    static let aliasHint = SyntaxMessages.quoteHint("*")

    static func duplicateKey(_ key: String, firstLine: Int) -> String {
        "duplicate key `\(key)`, first given on line \(firstLine)"
    }

    static func keyKind(_ found: String) -> String { "expected a text as key, found \(found)" }

    static let missingKey = "expected a key before `:`"

    static let mergeKey = "merge keys (`<<`) are not supported"
    static let mergeKeyHint = "write the keys out"
}
