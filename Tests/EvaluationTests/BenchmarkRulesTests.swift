import CEL
import Evaluation
import Foundation
import Observations
import Rules
import Testing

/// The benchmark's rules, in a folder outside the project.
struct BenchmarkRulesTests {
    private static let shared = ProcessInfo.processInfo.environment["TENET_SHARED"]

    @Test(.enabled(if: shared != nil, "TENET_SHARED does not name the shared folder"))
    func `the benchmark's rules compile and demand what they read`() throws {
        let url = URL(filePath: try #require(Self.shared)).appending(path: "bench/rules.yaml")
        let rules = try Compiling.rules(String(contentsOf: url, encoding: .utf8), allowsWarnings: true)
        #expect(rules.rules.count == 12)
        let demand = rules.demand(in: .reference, now: Compiling.now)
        #expect(
            demand.description == """
                policies (type external-user or ip-allowlist): status, type
                domains: attributes, attributes.claim, attributes.claim.status, attributes.name
                users: account_status, account_type, created, email, last_active, name, product_access, roles; details: role_assignments
                """)
    }
}
