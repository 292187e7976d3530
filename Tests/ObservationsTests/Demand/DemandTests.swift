import CEL
import Observations
import Testing

struct DemandTests {
    private func place(_ type: String, _ field: String) throws -> FieldPlace {
        try #require(FieldPlace(objectType: type, field: field))
    }

    @Test(arguments: [
        ("tenet.user", "email", ResourceKind.user, "email"),
        ("tenet.org", "users", .organization, "users"),
        ("tenet.user.product_access[]", "key", .user, "product_access[].key"),
        ("tenet.domain.attributes.claim", "status", .domain, "attributes.claim.status"),
        ("tenet.api_token.user", "id", .apiToken, "user.id"),
    ])
    func `a field of a type has a place`(type: String, field: String, kind: ResourceKind, path: String) throws {
        #expect(try place(type, field) == FieldPlace(kind: kind, path: path))
    }

    @Test func `other types have none`() {
        #expect(FieldPlace(objectType: "tenet.params", field: "x") == nil)
        #expect(FieldPlace(objectType: "user", field: "x") == nil)
    }

    @Test(arguments: [
        ("tenet.user", "roles", Detail.roleAssignments, Detail.roleAssignments),
        ("tenet.user", "role_assignments", .roleAssignments, .roleAssignments),
        ("tenet.user.role_assignments[]", "role", .roleAssignments, .roleAssignments),
        ("tenet.user", "claim_status", .claimStatus, nil),
        ("tenet.user", "product_access", nil, .productAccess),
        ("tenet.user.product_access[]", "name", nil, .managedAccount),
        ("tenet.user", "last_active", nil, .productAccess),
        ("tenet.user", "email", nil, nil),
        ("tenet.group", "attributes", nil, nil),
        ("tenet.group.attributes", "member_count", nil, .memberCount),
        ("tenet.org", "user_count", .userCount, .userCount),
        ("tenet.org", "role_counts", nil, .roleCounts),
    ])
    func `reading a field needs a detail`(type: String, field: String, reference: Detail?, cloud: Detail?) throws {
        #expect(try place(type, field).detail(in: .reference) == reference)
        #expect(try place(type, field).detail(in: .cloud) == cloud)
    }

    @Test(arguments: [
        ("tenet.user", "email", true, true), ("tenet.user", "mfa_enabled", false, true),
        ("tenet.user", "created", true, false), ("tenet.user", "product_access", true, true),
        ("tenet.user", "groups", false, true), ("tenet.policy.resources[]", "meta", false, true),
        ("tenet.org", "workspaces", false, true), ("tenet.org", "users", true, true),
    ])
    func `a dialect has a field or not`(type: String, field: String, reference: Bool, cloud: Bool) throws {
        let place = try place(type, field)
        #expect(place.isSupported(in: .reference) == reference)
        #expect(place.isSupported(in: .cloud) == cloud)
    }

    @Test func `what a dialect lacks is said in words`() throws {
        #expect(try place("tenet.user", "email").unsupportedText(in: .reference) == nil)
        #expect(
            try place("tenet.user", "mfa_enabled").unsupportedText(in: .reference)
                == "the reference dialect has no `user.mfa_enabled`")
    }

    @Test func `known values are those of the dialect`() throws {
        let type = try place("tenet.policy", "type")
        #expect(type.knownValues(in: .reference).contains("external-user"))
        #expect(!type.knownValues(in: .cloud).contains("external-user"))
        #expect(type.knownValues(in: .cloud).contains("ip-allowlist"))
        #expect(try place("tenet.policy", "name").knownValues(in: .cloud).isEmpty)
    }

    @Test func `demands add up and can be read`() throws {
        var demand = Demand()
        demand.need(.policy, filter: ResourceFilter([.type: ["ip-allowlist"]]))
        demand.read(try place("tenet.policy", "status"), in: .reference)
        demand.read(try place("tenet.user", "roles"), in: .reference)
        demand.read(try place("tenet.org", "name"), in: .reference)
        #expect(
            demand.description == """
                organization: name
                policies (type ip-allowlist): status
                users: roles; details: role_assignments
                """)
        #expect(demand.collections[.user]?.filter == nil)
        var other = Demand()
        other.need(.policy, filter: ResourceFilter([.type: ["data-residency"]]))
        other.read(try place("tenet.org", "users"), in: .reference)
        #expect(
            demand.union(other).description == """
                organization: name
                policies (type data-residency or ip-allowlist): status
                users: roles; details: role_assignments
                """)
        #expect(demand.union(other).collections[.user]?.filter == .everything)
        #expect(demand.union(other) == other.union(demand))
        other.need(.policy)
        #expect(demand.union(other).collections[.policy]?.filter == .everything)
    }
}
