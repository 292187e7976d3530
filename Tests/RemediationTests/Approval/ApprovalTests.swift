import CEL
import Foundation
import JSON
import Testing

@testable import Remediation

struct ApprovalTests {
    private static let alice = SigningKey()
    private static let bob = SigningKey()
    private static let eve = SigningKey()
    private static let digest = String(repeating: "ab", count: 32)
    private static let noon = time("2026-11-25T12:00:00Z")
    private static let policy = ApprovalPolicy(
        required: 2, approvers: ["alice": alice.approverKey, "bob": bob.approverKey, "bob2": bob.approverKey])

    private static func time(_ text: String) -> CELTimestamp { CELTimestamp(rfc3339: text) ?? .epoch }

    private static func sign(
        _ name: String, _ key: SigningKey, _ subject: SignedApproval.Subject = .plan, digest: String = digest,
        expires: String = "2026-11-25T13:00:00Z", weakenings: [String] = []
    ) throws -> SignedApproval {
        try SignedApproval(
            of: subject, digest: digest, by: name, key: key, approved: noon, expires: time(expires),
            weakenings: weakenings)
    }

    @Test func `two signatures of two people are enough for two`() throws {
        let signatures = [
            try Self.sign("alice", Self.alice, weakenings: ["status", "name"]),
            try Self.sign("bob", Self.bob, weakenings: ["status"]),
        ]
        let accepted = try Self.policy.check(.signed(signatures), of: Self.digest, by: "carol", at: Self.noon)
        #expect(accepted.weakenings == ["status"])
    }

    static let refused: [(signatures: [SignedApproval], error: ApprovalError)] = {
        do {
            let alice = try sign("alice", Self.alice)
            return [
                ([], .tooFew(0, required: 2)),
                ([alice], .tooFew(1, required: 2)),
                ([alice, alice], .tooFew(1, required: 2)),
                ([try sign("bob", Self.bob), try sign("bob2", Self.bob)], .tooFew(1, required: 2)),
                ([alice, try sign("eve", Self.eve)], .unknownApprover("eve")),
                ([alice, try sign("bob", Self.eve)], .badSignature("bob")),
                ([alice, try sign("bob", Self.alice)], .badSignature("bob")),
                ([alice, try sign("bob", Self.bob, digest: "cd")], .otherDigest(given: "cd", digest: digest)),
                ([alice, try sign("bob", Self.bob, .standing)], .otherDigest(given: digest, digest: digest)),
                (
                    [alice, try sign("bob", Self.bob, expires: "2026-11-25T12:00:00Z")],
                    .expired("bob", noon)
                ),
                ([alice, try sign("carol", Self.bob)], .unknownApprover("carol")),
            ]
        } catch {
            return []
        }
    }()

