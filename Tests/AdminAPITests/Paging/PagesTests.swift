import JSON
import ScriptedServer
import Testing

@testable import AdminAPI

/// Listings over a socket.
struct PagesTests {
    @Test func `pages come one after the other, whole`() async throws {
        let replies: [Reply] = [
            .page(
                #"{"account_id":"a"}"#, #"{"account_id":"b","x":1.50}"#,
                links: #"{"next":"/v1/orgs/o1/users?cursor=2"}"#),
            .page(links: #"{"next":"3"}"#),
            .page(#"{"account_id":"c"}"#),
        ]
        try await withClient(script: { _, number in replies[number] }) { client, server async throws in
            var pages: [Page<User>] = []
            for try await page in client.managedUsers(of: "o1") {
                pages.append(page)
            }
            #expect(pages.map(\.number) == [1, 2, 3])
            #expect(pages.map(\.isLast) == [false, false, true])
            #expect(pages.map { $0.items.map(\.accountID) } == [["a", "b"], [], ["c"]])
            #expect(
                pages[0].raw.serialized()
                    == #"{"data":[{"account_id":"a"},{"account_id":"b","x":1.50}],"links":{"next":"/v1/orgs/o1/users?cursor=2"}}"#
            )
            #expect(
                server.targets == ["/v1/orgs/o1/users", "/v1/orgs/o1/users?cursor=2", "/v1/orgs/o1/users?cursor=3"])
        }
    }

    @Test func `a page is fetched when it is asked for`() async throws {
        try await withClient(script: { _, number in .page(links: #"{"next":"\#(number)"}"#) }) {
            client, server async throws in
            for try await page in client.domains(of: "o1") where page.number == 2 {
                break
            }
            #expect(server.requests.count == 2)
        }
    }

    @Test func `roles are read from all pages`() async throws {
        let replies: [Reply] = [.page(#"{"role":"user"}"#, links: #"{"next":"2"}"#), .page(#"{"role":"org-admin"}"#)]
        try await withClient(script: { _, number in replies[number] }) { client, _ async throws in
            #expect(
                try await client.roleAssignments(of: "u1", organization: "o1").map(\.role) == ["user", "org-admin"])
        }
    }

    @Test(arguments: [#"{"role":"user"}"#, #"{"role":"user"},{"role":"user"}"#])
    func `fewer roles than the server says there are, are an error`(items: String) async throws {
        try await withClient(
            script: { _, number in .answer(200, #"{"data":[\#(items)],"meta":{"total":\#(number + 1)}}"#) }
        ) { client, _ async throws in
            #expect(try await client.roleAssignments(of: "u1", organization: "o1").first?.role == "user")
            let error = await failure { () async throws(AdminAPIError) in
                try await client.roleAssignments(of: "u1", organization: "o1")
            }
            #expect(
                error?.description
                    == "the answer is malformed: the API counts 2 and lists 1 (getUserRoleAssignments, GET /v2/orgs/o1/directories/-/users/u1/role-assignments)"
            )
        }
    }

    @Test(arguments: [
        ["2", "2"], ["2", "3", "2"], ["/v1/orgs?cursor=2", "2"], ["/v1/orgs?cursor=2&x=1", "/v1/orgs?x=1&cursor=2"],
        ["/v1/orgs"], ["/v1/orgs?cursor=a%2Fb", "/v1/orgs?cursor=a/b"],
    ])
    func `a page that points at one that was seen ends with an error`(links: [String]) async throws {
        try await withClient(
            script: { _, number in .page(links: #"{"next":"\#(links[min(number, links.count - 1)])"}"#) }
        ) { client, server async throws in
            var seen = 0
            let error = await failure { () async throws(AdminAPIError) in
                var iterator = client.organizations().makeAsyncIterator()
                while try await iterator.next(isolation: nil) != nil { seen += 1 }
            }
            guard case .repeatedCursor = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
            // The page that points back was seen and is handed out before the error.
            #expect(seen == links.count)
            #expect(server.requests.count == links.count)
        }
    }

    @Test func `a link to another server is an error that names it, and nothing is sent there`() async throws {
        try await TestServer.run({ _, _ in .lastPage }) { stranger async throws in
            let url = stranger.url
            try await withClient(
                script: { _, _ in .page(links: #"{"next":"\#(url)/v1/orgs?cursor=2"}"#) }
            ) { client, server async throws in
                let error = await failure { () async throws(AdminAPIError) in try await allPages(client.organizations())
                }
                #expect(
                    error?.description
                        == "a link leads away from the base URL: the next page is `\(url)/v1/orgs?cursor=2` (getOrganizations, GET /v1/orgs)"
                )
                #expect(server.requests.count == 1)
                #expect(stranger.requests.isEmpty)
            }
        }
    }

    @Test func `a listing with too many pages ends with an error`() async throws {
        try await withClient(
            configure: { $0.maximumPages = 3 }, script: { _, number in .page(links: #"{"next":"\#(number)"}"#) }
        ) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await allPages(client.organizations()) }
            guard case .pageLimit = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
            #expect(server.requests.count == 3)
        }
    }

    @Test func `after an error there are no further pages`() async throws {
        try await withClient(script: { _, _ in .answer(404) }) { client, server async throws in
            var iterator = client.organizations().makeAsyncIterator()
            await #expect(throws: AdminAPIError.self) { try await iterator.next() }
            #expect(try await iterator.next() == nil)
            #expect(server.requests.count == 1)
        }
    }

    @Test func `a listing that cannot be asked for fails once, then is over`() async throws {
        try await withClient(script: { _, _ in .lastPage }) { client, server async throws in
            var iterator = client.users(directory: "..", of: "o1").makeAsyncIterator()
            await #expect(throws: AdminAPIError.self) { try await iterator.next() }
            #expect(try await iterator.next() == nil)
            #expect(server.requests.isEmpty)
        }
    }

    @Test(arguments: [
        (#"[]"#, "expected an object"), (#"{}"#, "expected an array in `data`"),
        (#"{"data":null}"#, "expected an array in `data`"), (#"{"data":{"id":"1"}}"#, "expected an array in `data`"),
        (#"{"data":[{"id":"1"},"2"]}"#, "expected objects in `data`"),
        (#"{"data":[],"links":{"next":1}}"#, "the link to the next page is not a text"),
    ])
    func `a body of another shape is an error, not an empty listing`(body: String, reason: String) async throws {
        try await withClient(script: { _, _ in .answer(200, body) }) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await allPages(client.organizations()) }
            #expect(error?.description == "the answer is malformed: \(reason) (getOrganizations, GET /v1/orgs)")
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: [
        (#"{"data":[{"id":"1"}],"data":[]}"#, "data"), (#"{"data":[],"links":{"next":"2"},"links":{}}"#, "links"),
        (#"{"data":[{"id":"1","status":"a","status":"b"}]}"#, "status"),
        (#"{"data":[],"x":[{"a":1,"\u0061":1}]}"#, "a"),
    ])
    func `a body that holds a key twice is an error, whichever value would be meant`(
        body: String, key: String
    ) async throws {
        try await withClient(script: { _, _ in .answer(200, body) }) { client, server async throws in
            let error = await failure { () async throws(AdminAPIError) in try await allPages(client.organizations()) }
            #expect(
                error?.description
                    == "the answer is malformed: the key `\(key)` stands twice in an object: `\(body)` (getOrganizations, GET /v1/orgs)"
            )
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: ["[]", "7", #""text""#, "null"])
    func `a resource that is no object is an error`(body: String) async throws {
        try await withClient(script: { _, _ in .answer(200, body) }) { client, _ async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            #expect(
                error?.description
                    == "the answer is malformed: expected an object (getOrganizationById, GET /v1/orgs/o1)")
        }
    }

    @Test(arguments: [#"{"data":{}}"#, #"{"data":{"count":1.5}}"#, #"{"data":{"count":"7"}}"#, #"{"data":[7]}"#])
    func `a count that is no whole number is an error`(body: String) async throws {
        try await withClient(script: { _, _ in .answer(200, body) }) { client, _ async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.userCount(of: "o1") }
            #expect(error?.failure.reason == "expected a whole number in `data.count`")
        }
    }
}
