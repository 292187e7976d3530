import CEL
import Observations
import RandomCEL

/// Conditions on a user: half of them as rules have them, half of them anything that has a type.
struct RandomConditions {
    private var random: SeededRandom
    private var anything: ExpressionGenerator

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        var environment = CELEnvironment(library: CELLibrary(merging: [.all, .tenet]))
        environment.objectTypes = ResourceSchema.objectTypes
        environment.variables = ["user": .object("tenet.user"), "now": .timestamp]
        anything = ExpressionGenerator(environment, seed: seed &+ 1)
    }

    mutating func condition() -> String {
        random.chance(2) ? anything.condition(depth: 3) : usual(3)
    }

    /// Such as stand in rules.
    private mutating func usual(_ depth: Int) -> String {
        guard depth > 0 else { return leaf() }
        switch random.below(7) {
        case 0: return "(\(usual(depth - 1)) && \(usual(depth - 1)))"
        case 1: return "(\(usual(depth - 1)) || \(usual(depth - 1)))"
        case 2: return "!\(usual(depth - 1))"
        case 3: return "(\(usual(depth - 1)) ? \(usual(depth - 1)) : \(usual(depth - 1)))"
        default: return leaf()
        }
    }

    private mutating func leaf() -> String {
        switch random.below(21) {
        case 0: return "has(user.\(field()))"
        case 1: return "user.?\(field()).hasValue()"
        case 2: return "(\(text()) \(random.pick(["==", "!="])) \(text()))"
        case 3: return "(\(text()) in \(random.pick([#"["a", "app", "acme.com", "é"]"#, "[]", #"["active"]"#])))"
        case 4: return "\(text()).\(random.pick(["startsWith", "endsWith", "contains"]))(\(literal()))"
        case 5: return #"\#(text()).matches("\#(random.pick(["^a", "(", "[a-c]+$", "", "(?i)ACME"]))")"#
        case 6, 7: return "(\(time()) \(random.pick(["<", "<=", ">", ">=", "==", "!="])) \(time()))"
        case 8: return "(\(time()) - \(time()) > duration(\"\(random.pick(["0s", "24h", "-1h"]))\"))"
        case 9: return "(\(size()) \(random.pick(["<", ">", "==", "<="])) \(random.below(3)))"
        case 10: return "(\(literal()) in user.roles)"
        case 11: return "user.roles.\(random.pick(["exists", "all"]))(r, r in [\"org-admin\", \"user\"])"
        case 12:
            let macro = random.pick(["exists", "all", "exists_one"])
            let inner = random.pick([
                "p.key == \"jira\"", "has(p.name)", "p.?last_active.orValue(now) < now", "p.name.size() > 1",
            ])
            return "user.\(random.pick(["product_access", "?product_access.orValue([])"])).\(macro)(p, \(inner))"
        case 13: return "(\(number()) \(random.pick(["<", ">", "==", "!=", ">="])) \(number()))"
        case 14: return "(\(text()) \(random.pick(["<", "<=", ">", ">="])) \(text()))"
        case 15: return "\(elements()).\(random.pick(["exists", "all", "exists_one"]))(p, \(ofElement()))"
        case 16:
            return
                "(\(elements()).filter(p, \(ofElement())).size() \(random.pick([">", "==", "<"])) \(random.below(3)))"
        case 17: return "(\(text()) in \(elements()).map(p, \(ofElement()), p.key))"
        case 18:
            return
                "\(elements()).map(p, p.key).\(random.pick(["exists", "all", "exists_one"]))(k, k \(random.pick(["==", "!=", "<"])) \(text()))"
        case 19: return "glob(\(text()), \(random.pick(["\"a*\"", "\"*\"", "\"[\"", "\"*@acme.com\"", literal()])))"
        default:
            return "user.role_assignments.exists(a, a.role == \"user\" && a.?resource.?id.orValue(\"\") != \"r1\")"
        }
    }

    private mutating func field() -> String {
        random.pick(["name", "nickname", "email", "created", "last_active", "product_access", "picture", "mfa_enabled"])
    }

    private mutating func literal() -> String {
        random.pick([#""a""#, #""""#, #""app""#, #""active""#, #""acme.com""#, #""org-admin""#, #""é""#, #""@""#])
    }

    private mutating func text() -> String {
        let name = random.pick(["name", "nickname", "email", "account_type", "account_status", "mfa_enabled"])
        let read = name == "mfa_enabled" ? "user.account_id" : "user.\(name)"
        switch random.below(12) {
        case 8: return "(has(user.email) ? user.email : \(read))"
        case 9: return "\(read).trim()"
        case 0: return "emailDomain(\(read))"
        case 1: return "\(read).lowerAscii()"
        case 2: return "user.?name.orValue(\(literal()))"
        case 3: return "user.?nickname.or(user.?email).orValue(user.account_id)"
        case 4: return "user.?email.value()"
        case 5: return literal()
        default: return read
        }
    }

    private mutating func time() -> String {
        random.pick([
            "user.created", "user.last_active", "user.?last_active.or(user.?created).orValue(now)", "now",
            "timestamp(\"2026-01-01T00:00:00Z\")", "(user.created + duration(\"24h\"))",
            "user.?created.orValue(user.last_active)",
            "user.added_to_org", "(user.account_type == \"app\" ? user.created : user.last_active)",
        ])
    }

    private mutating func elements() -> String {
        random.pick(["user.product_access", "user.?product_access.orValue([])", "user.product_access"])
    }

    private mutating func ofElement() -> String {
        let term = random.pick([
            "p.key == \"jira\"", "has(p.name)", "p.?last_active.orValue(now) < now", "p.last_active > user.created",
            "p.name.size() > \(random.below(3))", "p.key in [\"jira\", \"trello\"]", "p.name == \(text())",
            "p.last_active > now - duration(\"2160h\")", "p.last_active.getMonth() == 5", "p.name != p.key",
            "user.account_type == \"app\"", "user.name.trim() == \"\"", "p.?name.orValue(p.key).startsWith(\"a\")",
            "user.roles.exists(r, r == p.key)", "p.name.trim() == \"a\"", "true", "has(user.email)",
        ])
        switch random.below(4) {
        case 0: return "(\(term) && \(ofElement()))"
        case 1: return "(\(term) || !(\(ofElement())))"
        default: return term
        }
    }

    private mutating func number() -> String {
        let text = random.pick(["user.name", "user.email", "user.?nickname.orValue(\"\")"])
        switch random.below(6) {
        case 0: return "\(size())"
        case 1: return "size(\(text))"
        case 2:
            let part = random.pick([
                "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getHours", "getMinutes",
                "getSeconds", "getMilliseconds",
            ])
            return "\(time()).\(part)()"
        case 3: return "(\(number()) \(random.pick(["+", "-", "*", "/", "%"])) \(number()))"
        case 4: return "(has(user.name) ? \(number()) : \(number()))"
        default: return random.pick(["0", "1", "2", "2026", "-1", "9223372036854775807"])
        }
    }

    private mutating func size() -> String {
        random.pick([
            "user.product_access.size()", "user.?product_access.orValue([]).size()", "size(user.roles)",
            "user.name.size()",
            "user.role_assignments.size()",
        ])
    }
}
