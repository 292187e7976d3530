/// Reads untrusted bytes, and tells what is wrong with how they were read.
package struct Harness: Sendable {
    /// As the folders of its inputs are named.
    package var name: String
    /// What does not hold of the bytes though it must hold of any; nil where all does. Ends, and never crashes.
    package var complaint: @Sendable (_ bytes: [UInt8]) -> String?

    /// Every harness.
    package static let all: [Harness] = [.parser, .checker, .rules]

    /// Bytes as text; what is no UTF-8 becomes replacement characters, as it does where files are read leniently.
    static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
