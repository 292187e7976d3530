internal import Crypto

extension String {
    /// The SHA-256 of bytes in lower-case hexadecimal digits.
    package init(sha256 bytes: some Sequence<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        let digest = SHA256.hash(data: Array(bytes)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        self = String(decoding: digest, as: UTF8.self)
    }
}
