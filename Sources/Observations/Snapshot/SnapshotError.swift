/// Why a snapshot cannot be read or written.
package struct SnapshotError: Error, Hashable, CustomStringConvertible {
    /// The file or directory that it is about.
    package let path: String
    /// Lower case, no full stop.
    package let reason: String

    package init(_ path: String, _ reason: String) {
        self.path = path
        self.reason = reason
    }

    package var description: String {
        "\(path): \(reason)"
    }
}
