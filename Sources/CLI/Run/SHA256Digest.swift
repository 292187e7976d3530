internal import Crypto
import Observations

/// SHA-256 in lower-case hexadecimal digits.
struct SHA256Digest: SnapshotDigest {
    private var hash = SHA256()

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bufferPointer: bytes)
    }

    func finalize() -> String {
        let digest = hash.finalize()
        return String(unsafeUninitializedCapacity: SHA256.byteCount * 2) { text in
            digest.withUnsafeBytes { bytes in
                for (place, byte) in bytes.enumerated() {
                    text[place * 2] = Self.digit(byte >> 4)
                    text[place * 2 + 1] = Self.digit(byte & 15)
                }
            }
            return SHA256.byteCount * 2
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        var digest = SHA256Digest()
        let isWhole: Void? = bytes.withContiguousStorageIfAvailable { digest.update(UnsafeRawBufferPointer($0)) }
        if isWhole == nil { Array(bytes).withUnsafeBytes { digest.update($0) } }
        return digest.finalize()
    }
}
