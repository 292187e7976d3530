import Foundation
import Testing

/// `--new-only` where not everything could be decided: what the baseline accepts is no answer to what nobody saw.
struct NewOnlyTests {
    private static func user(_ id: String, _ status: String, email: Bool = true) -> String {
        let email = email ? #","email":"\#(id)@acme.example""# : ""
        return
            #"{"account_id":"\#(id)","account_type":"atlassian","account_status":"\#(status)","name":"\#(id)"\#(email)}"#
    }

    /// An account without an email cannot be decided, one that is closed fails.
    private static let rules = TinyOrganization.rule(
        "require: user.account_status == 'active' && user.?email.value() != ''")

    /// A later state of an organization of which `bob` was accepted.
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var users: [String]
        var isComplete = true
        var options: [String] = ["--new-only"]
        var status: Int32
        /// The block on the baseline.
        var baseline: String
        /// Standard error.
        var errors = ""

        var testDescription: String { name }
    }

    private static let doubt = "error: `user.?email.value()`: the optional has no value"

    private static func undecided(_ reason: String) -> String {
        "1 rule could not be decided in full:\n  accounts-active: \(reason)\n"
    }

    private static let cases = [
        Case(
            name: "as it was", users: [user("bob", "closed")], status: 0, baseline: "BASELINE of 1: 1 accepted\n"),
        Case(
            name: "as it was, without --new-only", users: [user("bob", "closed")], options: [], status: 1,
            baseline: "BASELINE of 1: 1 accepted\n"),
        Case(
            name: "complies now", users: [user("bob", "active")], status: 0,
            baseline: "BASELINE of 1: 1 resolved\n  resolved: accounts-active: user bob\n"),
        Case(
            name: "gone, and all was seen", users: [user("alice", "active")], status: 0,
            baseline: "BASELINE of 1: 1 resolved\n  resolved: accounts-active: user bob\n"),
        Case(
            name: "gone, and not all was seen", users: [user("alice", "active")], isComplete: false, status: 3,
            baseline: "BASELINE of 1: 1 not seen\n  not seen: accounts-active: user bob\n",
            errors: undecided("incomplete: page 2 failed")),
        Case(
            name: "complies now, and not all was seen", users: [user("bob", "active")], isComplete: false, status: 3,
            baseline: "BASELINE of 1: 1 resolved\n  resolved: accounts-active: user bob\n",
            errors: undecided("incomplete: page 2 failed")),
        Case(
            name: "in doubt now", users: [user("bob", "active", email: false)], status: 3,
            baseline: "BASELINE of 1: 1 not seen\n  not seen: accounts-active: user bob\n", errors: undecided(doubt)),
        Case(
            name: "as it was, and another in doubt",
            users: [user("bob", "closed"), user("carol", "active", email: false)],
            status: 3, baseline: "BASELINE of 1: 1 accepted\n", errors: undecided(doubt)),
        Case(
            name: "as it was, and a doubt that may be",
            users: [user("bob", "closed"), user("carol", "active", email: false)],
            options: ["--new-only", "--allow-undetermined", "error"], status: 0, baseline: "BASELINE of 1: 1 accepted\n"
        ),
        Case(
            name: "another fails, and one is in doubt",
            users: [user("bob", "closed"), user("carol", "active", email: false), user("dave", "closed")], status: 1,
            baseline: "BASELINE of 1: 1 new, 1 accepted\n"),
    ]

    @Test(arguments: cases, ["--snapshot", "--simulate"])
    func `only what is new and what was not decided end badly`(item: Case, source: String) throws {
        let accepted = try TinyOrganization(users: [Self.user("bob", "closed")], rules: Self.rules)
        try accepted.scratch.file("tenet.yaml", "baseline: baseline.json\n")
        let written = try Tenet.run(
            "baseline", "write", source, accepted.snapshot, folder: accepted.scratch.folder)
        #expect(written == Tenet.Result(status: 0, output: "accepted 1 finding\n", errors: ""))

        let later = try TinyOrganization(users: item.users, usersAreComplete: item.isComplete, rules: Self.rules)
        let result = try Tenet.run(
            ["check", source, later.snapshot] + item.options, folder: accepted.scratch.folder)
        #expect(result.status == item.status)
        #expect(result.output.contains("\n" + item.baseline + "\n"), "\(result.output)")
        #expect(result.errors == item.errors)
    }

    @Test func `what could not be decided is named when a baseline is written and compared`() throws {
        let tiny = try TinyOrganization(
            users: [Self.user("bob", "closed"), Self.user("carol", "active", email: false)], rules: Self.rules)
        try tiny.scratch.file("tenet.yaml", "baseline: baseline.json\n")
        func run(_ command: String) throws -> Tenet.Result {
            try Tenet.run("baseline", command, "--snapshot", tiny.snapshot, folder: tiny.scratch.folder)
        }
        func told(_ consequence: String) -> String {
            "1 rule could not be decided in full, so that \(consequence):\n  accounts-active: \(Self.doubt)\n"
        }
        #expect(
            try run("write")
                == Tenet.Result(
                    status: 3, output: "accepted 1 finding\n",
                    errors: told("the baseline may lack what would be found")))
        #expect(try run("diff") == Tenet.Result(status: 3, output: "", errors: told("more may be new")))
    }
}
