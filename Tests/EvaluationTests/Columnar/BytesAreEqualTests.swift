import RandomCEL
import Testing

@testable import Evaluation

struct BytesAreEqualTests {
    @Test func `bytes are equal where each of them is`() {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("BytesAreEqualTests: seed \(seed)")
        var random = SeededRandom(seed: seed)
        for count in 0...40 {
            let left = (0..<count).map { _ in UInt8(random.below(256)) }
            #expect(Self.areEqual(left, left), "seed \(seed): \(left)")
            for place in 0..<count {
                var right = left
                right[place] ^= 1 << UInt8(random.below(8))
                #expect(!Self.areEqual(left, right), "seed \(seed): \(left), \(right)")
            }
        }
    }

    /// What stands behind them says nothing.
    private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let (longer, other) = (left + [1], right + [2])
        return longer.withUnsafeBufferPointer { longer in
            other.withUnsafeBufferPointer { other in
                guard let start = longer.baseAddress, let otherStart = other.baseAddress else { return false }
                return bytesAreEqual(start, otherStart, left.count)
            }
        }
    }
}
