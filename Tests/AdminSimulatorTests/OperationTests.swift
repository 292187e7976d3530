import AdminSimulator
import Testing

/// What each operation answers when nothing is wrong.
struct OperationTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let request: String
        var body: String?
        var status = 200
        var answer = ""

        var testDescription: String { request }
    }

    private static let users = SampleOrganization.users.map(\.object)
    private static let d = "/v2/orgs/org-1/directories"

    private static func page(_ items: [String], _ links: String) -> String {
        #"{"data":["# + items.joined(separator: ",") + #"],"links":{"# + links + "}}"
    }

    private static func only(_ items: [String], at path: String) -> String {
        page(items, #""self":"BASE\#(path)""#)
    }

    private static let examples: [Example] = [
        Example(request: "GET /v1/orgs", answer: only([SampleOrganization.organization], at: "/v1/orgs")),
        Example(request: "GET /v1/orgs/org-1", answer: SampleOrganization.organization),
        Example(
            request: "GET /v1/orgs/org-1/users",
            answer: only([users[0], users[2], users[3], users[4]], at: "/v1/orgs/org-1/users")),
        Example(request: "GET \(d)/-/users", answer: only(users, at: "\(d)/-/users")),
        Example(request: "GET \(d)/dir-1/users", answer: only(users, at: "\(d)/dir-1/users")),
        Example(request: "GET \(d)/-/users/count", answer: #"{"data":{"count":5}}"#),
        Example(request: "GET \(d)/-/users/712020:u3", answer: users[2]),
        Example(request: "GET \(d)/-/users/712020%3au3", answer: users[2]),
        Example(
            request: "GET \(d)/-/users/u1/role-assignments",
            answer: #"{"data":[{"role":"org-admin","resource":{"id":"org-1","type":"organization"}}]}"#),
        Example(request: "GET \(d)/-/users/u4/role-assignments", answer: #"{"data":[]}"#),
        Example(request: "DELETE \(d)/-/users/u1", status: 204),
        Example(request: "POST \(d)/-/users/u1/suspend", status: 204),
        Example(request: "POST \(d)/-/users/712020:u3/restore", status: 204),
        Example(
            request: "POST /v2/orgs/org-1/users/invite", body: #"{"emails":["dee@acme.example","ann@acme.example"]}"#,
            answer: #"{"data":{"invited":[{"email":"dee@acme.example","accountId":"simulated:6"}],"#
                + #""failed":[{"email":"ann@acme.example","reason":"the user is a member already"}]}}"#),
        Example(request: "POST /v1/orgs/org-1/users/u1/roles/assign", body: #"{"roles":[{"role":"x"}]}"#),
        Example(request: "POST /v1/orgs/org-1/users/u1/roles/revoke", body: #"{"roles":[{"role":"x"}]}"#),
        Example(
            request: "POST /v1/orgs/org-1/users/u1/role-assignments/assign", body: #"{"role":"trusted-user"}"#,
            status: 204),
        Example(
            request: "POST /v1/orgs/org-1/users/u1/role-assignments/revoke", body: #"{"role":"org-admin"}"#,
            status: 204),
        Example(
            request: "GET /v1/orgs/org-1/domains",
            answer: only(SampleOrganization.domains, at: "/v1/orgs/org-1/domains")),
        Example(request: "GET /v1/orgs/org-1/domains/d2", answer: SampleOrganization.domains[1]),
        Example(
            request: "GET /v1/orgs/org-1/policies",
            answer: only(SampleOrganization.policies, at: "/v1/orgs/org-1/policies")),
        Example(
            request: "GET /v1/orgs/org-1/policies?type=external-user",
            answer: only([SampleOrganization.policies[1]], at: "/v1/orgs/org-1/policies?type=external-user")),
        Example(request: "GET /v1/orgs/org-1/policies/p1", answer: SampleOrganization.policies[0]),
        Example(
            request: "PUT /v1/orgs/org-1/policies/p2",
            body: #"{"name":"Guests","status":"enabled","attributes":{},"id":"other"}"#,
            answer: SampleOrganization.policies[1].replacing("disabled", with: "enabled")
                .replacing("2026-01-02T00:00:00Z", with: "2026-07-01T00:00:00Z")),
        Example(
            request: "GET /v1/orgs/org-1/events", answer: only(SampleOrganization.events, at: "/v1/orgs/org-1/events")),
        Example(request: "GET /v1/orgs/org-1/events/e2", answer: SampleOrganization.events[1]),
        Example(
            request: "GET /v1/orgs/org-1/groups", answer: only(SampleOrganization.groups, at: "/v1/orgs/org-1/groups")),
    ]

    @Test(arguments: examples) func `every operation answers what the description says`(example: Example) async throws {
        try await withSample(.sample { $0.pageSize = 100 }) { client in
            let parts = example.request.split(separator: " ")
            let reply = try await client.send(String(parts[0]), String(parts[1]), example.body)
            #expect(reply.status == example.status)
            #expect(reply.text == example.answer.replacing("BASE", with: client.simulator.baseURL))
            #expect(reply.header("Content-Type") == (example.answer.isEmpty ? nil : "application/json"))
            #expect((reply.header("Content-Length") == nil) == (example.status == 204))
        }
    }

    @Test func `the table covers all 23 operations of the dialect`() async throws {
        try await withSample { client in
            for example in Self.examples {
                let parts = example.request.split(separator: " ")
                _ = try await client.send(String(parts[0]), String(parts[1]), example.body)
            }
            #expect(
                Set(client.simulator.requests.counts.keys)
                    == Set(SimulatedOperation.allCases.filter { $0.belongs(to: .reference) }))
            #expect(client.simulator.requests.counts.count == 23)
            #expect(client.simulator.requests.total == Self.examples.count)
        }
    }
}
