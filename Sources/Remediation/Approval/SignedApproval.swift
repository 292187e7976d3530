package import CEL
internal import Foundation
package import JSON

/// A person's signature under the digest of a plan or of a standing approval.
package struct SignedApproval: Hashable, Sendable {
    /// What is approved.
    package enum Subject: String, CaseIterable, Sendable {
        case plan, standing
    }

    /// What keeps a signature from being taken for one of anything else.
    private static let context = Array("tenet approval v1\n".utf8)
    private static let keys: Set<String> = [
        "version", "subject", "digest", "approver", "approved", "expires", "weakenings", "lockouts",
        "signature",
    ]

    package let subject: Subject
    package let digest: String
    /// As the settings name the approver.
    package let approver: String
    package let approved: CELTimestamp
    /// From when on it is worth nothing.
    package let expires: CELTimestamp
    /// Paths whose weakening is approved too, sorted.
    package let weakenings: [String]
    /// Ids of policies of which it is approved that they may lock people out, sorted.
    package let lockouts: [String]
    private let signature: Data

    /// Signs.
    package init(
        of subject: Subject, digest: String, by approver: String, key: SigningKey, approved: CELTimestamp,
        expires: CELTimestamp, weakenings: [String], lockouts: [String] = []
    ) throws {
        self.subject = subject
        self.digest = digest
        self.approver = approver
        self.approved = approved
        self.expires = expires
        self.weakenings = Set(weakenings).sorted()
        self.lockouts = Set(lockouts).sorted()
        signature = try key.signature(
            of: Self.message(
                Self.content(subject, digest, approver, approved, expires, self.weakenings, self.lockouts)))
    }

    /// Reads a document, without checking the signature.
    package init(_ json: JSONValue) throws(DocumentError) {
        let reader = try DocumentReader(json, "the approval", keys: Self.keys)
        _ = try reader.integer("version", in: 1...1)
        subject = try reader.word("subject", Subject.self)
        digest = try reader.string("digest")
        approver = try reader.string("approver")
        approved = try reader.time("approved")
        expires = try reader.time("expires")
        weakenings = try reader.strings("weakenings")
        lockouts = try reader.strings("lockouts")
        guard let signature = Data(base64Encoded: try reader.string("signature")) else {
            throw DocumentError("expected base64 as `signature` of the approval")
        }
        self.signature = signature
    }

    /// Reads the content of a file.
    package init(file bytes: [UInt8]) throws(DocumentError) {
        try self.init(try DocumentReader.parse(bytes, "the approval"))
    }

    package var json: JSONValue {
        guard case .object(var object) = content else { return .null }
        object["signature"] = .string(signature.base64EncodedString())
        return .object(object)
    }

    /// What is accepted by name.
    var accepted: Acknowledgements { Acknowledgements(weakenings: Set(weakenings), lockouts: Set(lockouts)) }

    /// Whether the key's owner signed exactly this.
    package func isSigned(by key: ApproverKey) -> Bool {
        key.isSignature(signature, of: Self.message(content))
    }

    private static func message(_ content: JSONValue) -> [UInt8] { context + content.canonicalBytes() }

    private var content: JSONValue {
        Self.content(subject, digest, approver, approved, expires, weakenings, lockouts)
    }

    private static func content(
        _ subject: Subject, _ digest: String, _ approver: String, _ approved: CELTimestamp, _ expires: CELTimestamp,
        _ weakenings: [String], _ lockouts: [String]
    ) -> JSONValue {
        [
            "version": 1, "subject": .string(subject.rawValue), "digest": .string(digest),
            "approver": .string(approver), "approved": .string(approved.description),
            "expires": .string(expires.description), "weakenings": .array(weakenings.map { .string($0) }),
            "lockouts": .array(lockouts.map { .string($0) }),
        ]
    }
}
