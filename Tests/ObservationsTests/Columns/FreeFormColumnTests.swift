import CEL
import Observations
import Testing

/// Of a free-form field only the members count that are asked for.
struct FreeFormColumnTests {
    private let columns = FieldColumns(ResourceLayout(.policy, .reference), unlistedDetails: [])

    @Test func `a member depends on itself, and on whether there is an object`() throws {
        let attributes = try #require(columns.column(of: "attributes", of: "tenet.policy"))
        let members: Set = [CELStringKey("region"), CELStringKey("two_step")]
        let asked = try #require(columns.column(of: "attributes", of: "tenet.policy", members: members))
        guard case .members(let places) = asked.content else {
            Issue.record("expected members, found \(asked.content)")
            return
        }
        #expect(Set(places.keys) == members)
        #expect(asked.place == attributes.place && asked.absence == attributes.absence)
        let region = try #require(places[CELStringKey("region")])
        #expect(
            columns.dependencies(ofMember: "region", of: "attributes", of: "tenet.policy")
                == [.kind(attributes.place), .value(region)])
    }

    @Test(arguments: [
        ("name", "tenet.policy"), ("rule", "tenet.policy"), ("allowed", "tenet.policy"), ("status", "tenet.user"),
    ])
    func `fields of a known shape, or of any, have no members`(field: String, type: String) {
        #expect(columns.column(of: field, of: type, members: [CELStringKey("a")]) == nil)
        #expect(columns.dependencies(ofMember: "a", of: field, of: type) == nil)
    }
}
