import Evaluation
import JSON
import Observations
import RandomCEL
import Rules

/// Rules on users, some of which count, with waivers of them.
struct RandomRules {
    private var random: SeededRandom
    private var conditions: RandomConditions

    init(seed: UInt64) {
        random = SeededRandom(seed: seed &+ 7)
        conditions = RandomConditions(seed: seed)
    }

    mutating func rules(_ count: Int) throws -> CompiledRuleSet {
        var set = try Compiling.rules(
            "apiVersion: tenet/v1\nrules:\n  - { id: always, title: Always, severity: low, for: user, require: false }",
            allowsWarnings: true)
        while set.rules.count < count {
            guard let rule = try? Compiling.rules(rule(set.rules.count), allowsWarnings: true) else { continue }
            set.rules += rule.rules
        }
        set.rules.sort { $0.metadata.id < $1.metadata.id }
        for _ in 0..<count * 3 {
            let rule = random.pick(set.rules).metadata.id
            guard let waived = try? Waiving.rules(set, waiver(of: rule)) else { continue }
            set.waivers += waived.waivers
        }
        return set
    }

    private mutating func rule(_ number: Int) -> String {
        """
        apiVersion: tenet/v1
        rules:
          - id: rule-\(number)
            title: A rule
            severity: low
            for: user
            where: \(condition())
            \(random.chance(3) ? count() : "require: \(condition())")
            message: >-
              ${user.account_id}: ${user.?name.orValue("-")} ${\(messagePart())}, ${\(messagePart())}
        """
    }

    private mutating func messagePart() -> String {
        random.pick([
            "user.roles", "user.name", "user.?nickname", "user.?product_access", "user.product_access.map(p, p.?name)",
            "user.product_access.size()", "user.email.lowerAscii().split('@')", "emailDomain(user.email)",
            "user.?last_active", "user.?mfa_enabled", "has(user.name) && user.name.size() > 3", "now", "'\"quoted\"'",
            "user.name + ' of ' + user.email", "user.account_status == 'active' ? user.email : user.name",
            "user.roles.filter(r, r != 'user')", "timestamp('2026-11-01T00:00:00Z') - user.created",
            "user.product_access.exists(p, p.key == 'jira')", "user.role_assignments", "user", "{'a': user.roles}",
        ])
    }

    private mutating func count() -> String {
        let key = random.pick([
            "user.roles", "emailDomain(user.email)", "user.name", "user.account_status", "user.?nickname.orValue('')",
            "user.product_access.map(p, p.key)", "user.email.lowerAscii().split('@')",
        ])
        let by = random.chance(4) ? "" : ", by: \"\(key)\""
        return random.chance(5)
            ? "count: { min: 3\(by) }\n    require: \(condition())" : "count: { max: \(random.below(4))\(by) }"
    }

    private mutating func waiver(of rule: String) -> String {
        let isAttestation = random.chance(3)
        let subject = random.pick([
            "resource: u\(random.below(60))", "upTo: \(random.below(30))", "where: \(condition())",
            "where: \(condition())", "where: \(condition())",
        ])
        return """
            \(isAttestation ? "attestations" : "waivers"):
              - rule: \(rule)
                \(subject)
                reason: Because
                approver: someone
                ticket: T-1
                expires: \(random.pick(["2027-01-31", "2027-02-28", "2026-11-05", "2026-10-31"]))
                \(isAttestation ? "checked: 2026-10-30" : "")
            """
    }

    private mutating func condition() -> String {
        JSONValue.string(conditions.condition()).serialized()
    }
}
