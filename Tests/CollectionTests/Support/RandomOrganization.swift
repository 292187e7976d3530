import AdminSimulator
import JSON
import RandomCEL

/// An organization of plain facts, shaped like the benchmark's, and what the simulator makes of it.
struct RandomOrganization {
    struct User {
        var id: String
        var isApp: Bool
        var status: String
        var email: String?
        var name: String?
        var productCount: Int
        var roles: Set<String>

        var domain: String? {
            email.map { $0.split(separator: "@").last.map { $0.lowercased() } ?? "" }
        }
    }

    static let id = "org-1"
    static let roles = ["org-admin", "site-admin", "product-admin", "trusted-user", "user"]

    var users: [User] = []
    /// Names and whether they are verified.
    var domains: [(name: String, isVerified: Bool)] = []
    var policyTypes: [String] = []
    var groupSizes: [Int] = []

    init() {}

    init(users count: Int, _ random: inout SeededRandom) {
        domains = (0..<12).map { ("d\($0).example", !random.chance(3)) }
        policyTypes = (0..<random.below(8)).map { _ in
            random.pick(["ip-allowlist", "data-residency", "external-user", "authentication"])
        }
        groupSizes = (0..<random.below(6)).map { _ in random.below(5) }
        users = (0..<count).map { number in
            let isApp = random.chance(20)
            let domain = random.chance(3) ? "elsewhere.example" : random.pick(domains).name
            var roles: Set<String> = random.chance(4) ? [] : ["user"]
            for role in Self.roles where random.chance(8) { roles.insert(role) }
            // An organization has an admin.
            if number == count / 2 { roles.insert("org-admin") }
            return User(
                id: "u\(number)", isApp: isApp,
                status: random.pick(["active", "active", "active", "inactive", "closed"]),
                email: isApp || random.chance(15)
                    ? nil : "user\(number)@\(random.chance(9) ? domain.uppercased() : domain)",
                name: random.chance(12) ? nil : "User \(number)", productCount: random.below(3), roles: roles)
        }
    }

    /// In the reference dialect.
    var simulated: SimulatedOrganization {
        get throws {
            var organization = try SimulatedOrganization([
                "id": .string(Self.id), "type": "organization", "attributes": ["name": "Random"],
            ])
            for user in users { try organization.add(Self.json(user), to: .users) }
            for (number, domain) in domains.enumerated() {
                let status: JSONValue = domain.isVerified ? "verified" : "pending"
                try organization.add(
                    [
                        "id": .string("d\(number)"), "type": "domain",
                        "attributes": ["name": .string(domain.name), "claim": ["type": "dns", "status": status]],
                    ], to: .domains)
            }
            for (number, type) in policyTypes.enumerated() {
                try organization.add(
                    [
                        "id": .string("p\(number)"), "type": .string(type), "name": .string("Policy \(number)"),
                        "status": "enabled", "attributes": ["rule": ["in": []]],
                    ], to: .policies)
            }
            for (number, size) in groupSizes.enumerated() {
                try organization.add(
                    [
                        "id": .string("g\(number)"), "type": "group",
                        "attributes": [
                            "name": .string("Group \(number)"), "member_count": .number(JSONNumber(size)),
                        ],
                    ], to: .groups)
            }
            return organization
        }
    }

    private static func json(_ user: User) -> JSONValue {
        var object: JSONObject = [
            "account_id": .string(user.id), "account_type": user.isApp ? "app" : "atlassian",
            "account_status": .string(user.status), "created": "2024-01-01T00:00:00Z",
        ]
        object["email"] = user.email.map(JSONValue.string)
        object["name"] = user.name.map(JSONValue.string)
        object["product_access"] = .array(
            (0..<user.productCount).map { ["key": "confluence", "name": .string("Site \($0)"), "url": "x"] })
        object["role_assignments"] = .array(
            user.roles.sorted().map {
                ["role": .string($0), "resource": ["id": .string(Self.id), "type": "organization"]]
            }
        )
        return .object(object)
    }
}
