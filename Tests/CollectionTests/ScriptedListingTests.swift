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
        let rules = try Compiled.rule(rule)
        let (inventory, requests) = try await collect(rules) { request, number in
            if number == 0 { return .answer(200, #"{"id":"o1","type":"organization"}"#) }
            let page = (number - 1) % pages.count
            let isLast = request.target.contains("cursor=last") || pages.count == 1
            let next = isLast ? "" : #","next":"/v1/orgs/o1/domains?cursor=last""#
            return .answer(200, pages[page].replacing("LINKS", with: #""links":{"self":"x"\#(next)}"#))
        }
        let domains = inventory.collection(of: .domain)
        return (
            rules.assess(inventory, now: Site.now).rules.first?.outcome, domains.completeness.missing.map(\.text),
            domains.duplicateCount, requests - 1
        )
    }

    /// What rules demand of a server that follows a script, and how many requests it was sent.
    private func collect(
        _ rules: CompiledRuleSet, dialect: Dialect = .reference,
        _ script: @escaping @Sendable (ReceivedRequest, Int) -> Reply
    ) async throws -> (Inventory, requests: Int) {
        try await TestServer.run(script) { server in
            var configuration = AdminClientConfiguration(
                baseURL: try BaseURL(server.url), apiKey: try APIKey("key"))
            configuration.rate = nil
            return try await withAdminClient(
                configuration, logger: Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() })
            ) { client in
                let collector = Collector(client, organization: "o1", dialect: dialect)
                var planner = DetailPlanner(rules, now: Site.now)
                let inventory = try await collector.collect(
                    rules.demand(in: dialect, now: Site.now), at: Site.now
                ) { planner.next($0) }
                return (inventory, server.requests.count)
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

    /// A listing of one page, whatever page it is.
    private static func whole(_ ids: [String], total: Int) -> String {
        page(ids, total: total).replacing(",LINKS", with: "")
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
            says: "one that comes twice in place of another",
            pages: [page(["a", "b"], total: 3), page(["b"], total: 3)], outcome: .undetermined,
            missing: ["the domains changed while they were read: the API counts 3 domains and lists 2"],
            duplicates: 1, calls: 4),
        Case(
            says: "one that comes twice in place of another, for a moment",
            pages: [
                page(["a", "b"], total: 3), page(["b"], total: 3), page(["a", "b"], total: 3), page(["c"], total: 3),
            ], calls: 4),
        Case(
            says: "more than are listed, as the first page has it",
            pages: [page(["a", "b"], total: 4), page(["c"], total: 3)], outcome: .undetermined,
            missing: ["the domains changed while they were read: the API counts 4 domains and lists 3"], calls: 4),
        Case(
            says: "a total that shrinks and is right the second time",
            pages: [
                page(["a", "b"], total: 4), page(["c"], total: 3), page(["a", "b"], total: 3), page(["c"], total: 3),
            ], calls: 4),
        Case(says: "one page with all", pages: [whole(["a", "b"], total: 2)], calls: 1),
        Case(
            says: "one page with less", pages: [whole(["a"], total: 2)], outcome: .undetermined,
            missing: ["not all domains were listed: the API counts 2 domains and lists 1"], calls: 2),
        Case(
            says: "one page with less, for a moment",
            pages: [whole(["a"], total: 2), whole(["a", "b"], total: 2)], calls: 2),
        Case(
            says: "one page with one twice in place of another", pages: [whole(["a", "a"], total: 2)],
            outcome: .undetermined, missing: ["not all domains were listed: the API counts 2 domains and lists 1"],
            duplicates: 1, calls: 2),
        Case(
            says: "two lists, of which the last is empty", pages: [#"{"data":[{"id":"x"}],"data":[]}"#],
            outcome: .undetermined,
            missing: [
                "the answer is malformed: the key `data` stands twice in an object: "
                    + #"`{"data":[{"id":"x"}],"data":[]}` (getOrganizationDomains, GET /v1/orgs/o1/domains)"#
            ], calls: 1),
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

    /// Two users on one page, and a rule that asks for a count of them.
    @Test(arguments: [2, 3], [Dialect.reference, .cloud])
    func `users on one page are compared with a count that is asked for anyway`(
        count: Int, dialect: Dialect
    ) async throws {
        let rules = try Compiled.rules(
            """
            apiVersion: tenet/v1
            rules:
              - { id: users, title: x, severity: low, for: user, require: user.account_id != "x" }
              - { id: few, title: x, severity: low, for: organization, require: org.user_count < 9 }

            """)
        let (inventory, requests) = try await collect(rules, dialect: dialect) { request, _ in
            if request.target.hasSuffix("/count") { return .answer(200, #"{"data":{"count":\#(count)}}"#) }
            if request.target.contains("/users") {
                let key = dialect == .cloud ? "accountId" : "account_id"
                return .answer(200, #"{"data":[{"\#(key)":"a"},{"\#(key)":"b"}]}"#)
            }
            return .answer(200, #"{"id":"o1","type":"organization"}"#)
        }
        let isWhole = count == 2
        #expect(requests == 3)
        #expect(
            inventory.collection(of: .user).completeness.missing.map(\.text)
                == (isWhole ? [] : ["not all users were listed: the API counts 3 users and lists 2"]))
        let outcomes = Dictionary(
            uniqueKeysWithValues: rules.assess(inventory, now: Site.now).rules.map { ($0.rule.id, $0.outcome) })
        #expect(outcomes == ["users": isWhole ? .pass : .undetermined, "few": .pass])
    }

    /// Pages of three by offset: `a` leaves when the first has been read, so that `d` is on it from then on.
    @Test func `a user who leaves between two pages hides none who stays`() async throws {
        let rules = try Compiled.rule("for: user\nrequire: user.account_id != \"d\"")
        let (inventory, requests) = try await collect(rules) { request, number in
            func page(_ ids: String...) -> Reply {
                let users = ids.map { #"{"account_id":"\#($0)"}"# }.joined(separator: ",")
                let next = request.target.contains("cursor=3") ? "" : #""next":"\#(request.target)&cursor=3""#
                return .answer(200, #"{"data":[\#(users)],"links":{\#(next)}}"#)
            }
            return switch number {
            case 0: .answer(200, #"{"id":"o1","type":"organization"}"#)
            case 1: page("a", "b", "c")
            case 2: .answer(200, #"{"data":{"count":6}}"#)
            case 3: page("e", "f")
            case 4: page("b", "c", "d")
            case 5: .answer(200, #"{"data":{"count":5}}"#)
            default: page("e", "f")
            }
        }
        let users = inventory.collection(of: .user)
        #expect(requests == 7)
        #expect(users.completeness.missing == [])
        #expect(users.resources.map(\.id) == ["b", "c", "d", "e", "f"])
        #expect(rules.assess(inventory, now: Site.now).rules.first?.outcome == .fail)
    }

    /// The search finds one of two and lists none; asked by themselves, `b` is it.
    @Test(arguments: [0, 1])
    func `a search for a role that finds more than it lists tells nothing of anyone`(total: Int) async throws {
        let rules = try Compiled.rule("for: user\nrequire: '!(\"guest\" in user.roles)'")
        let (inventory, requests) = try await collect(rules, dialect: .cloud) { request, _ in
            if request.target.hasSuffix("/role-assignments?limit=100") {
                let role = request.target.contains("/b/") ? "guest" : "user"
                return .answer(200, #"{"data":[{"roleAssignments":[{"role":"atlassian/\#(role)"}]}]}"#)
            }
            if request.body.contains("roleIds") { return .answer(200, #"{"data":[],"meta":{"total":\#(total)}}"#) }
            if request.target.contains("/users") {
                return .answer(200, #"{"data":[{"accountId":"a"},{"accountId":"b"}]}"#)
            }
            return .answer(200, #"{"id":"o1","type":"orgs"}"#)
        }
        #expect(requests == (total == 0 ? 3 : 5))
        #expect(rules.assess(inventory, now: Site.now).rules.first?.outcome == (total == 0 ? .pass : .fail))
    }

    @Test func `a violation on a torn page is one all the same`() async throws {
        let pages = [Self.page(["a", "b"]), Self.page(["b"]), Self.page(["a", "b"]), Self.page(["a"])]
        let sight = try await look(pages, rule: "for: domain\nrequire: domain.id != \"a\"")
        #expect(sight.outcome == .fail)
        #expect(sight.missing.count == 1)
    }
}
