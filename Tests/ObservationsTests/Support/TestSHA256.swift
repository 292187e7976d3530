import Observations

/// SHA-256 as https://csrc.nist.gov/pubs/fips/180-4/upd1/final describes it, slow and short.
struct TestSHA256: SnapshotDigest {
    /// The fractions of the cube roots of the first 64 primes, and of the square roots of the first eight.
    private static let primes = (2...311).filter { number in !(2..<number).contains { number % $0 == 0 } }
    private static let constants = primes.map { root(UInt64($0), power: 3) }

    private var state = primes.prefix(8).map { root(UInt64($0), power: 2) }
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    /// The first 32 bits of the fraction of a root, by bisection in whole numbers.
    private static func root(_ number: UInt64, power: Int) -> UInt32 {
        var low: UInt64 = 0
        var high: UInt64 = 1 << 40
        while high - low > 1 {
            let middle = (low + high) / 2
            // middle / 2^32 to the power is at most number.
            // The power of middle / 2^32, its whole part.
            let square = middle.multipliedFullWidth(by: middle)
            let upper = square.high.multipliedFullWidth(by: middle)
            let lower = square.low.multipliedFullWidth(by: middle)
            let (sum, carry) = upper.low.addingReportingOverflow(lower.high)
            let cube = (upper.high + (carry ? 1 : 0)) << 32 | sum >> 32
            let isBelow = (power == 2 ? square.high : cube) < number
            (low, high) = isBelow ? (middle, high) : (low, middle)
        }
        return UInt32(truncatingIfNeeded: low)
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        length += UInt64(bytes.count)
        pending.append(contentsOf: bytes)
        let whole = pending.count / 64 * 64
        for start in stride(from: 0, to: whole, by: 64) { compress(pending[start..<start + 64]) }
        pending.removeFirst(whole)
    }

    func finalize() -> String {
        var last = self
        var padding: [UInt8] = [0x80]
        padding += Array(repeating: 0, count: (119 - pending.count) % 64)
        padding += (0..<8).map { UInt8(truncatingIfNeeded: (length * 8) >> (56 - 8 * UInt64($0))) }
        padding.withUnsafeBytes { last.update($0) }
        return last.state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    private mutating func compress(_ block: ArraySlice<UInt8>) {
        func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
        var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { start in
            block[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        for index in 16..<64 {
            let (a, b) = (words[index - 15], words[index - 2])
            let first = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
            let second = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
            words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
        }
        var s = state
        for index in 0..<64 {
            let mix = rotated(s[4], 6) ^ rotated(s[4], 11) ^ rotated(s[4], 25)
            let choice = (s[4] & s[5]) ^ (~s[4] & s[6])
            let first = s[7] &+ mix &+ choice &+ Self.constants[index] &+ words[index]
            let second =
                (rotated(s[0], 2) ^ rotated(s[0], 13) ^ rotated(s[0], 22))
                &+ ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]))
            s = [first &+ second, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
        }
        state = zip(state, s).map { $0 &+ $1 }
    }
}

/// A digest that costs nothing, where no test looks at it.
struct ByteCount: SnapshotDigest {
    private var count = 0

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        count += bytes.count
    }

    func finalize() -> String {
        "\(count) bytes"
    }
}
