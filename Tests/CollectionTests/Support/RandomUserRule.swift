import RandomCEL

/// A rule over users, as text and as plain facts.
struct RandomUserRule {
    var id: String
    var condition: UserTerm
    var requirement: UserTerm?
    var maximum: Int?
    var minimum: Int?
    /// `fail`, or nil for what is usual.
    var whenEmpty: String?

    init(
        _ number: Int, users: Int, roles: [String] = RandomOrganization.roles, _ random: inout SeededRandom
    ) {
        id = "rule-\(number)"
        var roles = roles
        condition = .random(2, &roles, &random)
        switch random.below(4) {
        case 0: maximum = random.pick([0, 1, 3, 20, users])
        case 1: minimum = random.pick([1, 2, 5, 30, users])
        case 2:
            requirement = .random(2, &roles, &random)
            whenEmpty = random.chance(3) ? "fail" : nil
        default: requirement = .random(2, &roles, &random)
        }
    }

    var text: String {
        var lines = ["where: '\(condition.text)'"]
        if let requirement { lines.append("require: '\(requirement.text)'") }
        if let whenEmpty { lines.append("whenEmpty: \(whenEmpty)") }
        let bounds = [maximum.map { "max: \($0)" }, minimum.map { "min: \($0)" }].compactMap { $0 }
        if !bounds.isEmpty { lines.append("count: { \(bounds.joined(separator: ", ")) }") }
        return """
              - id: \(id)
                title: A rule
                severity: high
                for: user
            \(lines.map { "    \($0)\n" }.joined())
            """
    }

    var roles: Set<String> { condition.roles.union(requirement?.roles ?? []) }
    var readsDomains: Bool { condition.readsDomains || requirement?.readsDomains == true }
    /// Whether more than one resource at a time decides it.
    var isCounting: Bool { maximum != nil || minimum != nil || whenEmpty != nil }
}
