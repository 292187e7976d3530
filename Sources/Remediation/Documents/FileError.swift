internal import Foundation

/// Why a file of the state cannot be read or written.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which file.
    package let path: String
    /// Lower case, no full stop.
    package let reason: String

    init(_ path: String, _ reason: String) {
        self.path = path
        self.reason = reason
    }

    /// What the system says.
    init(_ path: String, errno code: Int32) {
        self.init(path, String(cString: strerror(code)).lowercased())
    }

    /// The path and the reason, in one line.
    package var description: String { "\(path): \(reason)" }
}
