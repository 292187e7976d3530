import JSON
import Testing

@testable import AdminAPI

/// The properties of resources: what the description names is read, and nothing else is lost.
struct ResourceTests {
    private func read<Item: ResourceEnvelope>(_ type: Item.Type, _ json: String) throws -> Item {
        Item(raw: try #require(JSONValue(parsing: json).object))
    }

    @Test func `a user is read`() throws {
        let json =
            #"{"account_id":"a","account_type":"robot","account_status":"active","name":"N","nickname":"n","email":"a@b.example","#
            + #""picture":"p","last_active":"2026-01-01T00:00:00Z","created":"2025-01-01T00:00:00Z","#
            + #""product_access":[{"key":"jira-software","name":"Jira","url":"u","last_active":"l"},7],"new":{"x":1.0}}"#
        let user = try read(User.self, json)
        #expect(user.accountID == "a")
        #expect(user.accountType == "robot")
        #expect(user.accountStatus == "active")
        #expect([user.name, user.nickname, user.email, user.picture] == ["N", "n", "a@b.example", "p"])
        #expect([user.lastActive, user.created] == ["2026-01-01T00:00:00Z", "2025-01-01T00:00:00Z"])
        let product = try #require(user.productAccess?.first)
        #expect([product.key, product.name, product.url, product.lastActive] == ["jira-software", "Jira", "u", "l"])
        #expect(user.productAccess?.count == 1)
        #expect(JSONValue.object(user.raw).serialized() == json)
    }

    @Test func `a policy is read`() throws {
        let json =
            #"{"id":"p","type":"new-kind","name":"N","status":"draft","attributes":{"rule":{"in":["10.0.0.0/8"]}},"#
            + #""resources":[{"id":"r","type":"site"}],"created":"c","updated":"u"}"#
        let policy = try read(Policy.self, json)
        #expect([policy.id, policy.type, policy.name, policy.status] == ["p", "new-kind", "N", "draft"])
        #expect([policy.created, policy.updated] == ["c", "u"])
        #expect(policy.attributes == ["rule": ["in": ["10.0.0.0/8"]]])
        #expect(policy.resources?.map(\.id) == ["r"])
        #expect(policy.resources?.map(\.type) == ["site"])
    }

    @Test func `what stands inside of attributes is read`() throws {
        let domain = try read(
            Domain.self, #"{"id":"d","attributes":{"name":"a.example","claim":{"type":"dns","status":"verified"}}}"#)
        #expect(
            [domain.id, domain.name, domain.claimType, domain.claimStatus] == ["d", "a.example", "dns", "verified"])
        let event = try read(
            Event.self,
            #"{"id":"e","attributes":{"time":"t","action":"x","actor":{"id":"a","name":"A","type":"system"}}}"#)
        #expect([event.id, event.time, event.action] == ["e", "t", "x"])
        #expect([event.actorID, event.actorName, event.actorType] == ["a", "A", "system"])
        let group = try read(
            Group.self, #"{"id":"g","attributes":{"name":"G","description":"D","member_count":3}}"#)
        #expect([group.id, group.name, group.groupDescription] == ["g", "G", "D"])
        #expect(group.memberCount == 3)
        let organization = try read(Organization.self, #"{"id":"o","attributes":{"name":"O"}}"#)
        #expect([organization.id, organization.name] == ["o", "O"])
        let role = try read(RoleAssignment.self, #"{"role":"org-admin","resource":{"id":"r","type":"t"}}"#)
        #expect([role.role, role.resource?.id, role.resource?.type] == ["org-admin", "r", "t"])
    }

    @Test(arguments: [
        "{}", #"{"id":null,"attributes":null}"#, #"{"id":7,"attributes":[],"account_id":{}}"#,
        #"{"attributes":{"name":7,"claim":"x","actor":[]},"resource":"r","product_access":{}}"#,
    ])
    func `what is missing or of another type is absent`(json: String) throws {
        let user = try read(User.self, json)
        #expect(user.accountID == nil && user.productAccess == nil)
        let domain = try read(Domain.self, json)
        #expect(domain.id == nil && domain.name == nil && domain.claimStatus == nil)
        let event = try read(Event.self, json)
        #expect(event.actorID == nil && event.time == nil)
        let assignment = try read(RoleAssignment.self, json)
        #expect(assignment.role == nil && assignment.resource == nil)
    }

    @Test func `the outcome of an invitation is read`() throws {
        let outcome = try read(
            InvitationOutcome.self,
            #"{"invited":[{"email":"a@b.example","accountId":"a"}],"failed":[{"email":"c@d.example","reason":"no"}]}"#)
        #expect(outcome.invited.map(\.email) == ["a@b.example"])
        #expect(outcome.invited.map(\.accountID) == ["a"])
        #expect(outcome.failed.map(\.email) == ["c@d.example"])
        #expect(outcome.failed.map(\.reason) == ["no"])
    }
}
