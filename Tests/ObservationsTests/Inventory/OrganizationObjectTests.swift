import CEL
import JSON
import Observations
import Testing

struct OrganizationObjectTests {
    private func inventory(_ collections: [ResourceKind: ResourceCollection]) throws -> Inventory {
        let layout = ResourceLayout(.organization, .reference)
        return Inventory(
            organization: try #require(Resource(["id": "o", "attributes": ["name": "Acme"]], layout)),
            dialect: .reference, takenAt: try #require(CELTimestamp(rfc3339: "2026-07-01T00:00:00Z")),
            collections: collections)
    }

    private func domains(_ ids: [String]) -> [Resource] {
        ids.compactMap { Resource(["id": .string($0)], ResourceLayout(.domain, .reference)) }
    }

    private func reasons(_ value: CELValue?) -> [Reason] {
        guard case .unknown(let unknown)? = value else { return [] }
        return unknown.attributes.map { Reason(ReasonKind(cause: $0.cause), "\($0.path): \($0.text)") }.sorted()
    }

    @Test func `a complete collection is a list, also of nothing`() throws {
        let object = OrganizationObject(
            try inventory([.domain: ResourceCollection(resources: domains(["d1", "d2"])), .user: ResourceCollection()]))
        #expect(object.field("domains")?.json == [["kind": "domain", "id": "d1"], ["kind": "domain", "id": "d2"]])
        #expect(object.field("domains")?.json == object.field("domains")?.json)
        #expect(object.field("users")?.json == [])
        #expect(object.field("name")?.json == "Acme")
        #expect(object.field("organization") == nil)
        #expect(object.field("nothing") == nil)
    }

    @Test func `what was not collected, or not wholly, is unknown`() throws {
        var incomplete = ResourceCollection(resources: domains(["d1"]))
        incomplete.completeness.missing = [
            .init(what: "page 2", reason: .forbidden, text: "page 2 of the domains was refused")
        ]
        let filtered = ResourceCollection(filter: ResourceFilter([.type: ["ip-allowlist"]]))
        let object = OrganizationObject(try inventory([.domain: incomplete, .policy: filtered]))
        #expect(
            reasons(object.field("domains")) == [Reason(.forbidden, "org.domains: page 2 of the domains was refused")])
        #expect(
            reasons(object.field("policies"))
                == [Reason(.incomplete, "org.policies: only policies with type ip-allowlist were collected")])
        #expect(reasons(object.field("users")) == [Reason(.incomplete, "org.users: users were not collected")])
        #expect(
            reasons(object.field("api_tokens"))
                == [Reason(.unsupported, "org.api_tokens: the reference dialect has no api_tokens")])
    }

    @Test func `a detail is set on the resource at its place`() throws {
        let layout = ResourceLayout(.user, .reference)
        let users = ["u1", "u2"].compactMap { Resource(["account_id": .string($0)], layout) }
        var inventory = try inventory([.user: ResourceCollection(resources: users)])
        inventory.set(DetailRequest(kind: .user, resource: 1, detail: .roleAssignments), to: [["role": "user"]])
        inventory.set(DetailRequest(kind: .user, resource: 7, detail: .roleAssignments), to: [["role": "user"]])
        inventory.set(DetailRequest(kind: .organization, resource: 0, detail: .userCount), to: 2)
        let roles = inventory.collection(of: .user).resources.map { ResourceObject($0).field("roles")?.json }
        #expect(roles == [.null, ["user"]])
        #expect(inventory.collection(of: .user).resources.map { $0.knows(.roleAssignments) } == [false, true])
        #expect(OrganizationObject(inventory).field("user_count")?.json == 2)
    }
}
