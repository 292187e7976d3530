/// A SHA-256 that takes its bytes piece by piece; it comes from outside, since this module has no dependencies.
package protocol SnapshotDigest {
    mutating func update(_ bytes: UnsafeRawBufferPointer)
    /// All bytes in lower-case hexadecimal digits.
    func finalize() -> String
}

extension SnapshotDigest {
    /// With more bytes.
    mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }
}

/// Begins a digest.
package typealias MakeSnapshotDigest = @Sendable () -> any SnapshotDigest
