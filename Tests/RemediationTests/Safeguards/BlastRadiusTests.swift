import CEL
import JSON
import Observations
import Rules
import Testing

@testable import Remediation

struct BlastRadiusTests {
    @Test(
        arguments: [
            // Of so many policies so many changes, with max_changes and max_percent, are so many refusals.
            (12, 1, 5, nil, 0), (12, 3, 5, nil, 0), (12, 4, 5, nil, 1), (12, 6, 5, nil, 2), (40, 6, 5, nil, 1),
            (1, 1, 5, nil, 0), (1, 1, 0, nil, 1), (2, 1, 5, 25, 1), (4, 1, 5, 25, 0), (4, 0, 0, 0, 0), (4, 1, 5, 0, 1),
            (4, 4, 5, 100, 0),
        ] as [(Int, Int, Int, Int?, Int)])
    func `a plan changes no more than it may`(
        policies: Int, changes: Int, most: Int, percent: Int?, refusals: Int
    ) throws {
        var plan = try Plan.sample()
        plan.policyCount = policies
        plan.changes = Array(repeating: plan.changes[0], count: changes)
        var safeguards = Safeguards()
        safeguards.maximumChanges = most
        safeguards.maximumPercent = percent
        #expect(safeguards.refusals(of: plan).count == refusals)
    }

    @Test func `only organizations that are named may be changed, where any is`() throws {
        var safeguards = Safeguards()
        safeguards.maximumPercent = 100
        safeguards.organizations = ["org-2"]
        #expect(
            safeguards.refusals(of: try Plan.sample()).map(\.description) == [
                "the organization `org-1` is not among `guardrails.organizations`"
            ])
        safeguards.organizations = ["org-2", "org-1"]
        #expect(safeguards.refusals(of: try Plan.sample()).isEmpty)
    }
}
