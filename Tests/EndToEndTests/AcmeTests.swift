import Foundation
import Testing

/// The example organization, judged by the rules of the package.
struct AcmeTests {
    /// Worked out from the files by hand and by a program that shares nothing with this one.
    static let failing: [String: [String]] = [
        "admin-roles-of-active-accounts": ["545d493de757bf596b3f3720"],
        "admin-roles-of-people": ["712020:711f43ca-3ac5-4352-965d-7c6567a3a72e"],
        "admin-verified-domain": [
            "712020:711f43ca-3ac5-4352-965d-7c6567a3a72e", "712020:ac4fc66c-f831-4ba5-a9a9-85927dfa7e3b",
            "712020:eba9b1fa-d220-41c8-8726-4e0557c5896e",
        ],
        "authentication-policies-enabled": ["f9567537-99b2-4b8a-8327-7237b894fe70"],
        "deactivated-accounts-without-access": ["545d493de757bf596b3f3720"],
        "domain-claims-verified": ["714732c5-cc82-4a22-90a5-5ad1684fd7c8"],
        "dormant-accounts-without-access": [
            "712020:06365e4b-39cc-443d-b055-a52160fa51ad", "712020:457a182f-b8e6-466d-ae60-5a11288107ab",
            "712020:f0d66128-61c4-467c-9fd8-1bee61e1f016",
        ],
        "external-user-policy-enabled": ["98aa1414-cad6-4bfa-aacd-56738099d51b"],
        "external-users-approved": [
            "712020:826d8944-6e39-40c8-ae80-384319036534", "712020:ac4fc66c-f831-4ba5-a9a9-85927dfa7e3b",
            "712020:eba9b1fa-d220-41c8-8726-4e0557c5896e", "712020:ffb78bcb-3377-4624-b526-8178b2020296",
        ],
        "groups-described": ["73344512-b74f-4fb0-825e-48575ff46c55"],
        "ip-allowlist-ranges-narrow": ["1a6cd083-1619-44fa-a224-edf60e20a254"],
        "ip-allowlist-ranges-usable": ["80469b10-ff3d-4163-abe4-9f8d8bdb3938"],
        "org-admins-active": ["712020:457a182f-b8e6-466d-ae60-5a11288107ab"],
        "org-admins-few": ["6a1f0c52-93b7-4d1e-8f2a-0c7be4d95e31"],
        "policy-changes-from-allowlist": ["c36280bb-b40b-4ab4-9ad1-b66a6f09afc9"],
    ]

    struct Report: Decodable {
        struct Finding: Decodable {
            struct Resource: Decodable { var id: String }
            var rule: String
            var status: String
            var resource: Resource
        }
        struct Rule: Decodable {
            var id: String
            var outcome: String
        }
        var findings: [Finding]
        var rules: [Rule]
    }

    @Test(arguments: ["--snapshot", "--simulate"])
    func `the findings are those that were worked out by hand`(option: String) throws {
        let result = try Tenet.run("check", option, "examples/acme", "--output", "json")
        #expect(result.status == 1)
        #expect(result.errors.isEmpty)
        let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
        let failed = report.findings.filter { $0.status == "fail" }
        let byRule = Dictionary(grouping: failed, by: \.rule).mapValues { $0.map(\.resource.id) }
        #expect(byRule == Self.failing)
        let undecided = report.findings.filter { $0.status == "undetermined" }
        #expect(undecided.map(\.rule) == ["external-users-approved"])
        #expect(undecided.map(\.resource.id) == ["712020:847cf562-f5f5-4009-a76e-46e2b05caa72"])
        let outcomes = Dictionary(grouping: report.rules, by: \.outcome).mapValues(\.count)
        #expect(outcomes == ["fail": 15, "pass": 15, "notApplicable": 3])
        let inapplicable = report.rules.filter { $0.outcome == "notApplicable" }.map(\.id)
        #expect(
            inapplicable == ["data-residency-realms", "expected-domains-verified", "ip-allowlist-required-ranges"])
    }

    @Test func `the whole text report`() throws {
        try Expected.check(Tenet.run("check", "--simulate", "examples/acme"), is: "check-acme")
    }

    @Test func `README shows parts of it as they are`() throws {
        let readme = try String(contentsOf: Tenet.package.appending(path: "README.md"), encoding: .utf8)
        let shown = readme.components(separatedBy: "```").filter { $0.contains("\nchain head: ") }
        try #require(shown.count == 1)
        let report = try Tenet.run("check", "--simulate", "examples/acme").output
        for part in shown[0].components(separatedBy: "\n…\n") {
            let lines = part.trimmingCharacters(in: .newlines)
            #expect(report.contains(lines), "\(lines)")
        }
    }

    @Test func `the list of rules`() throws {
        try Expected.check(Tenet.run("rules"), is: "rules")
    }

    @Test func `one rule`() throws {
        try Expected.check(Tenet.run("rules", "show", "external-user-policy-enabled"), is: "rules-show")
    }

    @Test func `only the calls that rules need`() throws {
        let policies = try Tenet.run(
            "check", "--simulate", "examples/acme", "--rule", "ip-allowlist-enabled", "--output", "json")
        #expect(
            policies.output.contains(
                #""api_calls_by_operation": {"getOrganizationById":1,"getOrganizationPolicies":1}"#),
            "\(policies.output)")
        let admins = try Tenet.run(
            "check", "--simulate", "examples/acme", "--rule", "admin-verified-domain", "--output", "json")
        // Roles are asked for those of 41 users whose email alone does not decide.
        #expect(admins.output.contains(#""getUserRoleAssignments":12}"#), "\(admins.output)")
    }

    @Test func `a limit of calls holds for the simulator too`() throws {
        let result = try Tenet.run(
            "check", "--simulate", "examples/acme", "--rule", "admin-verified-domain", "--max-calls", "5", "--output",
            "json")
        #expect(result.output.contains(#""api_calls": 5,"#))
        #expect(result.output.contains(#""kind":"incomplete""#))
        #expect(!result.output.contains(#""outcome":"pass""#))
    }

    @Test func `several formats in one run, each whole`() throws {
        let scratch = try Scratch()
        let result = try Tenet.run(
            "check", "--snapshot", "examples/acme", "--output", "json", "--output", "sarif=\(scratch.path("r.sarif"))",
            "--output", "junit=\(scratch.path("r.xml"))")
        #expect(result.status == 1)
        #expect(try scratch.read("r.sarif").contains(#""version": "2.1.0""#))
        #expect(try scratch.read("r.xml").hasPrefix("<?xml"))
        let mode = try FileManager.default.attributesOfItem(atPath: scratch.path("r.sarif"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }
}
