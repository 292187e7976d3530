import CEL
import Diagnostics
import Evaluation
import JSON
import Observations
import Remediation
import Rules

/// Plans made from rules and policies that are written as text.
enum Planning {
    struct Mistake: Error {
        var text: String
    }

    static let now = CELTimestamp(rfc3339: "2026-11-25T09:00:00Z") ?? .epoch

    static func rules(_ text: String) throws -> CompiledRuleSet {
        var reader = RuleFileReader(path: "rules.yaml", bytes: Array("apiVersion: tenet/v1\n\(text)".utf8)) { _ in
            throw Mistake(text: "no file")
        }
        let file = reader.read()
        var compiler = RuleCompiler(RuleSet(files: [file]), parameters: [:])
        let set = compiler.compile()
        let errors = (reader.diagnostics + compiler.diagnostics).filter { $0.severity == .error }
        guard errors.isEmpty else {
            throw Mistake(text: errors.map { $0.rendered(color: false) }.joined(separator: "\n"))
        }
        return set
    }

    /// A rule for policies in two lines: which, and what it wants of them.
    static func rule(_ id: String, _ conditions: String, _ remediation: String? = nil) -> String {
        let repair = remediation.map { "\n    remediate: { updatePolicy: \($0) }" } ?? ""
        return "  - id: \(id)\n    title: T\n    severity: high\n    for: policy\n    \(conditions)\(repair)"
    }

    /// An organization of which the policies, and no users, were seen; `unseen` kinds are incomplete.
    static func inventory(
        _ policies: [String], in dialect: Dialect = .reference, unseen: [ResourceKind] = []
    ) throws -> Inventory {
        guard
            let organization = Resource(
                ["id": "org-1", "attributes": ["name": "Acme"]], ResourceLayout(.organization, dialect))
        else { throw Mistake(text: "no organization") }
        let layout = ResourceLayout(.policy, dialect)
        var inventory = Inventory(organization: organization, dialect: dialect, takenAt: now)
        inventory.collections[.policy] = ResourceCollection(
            resources: try policies.compactMap { Resource(.object(try Policies.object($0)), layout) })
        inventory.collections[.user] = ResourceCollection()
        inventory.collections[.group] = ResourceCollection()
        for kind in unseen {
            inventory.collections[kind]?.completeness.missing = [
                Completeness.Missing(what: "page 2", reason: .incomplete, text: "page 2 is missing")
            ]
        }
        return inventory
    }

    static func plan(
        _ rules: String..., policies: [String], in dialect: Dialect = .reference, chosen: Set<String>? = nil,
        unseen: [ResourceKind] = [], unreadable: [String: String] = [:], prelude: String = "",
        safeguards: (inout Safeguards) throws -> Void = { _ in }
    ) throws -> Plan {
        let set = try self.rules("\(prelude)rules:\n" + rules.joined(separator: "\n"))
        let inventory = try inventory(policies, in: dialect, unseen: unseen)
        var assessment = set.assess(inventory, now: now)
        if let chosen { assessment.rules.removeAll { !chosen.contains($0.rule.id) } }
        var guardrails = Safeguards()
        try safeguards(&guardrails)
        return try Plan(
            for: assessment, in: inventory,
            PlanningContext(
                rules: set, rulesDigest: "d", parameters: [:], chosenRules: assessment.rules.map(\.rule.id), now: now,
                created: now, isDraft: false, safeguards: guardrails, unreadable: unreadable))
    }

    /// A policy of the reference dialect.
    static func policy(
        _ id: String, _ type: String = "external-user", _ status: String = "disabled", _ attributes: String = "{}"
    ) -> String {
        #"{"id":"\#(id)","type":"\#(type)","name":"N \#(id)","status":"\#(status)","attributes":\#(attributes)}"#
    }
}

extension Plan {
    /// `p1: set status = "enabled"; p2 …`, with the rules.
    var summary: [String] {
        changes.map { change in
            let steps = change.patch.steps.map { "\($0.edit.rawValue) \($0.path) \($0.value)" }.joined(separator: ", ")
            return "\(change.policy.id) \(change.rules.joined(separator: "+")): \(steps)"
        }
    }

    /// `p1 rule: kind`.
    var refused: [String] {
        notPlanned.map { "\($0.policy.id) \($0.rules.joined(separator: "+")): \($0.kind.rawValue)" }
    }
}