    @Test func `what is no approval of two people is refused`() {
        #expect(Self.refused.count == 11)
        for (signatures, error) in Self.refused {
            #expect(throws: error) {
                try Self.policy.check(.signed(signatures), of: Self.digest, at: Self.noon)
            }
        }
    }

    @Test func `whoever made the plan does not approve it`() throws {
        let signatures = [try Self.sign("alice", Self.alice), try Self.sign("bob", Self.bob)]
        for author in ["bob", "Bob", "bob2", "BOB2"] {
            #expect(throws: ApprovalError.author("bob")) {
                try Self.policy.check(.signed(signatures), of: Self.digest, by: author, at: Self.noon)
            }
        }
        for author in [nil, "bobby", "", "carol"] {
            #expect(
                try Self.policy.check(.signed(signatures), of: Self.digest, by: author, at: Self.noon).weakenings
                    .isEmpty)
        }
        // Where no signature is required, a digest of his own would do.
        var policy = Self.policy
        policy.required = 0
        #expect(try policy.check(.signed(signatures), of: Self.digest, by: "bob", at: Self.noon).weakenings.isEmpty)
    }

    @Test func `a digest and a typed name are enough where no signature is required`() throws {
        for approval in [Approval.digest(Self.digest, weakenings: ["x"]), .typed(Self.digest, weakenings: ["x"])] {
            #expect(try ApprovalPolicy().check(approval, of: Self.digest, at: Self.noon).weakenings == ["x"])
            #expect(throws: ApprovalError.otherDigest(given: Self.digest, digest: "other")) {
                try ApprovalPolicy().check(approval, of: "other", at: Self.noon)
            }
            #expect(throws: ApprovalError.signaturesRequired(2)) {
                try Self.policy.check(approval, of: Self.digest, at: Self.noon)
            }
        }
    }

    @Test func `without approvers no signature counts`() throws {
        let signatures = [try Self.sign("alice", Self.alice)]
        #expect(throws: ApprovalError.noApprovers) {
            try ApprovalPolicy().check(.signed(signatures), of: Self.digest, at: Self.noon)
        }
    }

    @Test func `a standing approval accepts no weakening`() throws {
        let standing = try StandingApproval(StandingApprovalTests.document)
        let signatures = [
            try Self.sign("alice", Self.alice, .standing, digest: standing.digest, weakenings: ["status"]),
            try Self.sign("bob", Self.bob, .standing, digest: standing.digest, weakenings: ["status"]),
        ]
        let accepted = try Self.policy.check(.standing(standing, signatures), of: "plan", at: Self.noon)
        #expect(accepted == Acknowledgements())
        let other = try StandingApproval(StandingApprovalTests.document(with: "max_changes", 3))
        #expect(throws: ApprovalError.otherDigest(given: standing.digest, digest: other.digest)) {
            try Self.policy.check(.standing(other, signatures), of: "plan", at: Self.noon)
        }
    }

    @Test func `no member of a signed approval can be changed`() throws {
        let approval = try Self.sign("alice", Self.alice, weakenings: ["status"])
        #expect(approval.isSigned(by: Self.alice.approverKey))
        let changes: [(String, JSONValue)] = [
            ("subject", "standing"), ("digest", "cd"), ("approver", "bob"), ("approved", "2026-11-25T11:00:00Z"),
            ("expires", "2027-11-25T13:00:00Z"), ("weakenings", []), ("weakenings", ["name", "status"]),
        ]
        for (key, value) in changes {
            var object = try #require(approval.json.object)
            object[key] = value
            #expect(try !SignedApproval(.object(object)).isSigned(by: Self.alice.approverKey), "\(key)")
        }
        let same = try SignedApproval(file: Array(approval.json.serializedPretty().utf8))
        #expect(same == approval)
        #expect(same.isSigned(by: Self.alice.approverKey))
    }

    @Test func `a journal gives back how a plan was approved`() throws {
        let approvals: [Approval] = [
            .digest("d", weakenings: ["a"]), .typed("d", weakenings: []), .signed([try Self.sign("alice", Self.alice)]),
            .standing(
                try StandingApproval(StandingApprovalTests.document), [try Self.sign("bob", Self.bob, .standing)]),
        ]
        for approval in approvals { #expect(try Approval(approval.json) == approval) }
    }

    @Test func `a key in a file signs as before, and nothing shows it`() throws {
        let scratch = try ScratchFolder()
        try Self.alice.write(to: scratch.path("key"))
        #expect(try scratch.mode("key") == 0o600)
        #expect(throws: FileError.self) { try Self.bob.write(to: scratch.path("key")) }
        let read = try SigningKey(file: scratch.path("key"))
        #expect(read.approverKey == Self.alice.approverKey)
        #expect(try ApproverKey("\(read.approverKey)") == read.approverKey)
        let secret = String(decoding: try scratch.bytes("key"), as: UTF8.self).dropFirst(22).dropLast()
        #expect(secret.count == 44)
        var dumped = ""
        dump(read, to: &dumped)
        #expect(!"\(read) \(String(reflecting: read)) \(dumped)".contains(secret))
    }

    @Test func `a key that others can read is refused`() throws {
        let scratch = try ScratchFolder()
        try Self.alice.write(to: scratch.path("key"))
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: scratch.path("key"))
        #expect(throws: FileError.self) { try SigningKey(file: scratch.path("key")) }
    }

    @Test(arguments: ["", "tenet-ed25519:", "tenet-ed25519:AAAA", "tenet-ed25519-private:AAAA", "ssh-ed25519 AAAA"])
    func `what is no key is refused`(text: String) {
        #expect(throws: DocumentError.self) { try ApproverKey(text) }
    }
}
