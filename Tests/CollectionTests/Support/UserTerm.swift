import RandomCEL

/// A condition over a user: as Tenet's rules write it, and as plain Swift evaluates it where all is known.
indirect enum UserTerm {
    case holds(String)
    case holdsAny([String], spelling: Int)
    case active, app, emailed, verified, named, productive
    case not(UserTerm)
    case and(UserTerm, UserTerm)
    case or(UserTerm, UserTerm)
    /// The condition knows nothing of roles.
    case choose(UserTerm, UserTerm, UserTerm)

    var text: String {
        switch self {
        case .holds(let role): "\"\(role)\" in user.roles"
        case .holdsAny(let roles, let spelling):
            Self.spelling(spelling, "[\(roles.map { "\"\($0)\"" }.joined(separator: ", "))]")
        case .active: "user.account_status == \"active\""
        case .app: "user.account_type == \"app\""
        case .emailed: "has(user.email)"
        case .verified: "has(user.email) && emailDomain(user.email) in verified"
        case .named: "has(user.name)"
        case .productive: "size(user.product_access) > 1"
        case .not(let term): "!(\(term.text))"
        case .and(let left, let right): "(\(left.text)) && (\(right.text))"
        case .or(let left, let right): "(\(left.text)) || (\(right.text))"
        case .choose(let condition, let yes, let no): "((\(condition.text)) ? (\(yes.text)) : (\(no.text)))"
        }
    }

    /// The ways to ask for one of several roles.
    private static func spelling(_ number: Int, _ roles: String) -> String {
        switch number {
        case 0: "user.roles.exists(r, r in \(roles))"
        case 1: "sets.intersects(user.roles, \(roles))"
        case 2: "\(roles).exists(role, role in user.roles)"
        case 3: "size(user.roles.filter(r, r in \(roles))) > 0"
        default: "!user.roles.all(r, !(r in \(roles)))"
        }
    }

    /// The value for a user who has exactly these roles.
    func isTrue(of user: RandomOrganization.User, _ roles: Set<String>, verified: Set<String>) -> Bool {
        func value(_ term: UserTerm) -> Bool { term.isTrue(of: user, roles, verified: verified) }
        return switch self {
        case .holds(let role): roles.contains(role)
        case .holdsAny(let some, _): !roles.isDisjoint(with: some)
        case .active: user.status == "active"
        case .app: user.isApp
        case .emailed: user.email != nil
        case .verified: user.domain.map(verified.contains) ?? false
        case .named: user.name != nil
        case .productive: user.productCount > 1
        case .not(let term): !value(term)
        case .and(let left, let right): value(left) && value(right)
        case .or(let left, let right): value(left) || value(right)
        case .choose(let condition, let yes, let no): value(condition) ? value(yes) : value(no)
        }
    }

    var roles: Set<String> {
        switch self {
        case .holds(let role): [role]
        case .holdsAny(let roles, _): Set(roles)
        case .not(let term): term.roles
        case .and(let left, let right), .or(let left, let right): left.roles.union(right.roles)
        case .choose(_, let yes, let no): yes.roles.union(no.roles)
        default: []
        }
    }

    var readsDomains: Bool {
        switch self {
        case .verified: true
        case .not(let term): term.readsDomains
        case .and(let left, let right), .or(let left, let right): left.readsDomains || right.readsDomains
        case .choose(let condition, let yes, let no):
            condition.readsDomains || yes.readsDomains || no.readsDomains
        default: false
        }
    }

    /// No role stands in it twice, so that no two parts of it hang on the same unknown.
    static func random(_ depth: Int, _ roles: inout [String], _ random: inout SeededRandom) -> UserTerm {
        if depth == 0 || random.chance(4) {
            guard !roles.isEmpty, random.chance(2) else {
                return random.pick([.active, .app, .emailed, .verified, .named, .productive])
            }
            let first = roles.remove(at: random.below(roles.count))
            guard !roles.isEmpty, random.chance(3) else { return .holds(first) }
            return .holdsAny([first, roles.remove(at: random.below(roles.count))], spelling: random.below(5))
        }
        switch random.below(5) {
        case 0: return .not(.random(depth - 1, &roles, &random))
        case 1, 2: return .and(.random(depth - 1, &roles, &random), .random(depth - 1, &roles, &random))
        case 3: return .or(.random(depth - 1, &roles, &random), .random(depth - 1, &roles, &random))
        default:
            let condition = random.pick([UserTerm.active, .app, .emailed, .named])
            return .choose(condition, .random(depth - 1, &roles, &random), .random(depth - 1, &roles, &random))
        }
    }
}
