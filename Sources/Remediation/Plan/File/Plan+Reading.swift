import CEL
import Evaluation
import JSON
import Observations
import Rules

extension Plan {
    /// The most bytes of a plan file.
    private static let mostBytes = 64 << 20
    /// A policy's JSON, as deep as the API may give it, and the plan around it.
    private static let depth = JSONParser.defaultDepth + 16

    /// Reads a plan file as what it is: input that anybody may have written. It must be the bytes that Tenet writes for the
    /// plan, down to the digest, and everything in it that follows from the rest must follow from it.
    package init(fileBytes bytes: [UInt8]) throws(PlanError) {
        guard bytes.count <= Self.mostBytes else {
            throw .invalidFile("it is larger than \(Self.mostBytes >> 20) MiB")
        }
        let value: JSONValue
        var parser = JSONParser(maximumDepth: Self.depth)
        do {
            value = try parser.parse(bytes)
        } catch {
            throw .invalidFile("\(error)")
        }
        if let key = parser.duplicateKeys.first { throw .invalidFile("`\(key.prefix(64))` stands there twice") }
        try self.init(value)
        guard value["digest"] == .string(digest) else {
            throw .invalidFile("its digest is not that of its content; it was changed after it was made")
        }
        guard fileBytes == bytes || fileBytes.dropLast() == bytes[...] else {
            throw .invalidFile("it is not in canonical form; it was written again by something else")
        }
    }

    private init(_ value: JSONValue) throws(PlanError) {
        let file = try StrictObject(
            value, at: "",
            keys: [
                "version", "purpose", "author", "organization", "dialect", "rules_digest", "params", "chosen_rules",
                "created",
                "expires", "draft", "safeguards", "policy_count", "changes", "not_planned", "manual_steps", "digest",
            ])
        guard try file.count("version") == Self.version else {
            throw file.error("version", "expected \(Self.version): another version of Tenet made it")
        }
        let organization = try StrictObject(file.value("organization"), at: "organization", keys: ["id", "name"])
        let dialect = try file.word("dialect", Dialect.init(rawValue:))
        let organizationID = try organization.text("id")
        self.init(
            purpose: try file.word("purpose", Purpose.init(rawValue:)), author: try file.optionalText("author"),
            organization: OrganizationIdentity(id: organizationID, name: try organization.optionalText("name")),
            dialect: dialect, rulesDigest: try file.text("rules_digest"), parameters: try file.members("params"),
            chosenRules: try file.texts("chosen_rules"), created: try file.word("created", CELTimestamp.init(rfc3339:)),
            expires: try file.word("expires", CELTimestamp.init(rfc3339:)), isDraft: try file.flag("draft"),
            safeguards: try Safeguards(file.value("safeguards"), at: "safeguards"),
            policyCount: try file.count("policy_count"),
            changes: try file.list("changes") { value, place throws(PlanError) in
                try Change(value, at: place, of: organizationID, in: dialect)
            },
            notPlanned: try file.list("not_planned") { value, place throws(PlanError) in
                try NotPlanned(value, at: place)
            },
            manualSteps: try file.list("manual_steps") { value, place throws(PlanError) in
                try ManualStep(value, at: place)
            })
        guard created < expires, expires.seconds - created.seconds <= Self.lifetime else {
            throw file.error("expires", "expected at most \(Self.lifetime / 60) minutes after `created`")
        }
        guard Set(changes.map(\.policy.id)).count == changes.count else {
            throw file.error("changes", "two of them are about one policy")
        }
    }
}

extension Change {
    /// Makes the change anew from what it was made of, and holds it against what the file says.
    fileprivate init(
        _ value: JSONValue, at place: String, of organization: String, in dialect: Dialect
    ) throws(PlanError) {
        let file = try StrictObject(
            value, at: place,
            keys: [
                "id", "rules", "policy", "before", "before_digest", "patch", "stages", "weakenings", "risk",
            ])
        let steps = try file.list("patch") { value, place throws(PlanError) in
            try PolicyPatch.Step(value, at: place)
        }
        guard let patch = PolicyPatch(steps) else { throw file.error("patch", "two steps are about one place") }
        let rules = try file.texts("rules")
        // They are asked for waivers before a change and for its success after it.
        guard !rules.isEmpty else { throw file.error("rules", "expected at least one rule that wants the change") }
        do throws(PlanError) {
            try self.init(
                rules: rules, before: try file.members("before"), patch: patch, of: organization,
                in: dialect)
        } catch {
            if case .invalidFile = error { throw error }
            throw file.error("patch", "\(error)")
        }
        for member in json.object?.members ?? [] where file.value(member.key) != member.value {
            throw file.error(member.key, "it does not follow from the rest of the change")
        }
    }
}

