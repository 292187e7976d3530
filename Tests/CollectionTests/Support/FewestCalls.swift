/// The fewest calls for roles that decide rules, found by a plain program that knows all of the organization.
struct FewestCalls {
    let organization: RandomOrganization
    let rules: [RandomUserRule]
    /// Roles of which it is known of everybody who holds them.
    let known: Set<String>
    private let verified: Set<String>
    /// How many doubtful users a rule that counts asks about at once.
    private let batch = 100

    init(_ organization: RandomOrganization, _ rules: [RandomUserRule], known: Set<String> = []) {
        self.known = known
        self.organization = organization
        self.rules = rules
        verified = Set(organization.domains.filter(\.isVerified).map(\.name))
    }

    /// Places of the users whose roles have to be asked for.
    var asked: Set<Int> {
        var asked: Set<Int> = []
        for rule in rules where rule.requirement != nil {
            for (place, user) in organization.users.enumerated() where isOpen(violates(rule), of: user, rule) {
                asked.insert(place)
            }
        }
        while true {
            var next: Set<Int> = []
            for rule in rules where rule.isCounting {
                var selected = 0
                var doubtful: [Int] = []
                for (place, user) in organization.users.enumerated() {
                    if !asked.contains(place), isOpen(selects(rule), of: user, rule) {
                        doubtful.append(place)
                    } else if selects(rule)(user, user.roles) {
                        selected += 1
                    }
                }
                if !isDecided(rule, selected, doubtful.count) { next.formUnion(doubtful.prefix(batch)) }
            }
            if next.isEmpty { return asked }
            asked.formUnion(next)
        }
    }

    /// Ids of the users who violate a rule.
    func violators(of rule: RandomUserRule) -> [String] {
        guard rule.requirement != nil else { return [] }
        return organization.users.filter { violates(rule)($0, $0.roles) }.map(\.id)
    }

    func selectedCount(of rule: RandomUserRule) -> Int {
        organization.users.count { selects(rule)($0, $0.roles) }
    }

    private func selects(_ rule: RandomUserRule) -> (RandomOrganization.User, Set<String>) -> Bool {
        { rule.condition.isTrue(of: $0, $1, verified: verified) }
    }

    private func violates(_ rule: RandomUserRule) -> (RandomOrganization.User, Set<String>) -> Bool {
        { user, roles in
            rule.condition.isTrue(of: user, roles, verified: verified)
                && rule.requirement?.isTrue(of: user, roles, verified: verified) == false
        }
    }

    /// Whether it hangs on the roles: some roles make it true, and others do not.
    private func isOpen(
        _ holds: (RandomOrganization.User, Set<String>) -> Bool, of user: RandomOrganization.User,
        _ rule: RandomUserRule
    ) -> Bool {
        var sets = [user.roles.intersection(known)]
        for role in rule.roles.subtracting(known) { sets += sets.map { $0.union([role]) } }
        return Set(sets.map { holds(user, $0) }).count == 2
    }

    private func isDecided(_ rule: RandomUserRule, _ selected: Int, _ doubtful: Int) -> Bool {
        if let maximum = rule.maximum { return selected > maximum || selected + doubtful <= maximum }
        if let minimum = rule.minimum { return selected >= minimum || selected + doubtful < minimum }
        return selected > 0 || doubtful == 0
    }
}
