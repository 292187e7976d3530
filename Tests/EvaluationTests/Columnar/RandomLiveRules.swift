import JSON
import RandomCEL
import Rules

/// Rules of every shape over random conditions on users, some with waivers.
struct RandomLiveRules {
    private var random: SeededRandom
    private var conditions: RandomConditions
    /// The rules as they were drawn, for people.
    private(set) var text = ""

    init(seed: UInt64) {
        random = SeededRandom(seed: seed &+ 7)
        conditions = RandomConditions(seed: seed)
    }

    /// So many rules that the checker accepts.
    mutating func rules(_ count: Int) throws -> CompiledRuleSet {
        var lines: [String] = []
        var waivers: [String] = []
        while lines.count < count {
            let rule = rule(lines.count)
            guard (try? Compiling.rules(Self.file([rule]), allowsWarnings: true)) != nil else { continue }
            lines.append(rule)
            if random.chance(3), rule.contains("require:") {
                let waiver = waiver(of: lines.count - 1)
                if (try? Waiving.rules(Compiling.rules(Self.file([rule]), allowsWarnings: true), "waivers:\n" + waiver))
                    != nil
                {
                    waivers.append(waiver)
                }
            }
        }
        text = Self.file(lines) + waivers.joined()
        let rules = try Compiling.rules(Self.file(lines), allowsWarnings: true)
        return waivers.isEmpty ? rules : try Waiving.rules(rules, "waivers:\n" + waivers.joined())
    }

    private static func file(_ rules: [String]) -> String {
        """
        apiVersion: tenet/v1
        let:
          verified: org.domains.map(d, d.attributes.?name.value())
        rules:
        \(rules.joined())
        """
    }

    private mutating func rule(_ number: Int) -> String {
        var lines: [String] = []
        if !random.chance(4) { lines.append("where: \(quoted(condition()))") }
        let shape = random.below(6)
        if shape != 1, shape != 2 {
            lines.append("require: \(quoted(condition()))")
            lines.append(#"message: "${user.account_id}: ${user.?name.orValue(\"-\")}, ${user.roles}""#)
            if random.chance(3) {
                lines.append("whenEmpty: \(random.pick(["pass", "fail", "undetermined", "notApplicable"]))")
            }
        }
        if shape < 4 {
            let bound = random.pick(["max: \(random.below(9))", "min: \(random.below(9))", "min: 2, max: 30"])
            let key = random.chance(3) ? ", by: \(random.pick(["user.account_id", "user.roles", "user.name"]))" : ""
            lines.append("count: { \(bound)\(key) }")
        }
        return """
              - id: rule-\(number)
                title: A rule
                severity: low
                for: user
            \(lines.map { "    \($0)\n" }.joined())
            """
    }

    /// Often such as need roles, or other users.
    private mutating func condition() -> String {
        switch random.below(6) {
        case 0: return #"("org-admin" in user.roles) && (\#(conditions.condition()))"#
        case 1: return #"(\#(conditions.condition())) || !("\#(random.pick(["user", "org-admin"]))" in user.roles)"#
        case 2: return #"emailDomain(user.email) in verified || "site-admin" in user.roles"#
        case 3:
            let other = #"org.users.exists(u, u.account_id == user.?nickname.orValue("u3") && "user" in u.roles)"#
            return random.chance(2) ? other : "has(user.email) || " + other
        case 4: return "user.?deactivated_on.hasValue() || (\(conditions.condition()))"
        default: return conditions.condition()
        }
    }

    private mutating func waiver(of number: Int) -> String {
        """
          - rule: rule-\(number)
            where: \(quoted(condition()))
            reason: Break glass
            approver: ciso@acme.example
            ticket: SEC-12
            expires: 2027-01-31

        """
    }

    private func quoted(_ text: String) -> String { JSONValue.string(text).serialized() }
}