extension PolicyPatch.Step {
    fileprivate init(_ value: JSONValue, at place: String) throws(PlanError) {
        let file = try StrictObject(value, at: place, keys: ["edit", "path", "value"])
        let path = try file.word("path") { PolicyPath($0) }
        self.init(try file.word("edit", PolicyPatch.Edit.init(rawValue:)), path, file.value("value"))
        switch edit {
        case .add, .remove:
            guard self.value.array != nil else { throw file.error("value", "expected a list") }
        case .unset:
            guard self.value.isNull else { throw file.error("value", "expected null") }
        case .set: break
        }
    }
}

extension PolicyIdentity {
    fileprivate init(_ value: JSONValue, at place: String) throws(PlanError) {
        let file = try StrictObject(value, at: place, keys: ["id", "type", "name"])
        self.init(id: try file.text("id"), type: try file.text("type"), name: try file.optionalText("name"))
    }
}

extension NotPlanned {
    fileprivate init(_ value: JSONValue, at place: String) throws(PlanError) {
        let file = try StrictObject(value, at: place, keys: ["rules", "policy", "kind", "text"])
        self.init(
            rules: try file.texts("rules"), policy: try PolicyIdentity(file.value("policy"), at: file.name("policy")),
            kind: try file.word("kind", Kind.init(rawValue:)), text: try file.text("text"))
    }
}

extension ManualStep {
    fileprivate init(_ value: JSONValue, at place: String) throws(PlanError) {
        let file = try StrictObject(value, at: place, keys: ["rule", "policy", "text"])
        self.init(
            rule: try file.text("rule"), policy: try PolicyIdentity(file.value("policy"), at: file.name("policy")),
            text: try file.text("text"))
    }
}

extension Safeguards {
    fileprivate init(_ value: JSONValue, at place: String) throws(PlanError) {
        let file = try StrictObject(
            value, at: place,
            keys: Set(ChangeLimit.keys).union([
                "required_ranges", "operator_ips", "allow_weaken", "max_locked_out", "ack_lockout",
                "protected_policies", "break_glass_admins", "windows", "freeze", "organizations", "per_rule",
                "per_organization",
            ]))
        self.init()
        requiredRanges = try file.texts("required_ranges")
        operatorAddresses = try file.texts("operator_ips")
        radius.perRun = try ChangeLimit(file)
        radius.perRule = try ChangeLimit(file.value("per_rule"), at: file.name("per_rule"))
        radius.perOrganization = try ChangeLimit(file.value("per_organization"), at: file.name("per_organization"))
        allowedWeakenings = try file.spelled("allow_weaken") { PolicyPath($0) }
        maximumLockedOut = try file.count("max_locked_out")
        acknowledgedLockouts = try file.texts("ack_lockout")
        protectedPolicies = try file.texts("protected_policies")
        breakGlassAdmins = try file.texts("break_glass_admins")
        windows = try file.spelled("windows") { ChangeWindow($0) }
        freezes = try file.spelled("freeze") { Freeze($0) }
        organizations = try file.texts("organizations")
    }
}

extension ChangeLimit {
    fileprivate init(_ value: JSONValue, at place: String) throws(PlanError) {
        try self.init(try StrictObject(value, at: place, keys: Set(Self.keys)))
    }

    fileprivate init(_ file: StrictObject) throws(PlanError) {
        self.init()
        for kind in Kind.allCases {
            counts[kind] = try file.optionalCount(kind.countKey)
            percents[kind] = try file.optionalCount(kind.percentKey)
        }
    }
}
