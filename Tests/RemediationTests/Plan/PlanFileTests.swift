import CEL
import JSON
import Observations
import Remediation
import Testing

struct PlanFileTests {
    @Test func `a plan that is written reads as itself, and the same plan has the same bytes`() throws {
        let plan = try Plan.sample()
        let bytes = plan.fileBytes
        #expect(try Plan(fileBytes: bytes) == plan)
        #expect(try Plan(fileBytes: bytes).fileBytes == bytes)
        #expect(try Plan.sample().fileBytes == bytes)
    }

    @Test func `the file is canonical JSON with the digits of the policy, and one line end`() throws {
        let text = String(decoding: try Plan.sample().fileBytes, as: UTF8.self)
        #expect(
            text.hasPrefix(
                #"{"author":"Eve \u001b","changes":[{"before":{"attributes":{"big":12345678901234567890,"session_days":30.0},"#
            ))
        #expect(text.contains(#""organization":{"id":"org-1","name":"Älpha \u001f\"\\\n"}"#))
        #expect(text.hasSuffix("\"version\":1}\n"))
        #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == 1)
    }

    @Test func `the digest is that of the canonical bytes without it`() throws {
        let plan = try Plan.sample()
        let text = String(decoding: plan.fileBytes.dropLast(), as: UTF8.self)
        let without = text.replacing("\"digest\":\"\(plan.digest)\",", with: "")
        #expect(without != text)
        #expect(String(sha256: without.utf8) == plan.digest)
        // Of "abc", from https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values.
        #expect(String(sha256: "abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `it expires an hour after it was made, to the second`() throws {
        let plan = try Plan.sample()
        #expect("\(plan.expires)" == "2026-11-25T10:00:00Z")
        #expect(!plan.isExpired(at: try #require(CELTimestamp(rfc3339: "2026-11-25T09:59:59.999Z"))))
        #expect(plan.isExpired(at: try #require(CELTimestamp(rfc3339: "2026-11-25T10:00:00Z"))))
    }

    /// A change that is judged as one of another type than it is of, and one of what no request holds.
    @Test(
        arguments: [
            (Policies.allowlist, "type", "external-user", .reference),
            (Policies.allowlist, "id", "p9", .reference), (Policies.allowlist, "resources", .array([]), .reference),
            (Policies.cloud, "attributes.type", "data-residency", .cloud),
            (Policies.cloud, "attributes.resources", .array([]), .cloud),
            (
                #"{"id":"p","type":"data-security","name":"N","status":"enabled","attributes":{}}"#, "status",
                "disabled",
                .reference
            ),
        ] as [(String, String, JSONValue, Dialect)])
    func `a change of what cannot be written is none`(
        policy: String, path: String, value: JSONValue, dialect: Dialect
    ) {
        #expect(throws: PlanError.self) { try Policies.change(policy, (.set, path, value), dialect: dialect) }
    }

    /// Each edit of the text is followed by a digest that fits, as an attacker would make one.
    @Test(arguments: [
        (#""version":1"#, #""version":2"#, "`version`: expected 1: another version of Tenet made it"),
        (#""version":1"#, #""version":1,"zone":"x""#, "`zone` is not known here"),
        (#""draft":false,"#, "", "`draft` is missing"),
        (#""author":"Eve \u001b""#, #""author":1"#, "`author`: expected a text"),
        (#""draft":false"#, #""draft":0"#, "`draft`: expected true or false"),
        (#""dialect":"reference""#, #""dialect":"other""#, "`dialect`: `other` is none"),
        (
            #""expires":"2026-11-25T10:00:00Z""#, #""expires":"2026-11-25T10:00:01Z""#,
            "`expires`: expected at most 60 minutes after `created`"
        ),
        (
            #""expires":"2026-11-25T10:00:00Z""#, #""expires":"2026-11-25T09:00:00Z""#,
            "`expires`: expected at most 60 minutes after `created`"
        ),
        (#""max_changes":5"#, #""max_changes":-1"#, "`safeguards.max_changes`: expected a number from 0 to 1000000"),
        (
            #""max_changes":5"#, #""max_changes":99999999999999999999"#,
            "`safeguards.max_changes`: expected a number from 0 to 1000000"
        ),
        (#""freeze":["2026-12-20/2027-01-06"]"#, #""freeze":["never"]"#, "`safeguards.freeze`: `never` is none"),
        (#""rules":["the-rule"]"#, #""rules":[]"#, "`changes[0].rules`: expected at least one rule"),
        (#""risk":"low""#, #""risk":"none""#, "`changes[0].risk`: it does not follow from the rest of the change"),
        (
            #""body":{"attributes":{"big":12345678901234567890,"session_days":30.0},"name":"Guests","status":"enabled"}"#,
            #""body":{"attributes":{"big":12345678901234567890,"session_days":365},"name":"Guests","status":"enabled"}"#,
            "`changes[0].stages`: it does not follow from the rest of the change"
        ),
        (
            #""patch":[{"edit":"set","path":"status","value":"enabled"}]"#,
            #""patch":[{"edit":"set","path":"status","value":"disabled"}]"#,
            "`changes[0].patch`: the policy is already what the rule asks for"
        ),
        (
            #""patch":[{"edit":"set","path":"status","value":"enabled"}]"#,
            #""patch":[{"edit":"set","path":"status","value":"enabled"},{"edit":"set","path":"status.x","value":1}]"#,
            "`changes[0].patch`: two steps are about one place"
        ),
        (
            #""patch":[{"edit":"set","path":"status","value":"enabled"}]"#,
            #""patch":[{"edit":"add","path":"status","value":"enabled"}]"#,
            "`changes[0].patch[0].value`: expected a list"
        ),
        (
            #""weakenings":["attributes.rule.in"]"#, #""weakenings":[]"#,
            "`changes[1].weakenings`: it does not follow from the rest of the change"
        ),
        (#""policy":{"id":"p1""#, #""policy":{"id":"p2""#, "`changes[0].policy`: it does not follow"),
        (#""kind":"breaks""#, #""kind":"because""#, "`not_planned[0].kind`: `because` is none"),
        (#""manual_steps":["#, #""manual_steps":["x","#, "`manual_steps[0]`: expected an object"),
    ])
    func `a file with a member that cannot be is no plan, and the text says where`(
        old: String, new: String, reason: String
    ) throws {
        let text = try Self.text { text in
            #expect(text.contains(old))
            return text.replacing(old, with: new, maxReplacements: 1)
        }
        #expect {
            _ = try Plan(fileBytes: Array(text.utf8))
        } throws: { "\($0)".contains(reason) }
    }

    @Test func `a file changed without its digest, or written again by something else, is no plan`() throws {
        let text = String(decoding: try Plan.sample().fileBytes, as: UTF8.self)
        let changed = text.replacing(#""policy_count":4"#, with: #""policy_count":400"#)
        let spaced = text.replacing(#""policy_count":4"#, with: #""policy_count": 4"#)
        let twice = text.replacing(#""policy_count":4"#, with: #""policy_count":4,"policy_count":4"#)
        for (text, reason) in [
            (changed, "its digest is not that of its content"), (spaced, "not in canonical form"),
            (twice, "`policy_count` stands there twice"), (text + "\n", "not in canonical form"), ("", "at byte 0"),
            (String(repeating: "[", count: 600), "more than 528 levels"),
        ] {
            #expect {
                _ = try Plan(fileBytes: Array(text.utf8))
            } throws: { "\($0)".contains(reason) }
        }
        #expect(try Plan(fileBytes: Array(text.utf8.dropLast())) == Plan.sample())
    }

    @Test func `a file cut off or damaged anywhere is no plan and no crash`() throws {
        let bytes = try Plan.sample().fileBytes
        let first = Int.random(in: 0..<3)
        for end in stride(from: first, to: bytes.count - 1, by: 3) {
            #expect(throws: PlanError.self) { try Plan(fileBytes: Array(bytes[..<end])) }
        }
        for place in stride(from: first, to: bytes.count - 1, by: 3) {
            var damaged = bytes
            damaged[place] ^= 1
            #expect(throws: PlanError.self) { try Plan(fileBytes: damaged) }
        }
    }

    /// The sample's text, edited, with the digest of what it then says.
    private static func text(_ edit: (String) -> String) throws -> String {
        let plan = try Plan.sample()
        let edited = edit(String(decoding: plan.fileBytes.dropLast(), as: UTF8.self))
        var object = try Policies.object(edited)
        object["digest"] = nil
        let digest = String(sha256: JSONValue.object(object).canonicalBytes())
        object["digest"] = .string(digest)
        return JSONValue.object(object).canonical()
    }
}
