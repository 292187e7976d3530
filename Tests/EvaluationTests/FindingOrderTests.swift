import Observations
import RandomCEL
import Rules
import Testing

@testable import Evaluation

struct FindingOrderTests {
    @Test func `findings stand by kind and id, as UTF-8 bytes, and else as they came`() {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("FindingOrderTests: seed \(seed)")
        var random = SeededRandom(seed: seed)
        let pieces = ["", "a", "b", "A", "712020:", "é", "日", "\u{0}", "\"", "\\", "0123456789abcdef"]
        for _ in 0..<300 {
            let findings = (0..<random.below(40)).map { number in
                let id = (0..<random.below(4)).map { _ in random.pick(pieces) }.joined()
                let resource = FindingResource(kind: random.pick([.user, .group, .policy]), id: id)
                return Finding(rule: "r", severity: .low, status: .fail, resource: resource, message: "\(number)")
            }
            func inOrder(_ findings: ArraySlice<Finding>) -> [Finding] {
                findings.enumerated().sorted { left, right in
                    let (one, other) = (left.element.resource, right.element.resource)
                    return one.precedes(other) || (!other.precedes(one) && left.offset < right.offset)
                }.map(\.element)
            }
            let half = random.below(findings.count + 1)
            let first = inOrder(findings[..<half])
            let expected = inOrder((first + findings[half...])[...])
            let all = FindingOrder.sorted(findings).map(\.message)
            #expect(all == inOrder(findings[...]).map(\.message), "seed \(seed)")
            #expect(
                FindingOrder.sorted(first, with: Array(findings[half...])).map(\.message) == expected.map(\.message),
                "seed \(seed)")
        }
    }
}
