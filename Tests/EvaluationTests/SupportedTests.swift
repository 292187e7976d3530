import CEL
import Evaluation
import JSON
import Observations
import Rules
import Testing

/// `supported(…)`: `user.mfa_enabled` is the cloud's only.
struct SupportedTests {
    private func outcome(_ rule: String, _ users: String, _ dialect: Dialect) throws -> Outcome {
        let inventory = try Compiling.inventory(users, dialect: dialect)
        return try #require(Compiling.rule(rule).assess(inventory, now: Compiling.now).rules.first).outcome
    }

    private static let on = "users: [{ account_id: a, mfa_enabled: true }]"
    private static let off = "users: [{ account_id: a, mfa_enabled: false }]"
    private static let guarded =
        "for: user\nrequire: '!supported(user.mfa_enabled) || user.?mfa_enabled.orValue(false)'"

    @Test(arguments: [
        (guarded, on, Dialect.cloud, Outcome.pass), (guarded, off, .cloud, .fail),
        (guarded, on, .reference, .pass), (guarded, off, .reference, .pass),
        (
            "for: user\nrequire: 'supported(user.mfa_enabled) ? user.?mfa_enabled.orValue(false) : false'", on,
            .reference,
            .fail
        ),
        ("for: user\nwhere: supported(user.mfa_enabled)\nrequire: 'false'", on, .reference, .notApplicable),
        ("for: user\nwhere: supported(user.mfa_enabled)\nrequire: 'false'", on, .cloud, .fail),
        ("for: user\nrequire: supported(user.account_id)", on, .reference, .pass),
        ("for: user\nlet: { seen: supported(user.mfa_enabled) }\nrequire: seen", on, .reference, .fail),
        (
            "for: organization\nrequire: org.users.all(u, !supported(u.mfa_enabled) || has(u.mfa_enabled))", off,
            .reference, .pass
        ),
        ("for: organization\nrequire: '!supported(org.api_keys) && supported(org.users)'", on, .reference, .pass),
        // Without the question, the dialect cannot decide it.
        ("for: user\nrequire: user.?mfa_enabled.orValue(false)", on, .reference, .undetermined),
    ])
    func `a rule may ask whether the dialect has a field`(
        rule: String, users: String, dialect: Dialect, outcome: Outcome
    ) throws {
        #expect(try self.outcome(rule, users, dialect) == outcome)
    }

    @Test(arguments: [
        ("supported(user)", "`supported` takes a field, such as `user.mfa_enabled`"),
        ("supported('a')", "`supported` takes a field, such as `user.mfa_enabled`"),
        ("supported({'a': 1}.a)", "`supported` takes a field of a resource, such as `user.mfa_enabled`"),
        ("supported(params.t)", "`supported` takes a field of a resource, such as `user.mfa_enabled`"),
        ("supported(user.mfa_enabld)", "`mfa_enabld` is not a field of `user`, did you mean `mfa_enabled`?"),
    ])
    func `only fields of resources can be asked for`(source: String, message: String) {
        do {
            _ = try Compiling.rule("for: user\nrequire: \"\(source)\"")
            Issue.record("it compiles")
        } catch {
            #expect("\(error)".contains("error: " + message), "\(error)")
        }
    }
}
