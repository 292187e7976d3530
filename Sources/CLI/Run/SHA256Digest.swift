internal import Crypto
import Evaluation
import Observations

/// SHA-256 in lower-case hexadecimal digits.
struct SHA256Digest: SnapshotDigest {
    private var hash = SHA256()

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bufferPointer: bytes)
    }

    func finalize() -> String {
        var digits = JSONBytes()
        append(to: &digits)
        return digits.text
    }

    private func append(to digits: inout JSONBytes) {
        hash.finalize().withUnsafeBytes { digits.appendHex($0) }
    }

    /// Puts the digits of their digest in the place of the bytes from a place on.
    static func replace(_ bytes: inout JSONBytes, from start: Int) {
        var digest = SHA256Digest()
        bytes.withBytes(at: start..<bytes.count) { digest.update(UnsafeRawBufferPointer($0)) }
        bytes.keep(start)
        digest.append(to: &bytes)
    }

    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        var digest = SHA256Digest()
        let isWhole: Void? = bytes.withContiguousStorageIfAvailable { digest.update(UnsafeRawBufferPointer($0)) }
        if isWhole == nil { Array(bytes).withUnsafeBytes { digest.update($0) } }
        return digest.finalize()
    }
}

extension JSONBytes {
    /// Appends two digits for each byte of a digest, eight at a time.
    fileprivate mutating func appendHex(_ digest: UnsafeRawBufferPointer) {
        append(count: digest.count * 2) { text in
            for place in stride(from: 0, to: digest.count, by: 4) {
                let bytes = UInt32(bigEndian: digest.loadUnaligned(fromByteOffset: place, as: UInt32.self))
                text.storeBytes(of: Self.hexDigits(bytes).bigEndian, toByteOffset: place * 2, as: UInt64.self)
            }
        }
    }

    /// The digits of four bytes, the first one in the highest byte.
    private static func hexDigits(_ bytes: UInt32) -> UInt64 {
        // Each half of a byte comes into a byte of its own.
        var halves = UInt64(bytes)
        halves = (halves << 16 | halves) & 0x0000_FFFF_0000_FFFF
        halves = (halves << 8 | halves) & 0x00FF_00FF_00FF_00FF
        halves = (halves << 4 | halves) & 0x0F0F_0F0F_0F0F_0F0F
        // Six more than nine comes to sixteen.
        let letters = (halves + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return halves + 0x3030_3030_3030_3030 + letters * UInt64(UInt8(ascii: "a") - UInt8(ascii: "0") - 10)
    }
}
