import JSON
import Testing

@testable import AdminSimulator

/// The operations of the cloud dialect: what is answered, to the byte.
struct CloudOperationTests {
    static let organization = #"{"id":"org-1","type":"orgs","attributes":{"name":"Acme"}}"#

    private static let resources: [(SimulatedCloudOrganization.Kind, [String])] = [
        (
            .users,
            [
                #"{"accountId":"u1","accountType":"atlassian","accountStatus":"active","status":"active","membershipStatus":"active","claimStatus":"managed","name":"Ann","email":"ann@Acme.example","mfaEnabled":true,"platformRoles":["atlassian/org-admin"],"productAccess":[{"key":"confluence"}],"deactivated_on":null,"managed_account":{"account_id":"u1","access_billable":true},"role_assignments":[{"resourceId":"org-1","roleAssignments":[{"role":"atlassian/org-admin"}],"directoryId":null}]}"#,
                #"{"accountId":"u2","accountType":"atlassian","accountStatus":"inactive","status":"deactivated","membershipStatus":"no_membership","claimStatus":"unmanaged","name":"Bob","deactivated_on":"2026-01-01T00:00:00Z","role_assignments":[{"resourceId":"s","roles":["atlassian/user"],"directoryId":"dir-1"}]}"#,
                #"{"accountId":"u3","accountType":"app","accountStatus":"active","status":"active","membershipStatus":"active","claimStatus":"managed","name":"Bot","groups":[{"id":"g1"}]}"#,
            ]
        ),
        (
            .groups,
            [
                #"{"id":"g1","name":"admins","counts":{"users":1,"resources":2},"role_assignments":[{"resourceId":"s","roles":["atlassian/admin"],"defaultRole":"atlassian/user"}]}"#,
                #"{"id":"g2","name":"devs"}"#,
            ]
        ),
        (
            .policies,
            [
                #"{"id":"p1","type":"policy","attributes":{"type":"ip-allowlist","name":"Offices","status":"enabled","rule":{"in":["203.0.113.0/24"],"allowMobileBypass":true},"resources":[{"id":"r1","applicationStatus":"applied"}],"createdAt":"2026-01-01T00:00:00Z"}}"#,
                #"{"id":"p2","type":"policy","attributes":{"type":"data-security","status":"draft"}}"#,
            ]
        ),
        (
            .domains,
            [#"{"id":"d1","type":"domains","attributes":{"name":"acme.example"}}"#, #"{"id":"d2","type":"domains"}"#]
        ),
        (
            .events,
            [
                #"{"id":"e1","type":"events","attributes":{"time":"2026-06-01T00:00:00Z","action":"login"}}"#,
                #"{"id":"e2","type":"events","attributes":{"time":"2026-06-01T00:00:01.500Z","action":"logout"}}"#,
            ]
        ),
        (
            .workspaces,
            [#"{"id":"w1","attributes":{"type":"confluence"}}"#, #"{"id":"w2","attributes":{"type":"jira"}}"#]
        ),
        (.directories, [#"{"directoryId":"dir-9","name":"Main"}"#]),
        (.eventActions, [#"{"id":"login"}"#, #"{"id":"logout"}"#]),
        (.apiTokens, [#"{"id":"t1","status":"ALLOWED"}"#]),
        (.apiKeys, [#"{"id":"k1"}"#]),
    ]

    private func withCloud(
        _ configuration: AdminSimulator.Configuration = .sample(), _ body: (TestClient) async throws -> Void
    ) async throws {
        var organization = try SimulatedCloudOrganization(SampleOrganization.json(Self.organization))
        for (kind, lines) in Self.resources {
            for line in lines { try organization.add(SampleOrganization.json(line), to: kind) }
        }
        try await withSimulator(of: organization, configuration: configuration, logger: .quiet) { simulator in
            try await body(TestClient(simulator: simulator))
        }
    }

    /// Paths below the base URL, which ends with `/admin`.
    private static let users = "/v2/orgs/org-1/directories/-/users"
    private static let groups = "/v2/orgs/org-1/directories/-/groups"

    @Test func `the base URL is that of the live API`() async throws {
        try await withCloud { client async throws in
            #expect(client.simulator.baseURL.hasSuffix("/admin"))
            #expect(try await client.get("/v1/orgs/org-1").text == #"{"data":\#(Self.organization)}"#)
            let root = client.simulator.baseURL.dropLast("/admin".count)
            #expect(try await client.get(root + "/v1/orgs/org-1").status == 404)
        }
    }

    @Test(arguments: [
        ("{}", ["u1", "u2", "u3"]), (#"{"roleIds":["atlassian/org-admin"]}"#, ["u1"]),
        (#"{"roleIds":["atlassian/user","atlassian/admin"]}"#, ["u2"]), (#"{"claimStatus":"unmanaged"}"#, ["u2"]),
        (#"{"status":["active"]}"#, ["u1", "u3"]), (#"{"accountStatus":["inactive","closed"]}"#, ["u2"]),
        (#"{"membershipStatus":["no_membership"]}"#, ["u2"]), (#"{"mfaEnabled":true}"#, ["u1"]),
        (#"{"emailDomains":["ACME.example"]}"#, ["u1"]), (#"{"groupIds":["g1"]}"#, ["u3"]),
        (#"{"accountIds":["u3","u2"]}"#, ["u2", "u3"]), (#"{"searchTerm":"bo"}"#, ["u2", "u3"]),
        (#"{"status":["active"],"roleIds":["atlassian/user"]}"#, []),
    ])
    func `a search finds who fits`(body: String, ids: [String]) async throws {
        try await withCloud(.sample { $0.pageSize = 10 }) { client async throws in
            let reply = try await client.send("POST", Self.users + "/search", body)
            #expect(try reply.ids("accountId") == ids)
            #expect(try reply.link("next") == nil)
        }
    }

    @Test func `a search without a body finds everyone, in pages of bare cursors`() async throws {
        try await withCloud { client async throws in
            let first = try await client.send("POST", Self.users + "/search", #"{"status":["active"],"limit":1}"#)
            #expect(try first.ids("accountId") == ["u1"])
            let cursor = try #require(try first.link("next"))
            #expect(!cursor.contains("/"))
            // All other members are ignored beside a cursor.
            let second = try await client.send(
                "POST", Self.users + "/search", #"{"cursor":"\#(cursor)","status":["deactivated"]}"#)
            #expect(try second.ids("accountId") == ["u3"])
            #expect(try second.link("next") == nil)
            #expect(try await client.send("POST", Self.users + "/search").ids("accountId") == ["u1", "u2"])
            #expect(try await client.send("POST", Self.groups + "/search", #"{"cursor":"\#(cursor)"}"#).status == 400)
        }
    }

    @Test func `a search tells more when it is asked to`() async throws {
        try await withCloud { client async throws in
            let plain = try await client.send("POST", Self.users + "/search", #"{"accountIds":["u1"]}"#).text
            #expect(!plain.contains("platformRoles") && !plain.contains("role_assignments"))
            let more = try await client.send(
                "POST", Self.users + "/search",
                #"{"accountIds":["u1"],"expand":["platformRoles","productAccess","groups","counts.resources"]}"#)
            #expect(
                more.text.contains(
                    #""mfaEnabled":true,"counts":{"resources":0},"groups":[],"platformRoles":["atlassian/org-admin"],"productAccess":[{"key":"confluence"}]}"#
                ), "\(more.text)")
        }
    }

    @Test(arguments: [
        #"{"limit":0}"#, #"{"limit":101}"#, #"{"limit":"1"}"#, #"{"roleIds":["org-admin"]}"#, #"{"status":[]}"#,
        #"{"claimStatus":"none"}"#, #"{"expand":["all"]}"#, #"{"cursor":"x"}"#, #"{"cursor":"x.0"}"#, #"{"cursor":7}"#,
        #"{"emails":["a@b"],"searchTerm":"a"}"#, #"{"emailDomains":["1","2","3","4","5","6","7","8","9","10","11"]}"#,
        "[]", "{",
    ])
    func `a search that breaks the description is refused`(body: String) async throws {
        try await withCloud { client async throws in
            let reply = try await client.send("POST", Self.users + "/search", body)
            #expect(reply.status == 400)
            #expect(reply.text.hasPrefix(#"{"errors":[{"id":"#))
            #expect(
                reply.text.contains(
                    #""status":"400","code":"ADMIN-400-\#(body.contains("cursor") && !body.contains("7") ? 1 : 4)""#))
        }
    }

    static let answers: [(String, Int, String)] = [
        ("GET \(users)/count", 200, #"{"count":3}"#),
        ("GET \(users)/count?roleIds=atlassian%2Forg-admin", 200, #"{"count":1}"#),
        (
            "GET \(users)/stats", 200,
            #"{"accountStatus":[{"status":"active","count":2},{"status":"inactive","count":1}],"roles":[{"roleId":"atlassian/org-admin","count":1},{"roleId":"atlassian/user","count":1}]}"#
        ),
        (
            "GET \(users)/u2", 200,
            #"{"data":{"accountId":"u2","accountType":"atlassian","accountStatus":"inactive","status":"deactivated","membershipStatus":"no_membership","claimStatus":"unmanaged","name":"Bob","platformRoles":[],"deactivatedOn":"2026-01-01T00:00:00Z"}}"#
        ),
        (
            "GET /v1/orgs/org-1/domains/d1", 200,
            #"{"data":{"id":"d1","type":"domains","attributes":{"name":"acme.example"}}}"#
        ),
        ("GET /v1/orgs/org-1/event-actions", 200, #"{"data":[{"id":"login"},{"id":"logout"}]}"#),
        (
            "GET /v1/orgs/org-1/events/e1", 200,
            #"{"data":{"id":"e1","type":"events","attributes":{"time":"2026-06-01T00:00:00Z","action":"login"}}}"#
        ),
        (
            "GET /v1/orgs/org-1/policies/none", 404,
            #"{"errors":[{"id":"00000000-0000-4000-8000-000000000000","status":"404","code":"ADMIN-404-5","title":"Not Found","detail":"the organization has no policy of this id"}]}"#
        ),
        (
            "GET /v1/orgs/other", 404,
            #"{"errors":[{"id":"00000000-0000-4000-8000-000000000000","status":"404","code":"ADMIN-404-2","title":"Not Found","detail":"the API key sees no organization of this id"}]}"#
        ),
        (
            "GET /v1/orgs/org-1/events?from=2026-01-01", 400,
            #"{"errors":[{"id":"00000000-0000-4000-8000-000000000000","status":"400","code":"ADMIN-400-3","title":"Bad Request","detail":"`from` is no number of milliseconds since 1970"}]}"#
        ),
    ]

    @Test(arguments: answers)
    func `an address answers`(request: String, status: Int, text: String) async throws {
        try await withCloud { client async throws in
            let parts = request.split(separator: " ").map(String.init)
            let reply = try await client.send(parts[0], parts[1])
            #expect(reply.status == status)
            #expect(reply.text == text)
        }
    }

    @Test func `who has no valid key gets a number and a text`() async throws {
        try await withCloud { client async throws in
            let reply = try await client.send("GET", "/v1/orgs/org-1", headers: [("Authorization", "Bearer x")])
            #expect(reply.status == 401)
            #expect(reply.text == #"{"code":401,"message":"the request carries no valid API key as a bearer token"}"#)
        }
    }

    @Test func `the four conventions of pages`() async throws {
        try await withCloud(.sample { $0.pageSize = 1 }) { client async throws in
            let url = try #require(try await client.get("/v1/orgs/org-1/domains").link("next"))
            #expect(url.hasPrefix(client.simulator.baseURL + "/v1/orgs/org-1/domains?cursor=01"))
            #expect(try await client.get(url).ids() == ["d2"])

            let policies = try await client.get("/v1/orgs/org-1/policies?type=ip-allowlist")
            #expect(policies.text.hasSuffix(#""meta":{"page_size":1,"next":null},"links":{}}"#))
            let more = try await client.get("/v1/orgs/org-1/policies").text
            let cursor = try #require(try SampleOrganization.json(more)["meta", "next"]?.string)
            #expect(try await client.get("/v1/orgs/org-1/policies?cursor=\(cursor)").ids() == ["p2"])

            let bare = try await client.send("POST", Self.groups + "/search")
            let next = try #require(try bare.link("next"))
            #expect(try await client.send("POST", Self.groups + "/search", #"{"cursor":"\#(next)"}"#).ids() == ["g2"])

            var page = try await client.get("/v1/orgs/org-1/events-stream?from=0")
            var seen: [String] = []
            for _ in 0..<3 {
                seen += try page.ids()
                let next = try #require(try SampleOrganization.json(page.text)["meta", "next"]?.string)
                page = try await client.get("/v1/orgs/org-1/events-stream?from=0&cursor=\(next)")
            }
            #expect(seen == ["e1", "e2"])
            #expect(try page.ids() == [])
        }
    }

    @Test func `a workspace's cursor stands alone`() async throws {
        try await withCloud(.sample { $0.pageSize = 1 }) { client async throws in
            let first = try await client.send("POST", "/v2/orgs/org-1/workspaces", #"{"limit":20}"#)
            #expect(try first.ids() == ["w1"])
            let cursor = try #require(try first.link("next")?.split(separator: "=").last.map(String.init))
            #expect(
                try await client.send("POST", "/v2/orgs/org-1/workspaces", #"{"cursor":"\#(cursor)"}"#).ids() == ["w2"])
            #expect(
                try await client.send("POST", "/v2/orgs/org-1/workspaces", #"{"cursor":"\#(cursor)","limit":1}"#).status
                    == 400)
        }
    }

    @Test func `events are selected by action and by milliseconds`() async throws {
        try await withCloud { client async throws in
            let noon = 1_780_272_000_000
            #expect(try await client.get("/v1/orgs/org-1/events?action=logout").ids() == ["e2"])
            #expect(try await client.get("/v1/orgs/org-1/events?to=\(noon)").ids() == ["e1"])
            #expect(try await client.get("/v1/orgs/org-1/events-stream?from=\(noon + 1500)").ids() == ["e2"])
            #expect(try await client.get("/v1/orgs/org-1/events-stream?from=\(noon + 1501)").ids() == [])
        }
    }

    @Test func `an update is accepted, applies for a while and keeps what it cannot name`() async throws {
        let put =
            #"{"data":{"id":"p1","type":"policy","attributes":{"type":"ip-allowlist","name":"HQ","status":"enabled","rule":{"in":["198.51.100.0/24"]},"resources":[{"id":"r1"}]}}}"#
        try await withCloud(.sample { $0.applicationTime = .milliseconds(200) }) { client async throws in
            let reply = try await client.send("PUT", "/v1/orgs/org-1/policies/p1", put)
            #expect(reply.status == 202)
            let answered = try SampleOrganization.json(reply.text)
            #expect(answered["data", "attributes", "name"] == "HQ")
            #expect(answered["data", "attributes", "createdAt"] == "2026-01-01T00:00:00Z")
            #expect(answered["data", "attributes", "rule"] == ["in": ["198.51.100.0/24"]])
            #expect(answered["data", "attributes", "resources"] == [["id": "r1", "applicationStatus": "applying"]])
            try await Task.sleep(for: .milliseconds(300))
            let read = try SampleOrganization.json(try await client.get("/v1/orgs/org-1/policies/p1").text)
            #expect(read["data", "attributes", "resources"] == [["id": "r1", "applicationStatus": "applied"]])
            #expect(try await client.get("/v1/orgs/org-1/events?action=policy_updated").ids() == ["simulated-3"])
        }
        try await withCloud(.sample { $0.putMode = .merge }) { client async throws in
            _ = try await client.send("PUT", "/v1/orgs/org-1/policies/p1", put)
            let read = try SampleOrganization.json(try await client.get("/v1/orgs/org-1/policies/p1").text)
            #expect(read["data", "attributes", "rule"] == ["in": ["198.51.100.0/24"], "allowMobileBypass": true])
        }
    }

    @Test func `an application that fails says so`() async throws {
        let put = #"{"data":{"type":"policy","attributes":{"type":"ip-allowlist","resources":[{"id":"r1"}]}}}"#
        try await withCloud(.sample { $0.applicationTime = .zero }) { client async throws in
            client.simulator.faults.add([try Fault(parsing: "application:failed")])
            _ = try await client.send("PUT", "/v1/orgs/org-1/policies/p1", put)
            let read = try SampleOrganization.json(try await client.get("/v1/orgs/org-1/policies/p1").text)
            #expect(read["data", "attributes", "resources"] == [["id": "r1", "applicationStatus": "failed"]])
        }
    }

    @Test(arguments: [
        ("p2", #"{"data":{"type":"policy","attributes":{"type":"data-security"}}}"#),
        ("p1", #"{"data":{"type":"policy","attributes":{"type":"data-residency"}}}"#),
        ("p1", #"{"data":{"type":"policies","attributes":{"type":"ip-allowlist"}}}"#),
        ("p1", #"{"name":"x","status":"enabled"}"#), ("p1", #"{"data":{"type":"policy"}}"#),
        ("p1", #"{"data":{"type":"policy","attributes":{"type":"ip-allowlist","status":"active"}}}"#),
        ("p1", #"{"data":{"type":"policy","attributes":{"type":"ip-allowlist","resources":[{}]}}}"#),
    ])
    func `an update that breaks the description changes nothing`(policy: String, body: String) async throws {
        try await withCloud { client async throws in
            let before = try await client.get("/v1/orgs/org-1/policies/\(policy)").text
            #expect(try await client.send("PUT", "/v1/orgs/org-1/policies/\(policy)", body).status == 400)
            #expect(try await client.get("/v1/orgs/org-1/policies/\(policy)").text == before)
        }
    }

    @Test func `every operation of the dialect is asked for above or answers here`() async throws {
        try await withCloud { client async throws in
            for request in [
                "GET /v1/orgs", "GET /v1/orgs/org-1", "GET /v1/orgs/org-1/users", "POST \(Self.users)/search",
                "GET \(Self.users)/u1/role-assignments", "POST \(Self.groups)/search",
                "GET \(Self.groups)/g1/role-assignments", "GET /v2/orgs/org-1/directories",
                "GET /v1/orgs/org-1/domains", "GET /v1/orgs/org-1/policies", "GET /v1/orgs/org-1/policies/p1",
                "GET /v1/orgs/org-1/events", "GET /v1/orgs/org-1/events-stream", "POST /v2/orgs/org-1/workspaces",
                "GET /api-access/v1/orgs/org-1/api-tokens", "GET /api-access/v1/orgs/org-1/api-keys",
            ] + Self.answers.prefix(7).map(\.0) {
                let parts = request.split(separator: " ").map(String.init)
                #expect(try await client.send(parts[0], parts[1]).status == 200, "\(request)")
            }
            let asked = Set(client.simulator.requests.counts.keys).union([.updatePolicy])
            #expect(asked == Set(SimulatedOperation.allCases.filter { $0.belongs(to: .cloud) }))
        }
    }
}
