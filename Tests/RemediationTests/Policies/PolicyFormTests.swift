import JSON
import Observations
import Testing

@testable import Remediation

struct PolicyFormTests {
    private let reference = PolicyForm(.reference)
    private let cloud = PolicyForm(.cloud)

    @Test func `a body of the reference dialect is name, status and whole attributes, and nothing else`() throws {
        let body = try reference.body(for: try Policies.object(Policies.allowlist))
        #expect(
            JSONValue.object(body).canonical()
                == #"{"attributes":{"rule":{"allowMobileBypass":true,"in":["203.0.113.0/24"]}},"name":"Offices","status":"disabled"}"#
        )
    }

    @Test func `a body of the cloud dialect is enveloped, and its resources lose what the server says of them`() throws
    {
        let body = try cloud.body(for: try Policies.object(Policies.cloud))
        #expect(
            JSONValue.object(body).canonical()
                == #"{"data":{"attributes":{"name":"Offices","resources":[{"id":"r1","links":{"ticket":"t"},"meta":{"scheduledDate":"2026-01-01"}}],"rule":{"allowMobileBypass":true,"in":["203.0.113.0/24"]},"status":"enabled","type":"ip-allowlist"},"id":"p3","type":"policy"}}"#
        )
    }

    @Test func `what is absent or null is not sent`() throws {
        let body = try reference.body(for: ["id": "p", "type": "x", "name": .null])
        #expect(body == JSONObject())
    }

    @Test(arguments: [
        (Dialect.reference, #"{"id":"p","type":"x","attributes":[]}"#, "`attributes` is no object"),
        (.reference, #"{"id":"p","type":"x","status":true}"#, "`status` is no text"),
        (.cloud, #"{"id":"p","type":"policy"}"#, "it has no `attributes`"),
        (
            .cloud, #"{"id":"p","type":"policy","attributes":{"type":"x","resources":[{"meta":{}}]}}"#,
            "one of its `resources` has no id"
        ),
        (
            .cloud, #"{"id":"p","type":"policy","attributes":{"type":"x","resources":{}}}"#,
            "`resources` is no list"
        ),
    ])
    func `what cannot be sent back as it came is not sent`(dialect: Dialect, policy: String, reason: String) throws {
        let object = try Policies.object(policy)
        #expect(throws: PlanError.unsendable(reason)) { try PolicyForm(dialect).body(for: object) }
    }

    @Test(arguments: [
        (Dialect.reference, #""updated":"2026-02-01T00:00:00Z""#, #""updated":"2026-03-01T00:00:00Z""#, true),
        (.reference, #""updated":"2026-02-01T00:00:00Z""#, #""links":{"self":"x"}"#, true),
        (.reference, #""created":"2026-01-01T00:00:00Z""#, #""created":"2026-01-01T00:00:01Z""#, false),
        (.reference, #""big":12345678901234567890"#, #""big":12345678901234567891"#, false),
        (.reference, #""session_days":30.0"#, #""session_days":30"#, false),
        (.reference, #""resources":[]"#, #""resources":[],"new":null"#, false),
        (.cloud, #""applicationStatus":"applied""#, #""applicationStatus":"applying""#, true),
        (.cloud, #""updatedAt":null"#, #""updatedAt":"2026-01-01T00:00:00Z""#, true),
        (.cloud, #""links":{"self":"https://x"}"#, #""message":"m""#, true),
        (.cloud, #""ownerId":"o""#, #""ownerId":"p""#, false),
        (.cloud, #""links":{"ticket":"t"}"#, #""links":{"ticket":"u"}"#, false),
    ])
    func `the digest is of the whole object, what changes by itself aside`(
        dialect: Dialect, old: String, new: String, isSame: Bool
    ) throws {
        let form = PolicyForm(dialect)
        let text = dialect == .reference ? Policies.external : Policies.cloud
        let changed = text.replacing(old, with: new)
        #expect(changed != text)
        let (one, other) = (try Policies.object(text), try Policies.object(changed))
        #expect((form.digest(of: one) == form.digest(of: other)) == isSame)
        #expect(form.isSame(one, other) == isSame)
    }

    @Test func `the order of members does not matter to the digest`() throws {
        let one = try Policies.object(#"{"id":"p","attributes":{"a":1,"b":2}}"#)
        let other = try Policies.object(#"{"attributes":{"b":2,"a":1},"id":"p"}"#)
        #expect(reference.digest(of: one) == reference.digest(of: other))
    }
}
