import AdminSimulator
import Testing

struct SimulatedOrganizationTests {
    @Test func `an organization knows its id and its name`() throws {
        let organization = try SampleOrganization.make()
        #expect(organization.id == "org-1")
        #expect(organization.name == "Acme")
        #expect(try SimulatedOrganization(SampleOrganization.json(#"{"id":"x"}"#)).name == nil)
    }

    @Test(arguments: [
        ("[]", "the organization is not a JSON object"), ("{}", "the organization has no `id`"),
        (#"{"id":1}"#, "the organization has no `id`"), (#"{"id":""}"#, "the organization has no `id`"),
    ])
    func `what is no organization says why`(text: String, reason: String) throws {
        let value = try SampleOrganization.json(text)
        let error = #expect(throws: SimulatedOrganizationError.self) { try SimulatedOrganization(value) }
        #expect(error?.description == reason)
    }

    @Test(arguments: [
        (SimulatedOrganization.Kind.users, #"{"id":"u9"}"#, "one of the users has no `account_id`"),
        (.users, #"{"account_id":"u1"}"#, "two of the users have the account_id `u1`"),
        (.policies, #""p9""#, "one of the policies is not a JSON object"),
        (.policies, #"{"id":"p1"}"#, "two of the policies have the id `p1`"),
        (.domains, "{}", "one of the domains has no `id`"),
        (.groups, #"{"id":"g1"}"#, "two of the groups have the id `g1`"),
        (.events, #"{"id":"e1"}"#, "two of the events have the id `e1`"),
    ])
    func `what is no resource says why`(kind: SimulatedOrganization.Kind, text: String, reason: String) throws {
        var organization = try SampleOrganization.make()
        let value = try SampleOrganization.json(text)
        let error = #expect(throws: SimulatedOrganizationError.self) { try organization.add(value, to: kind) }
        #expect(error?.description == reason)
    }
}
