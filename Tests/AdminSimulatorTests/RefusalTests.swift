import AdminSimulator
import Testing

/// What is refused, and how.
struct RefusalTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let request: String
        var body: String?
        var headers: [(String, String)] = []
        let status: Int
        let code: String
        let message: String

        var testDescription: String { "\(request) \(body ?? "") \(headers)" }
    }

    private static let d = "/v2/orgs/org-1/directories"
    private static let json = ("Content-Type", "application/json")

    private static func unauthorized(_ headers: [(String, String)]) -> Example {
        Example(
            request: "GET /v1/orgs", headers: headers, status: 401, code: "unauthorized",
            message: "the request carries no valid API key as a bearer token")
    }

    private static func notFound(_ request: String, _ message: String, body: String? = nil) -> Example {
        Example(request: request, body: body, status: 404, code: "not_found", message: message)
    }

    private static func badRequest(_ request: String, _ message: String, body: String? = nil) -> Example {
        Example(request: request, body: body, status: 400, code: "bad_request", message: message)
    }

    private static let noOrganization = "the API key sees no organization of this id"
    private static let noDirectory = "the organization has no directory of this id"
    private static let noDirectoryUser = "the directory has no user of this id"
    private static let noUser = "the organization has no user of this id"
    private static let nothing = "nothing is at this address"
    private static let badCursor = "the cursor is none that this listing gave out"
    private static let types =
        "`type` is none of ip-allowlist, data-residency, authentication, external-user, user-security"

    private static let examples: [Example] = [
        unauthorized([("Authorization", "")]),
        unauthorized([("Authorization", "Bearer")]),
        unauthorized([("Authorization", "Bearer ")]),
        unauthorized([("Authorization", "Bearer wrong-token")]),
        unauthorized([("Authorization", "Bearer secret-token2")]),
        unauthorized([("Authorization", "Basic c2VjcmV0LXRva2Vu")]),
        unauthorized([("Authorization", "secret-token")]),
        unauthorized([("Authorization", "Bearer secret-token"), ("Authorization", "Bearer secret-token")]),
        notFound("GET /v1/orgs/org-2", noOrganization),
        notFound("GET /v1/orgs/ORG-1", noOrganization),
        notFound("GET /v1/orgs/org-2/policies", noOrganization),
        notFound("PUT /v1/orgs/org-2/policies/p1", noOrganization, body: "{}"),
        notFound("GET /v2/orgs/org-1/directories/dir-2/users", noDirectory),
        notFound("GET /v2/orgs/org-1/directories/dir-2/users/count", noDirectory),
        notFound("GET \(d)/-/users/nobody", noDirectoryUser),
        notFound("GET \(d)/-/users/nobody/role-assignments", noDirectoryUser),
        notFound("DELETE \(d)/-/users/nobody", noDirectoryUser),
        notFound("POST \(d)/-/users/nobody/suspend", noDirectoryUser),
        notFound("POST \(d)/-/users/nobody/restore", noDirectoryUser),
        notFound("POST \(d)/-/users/u4/restore", "the account is closed: there is no access to restore"),
        notFound("POST /v1/orgs/org-1/users/nobody/roles/assign", noUser, body: "{}"),
        notFound("POST /v1/orgs/org-1/users/nobody/roles/revoke", noUser, body: "{}"),
        notFound("POST /v1/orgs/org-1/users/nobody/role-assignments/assign", noUser, body: "{}"),
        notFound("POST /v1/orgs/org-1/users/nobody/role-assignments/revoke", noUser, body: "{}"),
        notFound("GET /v1/orgs/org-1/domains/d9", "the organization has no domain of this id"),
        notFound("GET /v1/orgs/org-1/policies/p9", "the organization has no policy of this id"),
        notFound("PUT /v1/orgs/org-1/policies/p9", "the organization has no policy of this id", body: "{}"),
        notFound("GET /v1/orgs/org-1/events/e9", "the organization has no event of this id"),
        notFound(
            "POST /v2/orgs/org-1/users/invite", "the organization has no directory of the id in `directoryId`",
            body: #"{"directoryId":"dir-2"}"#),
        notFound(
            "POST /v2/orgs/org-1/users/invite", "the organization has no group of an id in `groupIds`",
            body: #"{"groupIds":["g1","g9"]}"#),
        notFound("GET /", nothing),
        notFound("GET /v1/orgs/", nothing),
        notFound("GET /v1/orgs//users", nothing),
        notFound("GET /v1/orgs/org-1/nonsense", nothing),
        notFound("GET /v1/orgs/%ff", nothing),
        notFound("GET /admin/v1/orgs", nothing),
        Example(
            request: "POST /v1/orgs", status: 405, code: "method_not_allowed",
            message: "this address does not know the method"),
        Example(
            request: "DELETE \(d)/-/users/count", status: 405, code: "method_not_allowed",
            message: "this address does not know the method"),
        badRequest("GET /v1/orgs?cursor=1", badCursor),
        badRequest("GET /v1/orgs/org-1/users?cursor=x", badCursor),
        badRequest("GET /v1/orgs/org-1/policies?cursor=x", badCursor),
        badRequest("GET /v1/orgs/org-1/policies?type=password", types),
        badRequest("GET /v1/orgs/org-1/policies?type=", types),
        badRequest("GET /v1/orgs/org-1/policies?type=a&type=b", "the parameter `type` is given twice"),
        badRequest("GET /v1/orgs/org-1/events?action=%ff", "the parameter `action` is not percent-encoded UTF-8"),
        badRequest("GET /v1/orgs/org-1/events?from=yesterday", "`from` is not an RFC 3339 date-time"),
        badRequest("GET /v1/orgs/org-1/events?to=2026-02-30T00:00:00Z", "`to` is not an RFC 3339 date-time"),
        badRequest("GET /v1/orgs/org-1/events?to=2026-01-01T00:00:00+02:00", "`to` is not an RFC 3339 date-time"),
        badRequest("PUT /v1/orgs/org-1/policies/p1", "the body is not JSON", body: #"{"name":"#),
        badRequest("PUT /v1/orgs/org-1/policies/p1", "the request has no body", body: ""),
        badRequest("PUT /v1/orgs/org-1/policies/p1", "the body is not a JSON object", body: "[]"),
        badRequest("PUT /v1/orgs/org-1/policies/p1", "`name` is not a string", body: #"{"name":null}"#),
        badRequest("PUT /v1/orgs/org-1/policies/p1", "`status` is not a string", body: #"{"status":true}"#),
        badRequest(
            "PUT /v1/orgs/org-1/policies/p1", "`status` is none of enabled, disabled", body: #"{"status":"on"}"#),
        badRequest("PUT /v1/orgs/org-1/policies/p1", "`attributes` is not an object", body: #"{"attributes":[]}"#),
        badRequest(
            "POST /v2/orgs/org-1/users/invite", "`emails` is not an array", body: #"{"emails":"a@b.example"}"#),
        badRequest(
            "POST /v2/orgs/org-1/users/invite", "an element of `emails` is not a string", body: #"{"emails":[1]}"#),
        badRequest(
            "POST /v2/orgs/org-1/users/invite", "an element of `emails` is not an email address",
            body: #"{"emails":["a@b.example","b.example"]}"#),
        badRequest(
            "POST /v1/orgs/org-1/users/u1/roles/assign", "an element of `roles` is not an object",
            body: #"{"roles":["admin"]}"#),
        badRequest(
            "POST /v1/orgs/org-1/users/u1/roles/assign", "`resource` is not an object",
            body: #"{"roles":[{"role":"x","resource":"y"}]}"#),
        badRequest(
            "POST /v1/orgs/org-1/users/u1/role-assignments/assign", "`role` is none of org-admin, trusted-user, user",
            body: #"{"role":"product-admin"}"#),
        Example(
            request: "PUT /v1/orgs/org-1/policies/p1", body: "{}", headers: [("Content-Type", "text/plain")],
            status: 415,
            code: "unsupported_media_type", message: "the body is not declared as `application/json`"),
        Example(
            request: "PUT /v1/orgs/org-1/policies/p1", body: "{}", headers: [("Content-Type", "")], status: 415,
            code: "unsupported_media_type", message: "the body is not declared as `application/json`"),
        Example(
            request: "PUT /v1/orgs/org-1/policies/p1", body: String(repeating: " ", count: (1 << 20) + 1), status: 413,
            code: "content_too_large", message: "the body is larger than 1048576 bytes"),
    ]

    @Test(arguments: examples) func `a refusal has the described body and changes nothing`(example: Example)
        async throws
    {
        try await withSample { client in
            let before = try await client.get("/v1/orgs/org-1/events/e1")
            let parts = example.request.split(separator: " ")
            let reply = try await client.send(
                String(parts[0]), String(parts[1]), example.body, headers: example.headers)
            #expect(reply.status == example.status)
            #expect(
                reply.text == #"{"code":\#(example.status),"message":"\#(example.message)","#
                    + #""errors":[{"code":"\#(example.code)","message":"\#(example.message)"}]}"#)
            #expect(reply.header("Content-Type") == "application/json")
            #expect(try await client.get("/v1/orgs/org-1/events").ids() == ["e1", "e2"])
            #expect(before.status == 200)
            #expect(try await client.get("/v1/orgs/org-1/events/simulated-5").status == 404)
        }
    }

    @Test func `the scheme of the authorization is read without regard to case`() async throws {
        try await withSample { client in
            let reply = try await client.send("GET", "/v1/orgs", headers: [("Authorization", "bearer  secret-token")])
            #expect(reply.status == 200)
        }
    }

    @Test func `401 and 405 carry the headers that HTTP asks for`() async throws {
        try await withSample { client in
            let unauthorized = try await client.send("GET", "/v1/orgs", headers: [("Authorization", "Bearer x")])
            #expect(unauthorized.header("WWW-Authenticate") == "Bearer")
            let policy = try await client.send("PATCH", "/v1/orgs/org-1/policies/p1", "{}")
            #expect(policy.header("Allow") == "GET, PUT")
        }
    }

    @Test func `a cursor of another listing, of another run, or a changed one is refused`() async throws {
        func cursor(_ client: TestClient) async throws -> String {
            let link = try #require(try await client.get("/v1/orgs/org-1/policies").link("next"))
            return String(try #require(link.split(separator: "=").last))
        }
        var foreign = ""
        try await withSample { foreign = try await cursor($0) }
        try await withSample { client in
            let own = try await cursor(client)
            #expect(try await client.get("/v1/orgs/org-1/policies?cursor=\(own)").status == 200)
            for target in [
                "groups?cursor=\(own)", "policies?cursor=\(foreign)", "policies?cursor=02\(own.dropFirst(2))",
                "policies?cursor=\(own.dropLast())", "policies?cursor=\(own)0", "policies?cursor=+\(own)",
                "policies?cursor=\(own.dropLast())\(own.hasSuffix("0") ? "1" : "0")",
                "policies?cursor=\(own.replacing("0000000000000002", with: "0000000000000001"))",
            ] {
                #expect(try await client.get("/v1/orgs/org-1/\(target)").status == 400)
            }
        }
    }
}
