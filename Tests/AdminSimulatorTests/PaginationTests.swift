import AdminSimulator
import Testing

/// Pages hold every resource once, also when the organization changes meanwhile.
struct PaginationTests {
    @Test(arguments: [
        ("/v2/orgs/org-1/directories/-/users", "account_id", ["u1", "u2", "712020:u3", "u4", "u5"]),
        ("/v1/orgs/org-1/users", "account_id", ["u1", "712020:u3", "u4", "u5"]),
        ("/v1/orgs/org-1/policies", "id", ["p1", "p2", "p3", "p4", "p5"]),
        ("/v1/orgs/org-1/policies?type=ip-allowlist", "id", ["p1", "p3", "p4", "p5"]),
        ("/v1/orgs/org-1/policies?type=data-residency", "id", []),
        ("/v1/orgs/org-1/domains", "id", ["d1", "d2"]),
        ("/v1/orgs/org-1/groups", "id", ["g1", "g2"]),
        ("/v1/orgs/org-1/events", "id", ["e1", "e2", "e3", "e4"]),
        ("/v1/orgs/org-1/events?action=login", "id", ["e1", "e2", "e4"]),
        ("/v1/orgs/org-1/events?from=2026-06-02T00:00:00Z", "id", ["e2", "e3"]),
        ("/v1/orgs/org-1/events?to=2026-06-02T00:00:00Z", "id", ["e1", "e2"]),
        (
            "/v1/orgs/org-1/events?from=2026-06-01T00:00:00.000Z&to=2026-06-03T02:30:00.4%2b02:30&action=login", "id",
            ["e1", "e2"]
        ),
        ("/v1/orgs?cursor=", "id", ["org-1"]),
    ])
    func `following next visits every resource once and prev leads back`(
        target: String, key: String, ids: [String]
    ) async throws {
        for size in 1...6 {
            try await withSample(.sample { $0.pageSize = size }) { client in
                var pages: [TestClient.Reply] = []
                var link: String? = target
                while let current = link, pages.count < 10 {
                    pages.append(try await client.get(current))
                    link = try pages.last?.link("next")
                }
                #expect(try pages.flatMap { try $0.ids(key) } == ids)
                #expect(pages.count == max(1, (ids.count + size - 1) / size))
                for (page, previous) in zip(pages.dropFirst(), pages) {
                    let back = try #require(try page.link("prev"))
                    #expect(try await client.get(back).ids(key) == previous.ids(key))
                    #expect(try await client.get(try #require(try page.link("self"))).text == page.text)
                }
                #expect(try pages.first?.link("prev") == nil)
            }
        }
    }

    @Test func `links stay on the origin that the client called`() async throws {
        try await withSample { client in
            let named = try await client.send(
                "GET", "/v1/orgs/org-1/policies", headers: [("Host", "admin.example:8080")])
            #expect(try named.link("self") == "http://admin.example:8080/v1/orgs/org-1/policies")
            #expect(
                try named.link("next")?.hasPrefix("http://admin.example:8080/v1/orgs/org-1/policies?cursor=") == true)
            let odd = try await client.send("GET", "/v1/orgs", headers: [("Host", "a\"b<c>")])
            #expect(try odd.link("self") == client.simulator.baseURL + "/v1/orgs")
        }
    }

    @Test func `filters are in the links, encoded`() async throws {
        try await withSample(.sample { $0.pageSize = 1 }) { client in
            let target = "/v1/orgs/org-1/events?to=2026-06-03T00:00:00.6%2B00:00&unknown=1&from=2026-06-01T00:00:00Z"
            let base = client.simulator.baseURL + "/v1/orgs/org-1/events"
            let filters = "?from=2026-06-01T00%3A00%3A00Z&to=2026-06-03T00%3A00%3A00.6%2B00%3A00"
            let page = try await client.get(target)
            #expect(try page.link("self") == base + filters)
            #expect(try page.link("next")?.hasPrefix(base + filters + "&cursor=01") == true)
        }
    }

    @Test func `a cursor survives updates and removals`() async throws {
        try await withSample { client in
            let users = "/v2/orgs/org-1/directories/-/users"
            let first = try await client.get(users)
            #expect(try first.ids("account_id") == ["u1", "u2"])
            for id in ["u1", "u2", "u4"] {
                #expect(try await client.send("DELETE", "\(users)/\(id)").status == 204)
            }
            let second = try await client.get(try #require(try first.link("next")))
            #expect(try second.ids("account_id") == ["712020:u3", "u5"])
            #expect(try second.link("next") == nil)
            #expect(try second.link("prev") == nil)
        }
    }
}
