import AdminAPI
import Collection
import Evaluation
import Logging
import Observations
import Rules
import ScriptedServer
import Testing

/// Listings that no simulator would answer with.
@Suite(.serialized) struct ScriptedListingTests {
    /// Domains in the reference dialect, a page an answer; after the last page the server begins again.
    private func look(_ pages: [String], rule: String = "for: domain\nrequire: domain.id != \"x\"") async throws -> (
        outcome: Outcome?, missing: [String], duplicates: Int, calls: Int
    ) {
        try await TestServer.run({ request, number in
            if number == 0 { return .answer(200, #"{"id":"o1","type":"organization"}"#) }
            let page = (number - 1) % pages.count
            let isLast = request.target.contains("cursor=last") || pages.count == 1
            let next = isLast ? "" : #","next":"/v1/orgs/o1/domains?cursor=last""#
            return .answer(200, pages[page].replacing("LINKS", with: #""links":{"self":"x"\#(next)}"#))
        }) { server in
            var configuration = AdminClientConfiguration(
                baseURL: try BaseURL(server.url), apiKey: try APIKey("key"))
            configuration.rate = nil
            let rules = try Compiled.rule(rule)
            return try await withAdminClient(
                configuration, logger: Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() })
            ) { client in
                let collector = Collector(client, organization: "o1", dialect: .reference)
                let inventory = try await collector.collect(
                    rules.demand(in: .reference, now: Site.now), at: Site.now
                ) { _ in [] }
                let domains = inventory.collection(of: .domain)
                return (
                    rules.assess(inventory, now: Site.now).rules.first?.outcome,
                    domains.completeness.missing.map(\.text), domains.duplicateCount, server.requests.count - 1
                )
            }
        }
    }

    private static func page(_ ids: [String], total: Int? = nil) -> String {
        let data = ids.map { id in
            let parts = id.split(separator: "=")
            return #"{"id":"\#(parts[0])","attributes":{"name":"\#(parts.count > 1 ? parts[1] : "x")"}}"#
        }
        let meta = total.map { #","meta":{"total":\#($0)}"# } ?? ""
        return #"{"data":[\#(data.joined(separator: ","))]\#(meta),LINKS}"#
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var says: String
        var pages: [String]
        var outcome = Outcome.pass
        var missing: [String] = []
        var duplicates = 0
        /// Of two pages: twice as many when they are read again.
        var calls = 2
        var testDescription: String { says }
    }

    static let cases = [
        Case(says: "two pages that fit together", pages: [page(["a", "b"], total: 3), page(["c"], total: 3)]),
        Case(
            says: "a total that grows and is right the second time",
            pages: [
                page(["a", "b"], total: 3), page(["c"], total: 4), page(["a", "b"], total: 4),
                page(["c", "d"], total: 4),
            ], calls: 4),
        Case(
            says: "a total that changes again and again with the listing",
            pages: [
                page(["a", "b"], total: 3), page(["c"], total: 4), page(["a", "d"], total: 4), page(["c"], total: 5),
            ],
            outcome: .undetermined,
            missing: ["the domains changed while they were read: the API counts 5 domains and lists 3"], calls: 4),
        Case(
            says: "more than are listed",
            pages: [page(["a", "b"], total: 4), page(["c"], total: 4)], outcome: .undetermined,
            missing: ["the domains changed while they were read: the API counts 4 domains and lists 3"], calls: 4),
        Case(
            says: "fewer than are listed", pages: [page(["a", "b"], total: 2), page(["c"], total: 2)]),
        Case(
            says: "other duplicates the second time",
            pages: [page(["a", "b"]), page(["b"]), page(["a", "b"]), page(["a"])],
            outcome: .undetermined, missing: ["the domains changed while they were read: `a` is on two pages"],
            duplicates: 1, calls: 4),
        Case(
            says: "the same one twice on one page", pages: [page(["a", "a"]), page(["b"])], duplicates: 1),
        Case(
            says: "one with two contents", pages: [page(["a=1", "a=2"]), page(["b"])], outcome: .undetermined,
            missing: ["the domains list `a` twice, with different contents"], duplicates: 1),
    ]

    @Test(arguments: cases) func `what speaks for a change is looked into`(testCase: Case) async throws {
        let sight = try await look(testCase.pages)
        #expect(sight.outcome == testCase.outcome)
        #expect(sight.missing == testCase.missing)
        #expect(sight.duplicates == testCase.duplicates)
        #expect(sight.calls == testCase.calls)
    }

    @Test func `a violation on a torn page is one all the same`() async throws {
        let pages = [Self.page(["a", "b"]), Self.page(["b"]), Self.page(["a", "b"]), Self.page(["a"])]
        let sight = try await look(pages, rule: "for: domain\nrequire: domain.id != \"a\"")
        #expect(sight.outcome == .fail)
        #expect(sight.missing.count == 1)
    }
}
