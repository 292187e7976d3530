package import CEL
package import JSON
package import Rules

/// What may be repaired without anybody looking: a document that approvers sign, and keep outside the rules' repository.
///
/// It allows what it names and nothing else.
package struct StandingApproval: Hashable, Sendable {
    /// A path, and the values that may be set there, or added to or taken from the list that is there.
    package struct Permission: Hashable, Sendable {
        package let edit: PolicyPatch.Edit
        package let path: PolicyPath
        package let values: [JSONValue]
    }

    private static let keys: Set<String> = [
        "version", "organization", "rules_digest", "rules", "changes", "policies", "condition", "windows", "expires",
        "per_rule", "per_organization",
    ]

    /// The document, of which the rest is read.
    package let json: JSONValue
    package let organization: String
    package let rulesDigest: String
    package let rules: Set<String>
    package let permissions: [Permission]
    /// Ids of policies; nil: those that the condition says.
    package let policies: Set<String>?
    /// On the policy as it was before the change; nil: those that are named.
    package let condition: String?
    /// How many policies may change; what one run may change is always bounded.
    package let radius: BlastRadius
    /// At any time when empty.
    package let windows: [ChangeWindow]
    package let expires: CELTimestamp

    /// Reads a document, which must name policies, or a condition on them, or both.
    package init(_ json: JSONValue) throws(DocumentError) {
        let reader = try DocumentReader(json, "the standing approval", keys: Self.keys.union(ChangeLimit.keys))
        _ = try reader.integer("version", in: 1...1)
        self.json = json
        organization = try reader.string("organization")
        rulesDigest = try reader.string("rules_digest")
        rules = Set(try reader.strings("rules"))
        var permissions: [Permission] = []
        for element in try reader.list("changes") { permissions.append(try Permission(element)) }
        self.permissions = permissions
        policies = reader.optional("policies") == nil ? nil : Set(try reader.strings("policies"))
        condition = try reader.optionalString("condition")
        radius = try BlastRadius(reader)
        var windows: [ChangeWindow] = []
        for text in reader.optional("windows") == nil ? [] : try reader.strings("windows") {
            guard let window = ChangeWindow(text) else {
                throw DocumentError("expected a window such as `Mon-Fri 09:00-17:00 UTC`, found `\(text.prefix(60))`")
            }
            windows.append(window)
        }
        self.windows = windows
        expires = try reader.time("expires")
        guard policies != nil || condition != nil else {
            throw DocumentError("the standing approval names neither `policies` nor a `condition` on them")
        }
        if let condition { _ = try PolicyCondition(condition) }
    }

    /// SHA-256 over the canonical JSON of the document: what is signed.
    package var digest: String { String(sha256: json.canonicalBytes()) }
}

extension StandingApproval.Permission {
    fileprivate init(_ json: JSONValue) throws(DocumentError) {
        let reader = try DocumentReader(json, "a change of the standing approval", keys: ["path", "edit", "values"])
        let text = try reader.string("path")
        guard let path = PolicyPath(text) else { throw DocumentError("expected a path, found `\(text.prefix(60))`") }
        self.path = path
        edit = reader.optional("edit") == nil ? .set : try reader.word("edit", PolicyPatch.Edit.self)
        guard edit != .unset else { throw DocumentError("a standing approval cannot allow `unset`") }
        values = try reader.list("values")
    }
}

extension BlastRadius {
    fileprivate init(_ reader: DocumentReader) throws(DocumentError) {
        self.init()
        // Without these two it allows nothing, and what allows nothing is a mistake.
        _ = try reader.integer(ChangeLimit.Kind.any.countKey, in: 1...1_000_000)
        _ = try reader.integer(ChangeLimit.Kind.any.percentKey, in: 1...100)
        perRun = try ChangeLimit(reader)
        if let level = reader.optional("per_rule") { perRule = try ChangeLimit(level, "`per_rule`") }
        if let level = reader.optional("per_organization") {
            perOrganization = try ChangeLimit(level, "`per_organization`")
        }
    }
}

extension ChangeLimit {
    fileprivate init(_ json: JSONValue, _ what: String) throws(DocumentError) {
        try self.init(try DocumentReader(json, what, keys: Set(Self.keys)))
    }

    fileprivate init(_ reader: DocumentReader) throws(DocumentError) {
        self.init()
        for kind in Kind.allCases {
            if reader.optional(kind.countKey) != nil {
                counts[kind] = Int(try reader.integer(kind.countKey, in: 0...1_000_000))
            }
            if reader.optional(kind.percentKey) != nil {
                percents[kind] = Int(try reader.integer(kind.percentKey, in: 0...100))
            }
        }
    }
}
