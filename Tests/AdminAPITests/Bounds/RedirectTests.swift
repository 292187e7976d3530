import ScriptedServer
import Testing

@testable import AdminAPI

/// Redirects: of reads, to the same origin, and not for ever.
struct RedirectTests {
    @Test(arguments: [301, 302, 303, 307, 308], ["/v1/orgs/o2", "o2?x=1", "SELF/v1/orgs/o2"])
    func `a redirect on the same origin is followed`(status: Int, location: String) async throws {
        try await withClient(script: { request, number in
            let target = location.replacing("SELF", with: "http://\(request.headers["host"] ?? "")")
            return number == 0
                ? .answer(status, headers: [("Location", target)]) : .answer(200, #"{"id":"o2"}"#)
        }) { client, server async throws in
            #expect(try await client.organization("o1").id == "o2")
            #expect(server.targets == ["/v1/orgs/o1", location == "o2?x=1" ? "/v1/orgs/o2?x=1" : "/v1/orgs/o2"])
            // Each hop is a request and counts as one.
            #expect(await client.calls.total == 2)
        }
    }

    @Test(arguments: ["http://127.0.0.1:PORT/v1/orgs/o1", "//127.0.0.1:PORT/", "http://localhost:PORT/"])
    func `a redirect to another server is an error, and nothing is sent there`(location: String) async throws {
        try await TestServer.run({ _, _ in .answer(200, "{}") }) { stranger async throws in
            let url = location.replacing("PORT", with: "\(stranger.port)")
            try await withClient(script: { _, _ in .answer(302, headers: [("Location", url)]) }) {
                client, server async throws in
                let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
                #expect(
                    error?.description
                        == "a link leads away from the base URL: a redirect to `\(url)` (getOrganizationById, GET /v1/orgs/o1)"
                )
                #expect(server.requests.count == 1)
                #expect(stranger.requests.isEmpty)
            }
        }
    }

    @Test(arguments: ["file:///etc/passwd", "https://127.0.0.1/v1/orgs/o1", "http://127.0.0.1/admin/../v1"])
    func `a redirect to another scheme or port is an error`(location: String) async throws {
        try await withClient(script: { _, _ in .answer(307, headers: [("Location", location)]) }) {
            client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            guard case .foreignLink = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test func `redirects end after five`() async throws {
        try await withClient(
            script: { _, number in .answer(302, headers: [("Location", "/v1/orgs/\(number)")]) }
        ) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            #expect(error?.failure.reason == "more than 5 redirects")
            #expect(server.requests.count == 6)
        }
    }

    @Test(arguments: [Reply.answer(302), .answer(300, headers: [("Location", "/v1/orgs/o2")]), .answer(304)])
    func `what is no redirect to somewhere is an unexpected status`(reply: Reply) async throws {
        try await withClient(script: { _, _ in reply }) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            guard case .unexpectedStatus = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test func `links of a page are read from where it came`() async throws {
        let replies: [Reply] = [
            .answer(302, headers: [("Location", "/moved/groups")]), .page(links: #"{"next":"groups?cursor=2"}"#),
            .lastPage,
        ]
        try await withClient(script: { _, number in replies[number] }) { client, server async throws in
            #expect(try await allPages(client.groups(of: "o1")).count == 2)
            #expect(server.targets == ["/v1/orgs/o1/groups", "/moved/groups", "/moved/groups?cursor=2"])
        }
    }
}
