import Foundation
import Testing

/// `--explain-cost`: what a run is going to ask, and what it asked.
struct ExplainCostTests {
    private let rule = ["--simulate", "examples/acme", "--rule", "admin-verified-domain", "--explain-cost"]

    @Test func `calls are shown before the first and after the last`() throws {
        let result = try Tenet.run(["check"] + rule)
        #expect(result.status == 1)
        // 41 users, of whom 12 have no email on a verified domain.
        #expect(
            result.errors == """
                calls planned, without what has to be asked again:
                  getOrganizationById     1             the organization
                  getOrganizationDomains  1 per page    domains
                  getDirectoryUsers       1 per page    users
                  getDirectoryUserCount   ≤ 1           whether all users were listed, where that takes several pages
                  getUserRoleAssignments  ≤ 1 per user  roles of users
                calls made: 15
                  getOrganizationById     1   planned 1
                  getOrganizationDomains  1   planned 1 per page
                  getDirectoryUsers       1   planned 1 per page
                  getDirectoryUserCount   0   planned ≤ 1
                  getUserRoleAssignments  12  planned ≤ 41, 1 per user

                """)
    }

    @Test func `the json report holds the plan when it is asked for`() throws {
        let result = try Tenet.run(["check", "--dialect", "cloud", "--output", "json"] + rule)
        #expect(
            result.output.contains(
                """
                    "api_calls_by_operation": {"getDomains":1,"getOrgById":1,"searchDirectoryUsers":1},
                    "api_calls_planned": [
                      {"operation":"getOrgById","purpose":"the organization","exactly":1},
                      {"operation":"getDomains","purpose":"domains","per":"page","listings":1,"page_size":null},
                      {"operation":"searchDirectoryUsers","purpose":"users (role org-admin)","per":"page","listings":1,"page_size":100},
                      {"operation":"getDirectoryUsersCount","purpose":"whether all users were listed, where that takes several pages","at_most":1},
                      {"operation":"getUserRoleAssignments","purpose":"roles of users","at_most":1,"per":"user"},
                      {"operation":"searchDirectoryUsers","purpose":"users with a role, where that takes fewer calls","per":"page","listings":1,"page_size":100}
                    ]
                """))
        let quiet = try Tenet.run(
            "check", "--simulate", "examples/acme", "--rule", "admin-verified-domain", "--output", "json")
        #expect(!quiet.output.contains("api_calls_planned"))
        #expect(quiet.errors == "")
    }

    @Test func `a limit of calls is in the plan, and what it left out is not green`() throws {
        let result = try Tenet.run(["check", "--max-calls", "3"] + rule)
        #expect(result.status == 3)
        #expect(
            result.errors.hasPrefix("calls planned, without what has to be asked again; the run ends at 3:\n"))
        #expect(result.errors.contains("  getUserRoleAssignments  0  planned ≤ 41, 1 per user\n"))
    }

    @Test func `so do the calls of a snapshot and of a plan`() throws {
        let scratch = try Scratch()
        let server = try SimulatedServer("examples/acme")
        let taken = try Tenet.run(
            [
                "snapshot", scratch.path("taken"), "--base-url", server.baseURL, "--dialect", "reference", "--org",
                try Acme.id, "--rate", "1000", "--rule", "admin-verified-domain", "--explain-cost",
            ], environment: ["TENET_API_KEY": server.token])
        #expect(taken.status == 0)
        #expect(taken.errors.contains("\ncalls made: 15\n"))
        let planned = try Tenet.run("plan", "--simulate", "examples/acme", "--explain-cost")
        #expect(planned.errors.contains("  getPolicyById            ≤ 1 per policy  policies that may be repaired"))
        #expect(planned.errors.contains("  getPolicyById            1   planned ≤ 12, 1 per policy\n"))
    }

    @Test func `a snapshot takes no calls`() throws {
        let result = try Tenet.run(
            "check", "--snapshot", "examples/acme", "--rule", "admin-verified-domain", "--explain-cost")
        #expect(result.errors == "a snapshot takes no calls\n")
    }
}
