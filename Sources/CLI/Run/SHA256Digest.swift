internal import Crypto
import Observations

/// SHA-256 in lower-case hexadecimal digits.
struct SHA256Digest: SnapshotDigest {
    private var hash = SHA256()

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bufferPointer: bytes)
    }

    func finalize() -> String {
        var digits: [UInt8] = []
        append(to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    private func append(to digits: inout [UInt8]) {
        hash.finalize().withUnsafeBytes { digits.appendHex($0) }
    }

    /// Puts the digits of their digest in the place of the bytes from a place on.
    static func replace(_ bytes: inout [UInt8], from start: Int) {
        var digest = SHA256Digest()
        bytes.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        bytes.removeLast(bytes.count - start)
        digest.append(to: &bytes)
    }

    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        var digest = SHA256Digest()
        let isWhole: Void? = bytes.withContiguousStorageIfAvailable { digest.update(UnsafeRawBufferPointer($0)) }
        if isWhole == nil { Array(bytes).withUnsafeBytes { digest.update($0) } }
        return digest.finalize()
    }
}

extension [UInt8] {
    /// Appends two digits for each byte.
    fileprivate mutating func appendHex(_ bytes: UnsafeRawBufferPointer) {
        let digits: StaticString = "0123456789abcdef"
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count * 2) { text in
            for (place, byte) in bytes.enumerated() {
                text[place * 2] = digits.utf8Start[Int(byte >> 4)]
                text[place * 2 + 1] = digits.utf8Start[Int(byte & 15)]
            }
            append(contentsOf: text)
        }
    }
}
