import Evaluation
import Observations
import Rules

/// What the rules of findings propose, sorted into what could be planned and what cannot.
struct Proposals {
    /// By policy id as UTF-8 bytes.
    private(set) var candidates: [Candidate] = []
    private(set) var notPlanned: [NotPlanned] = []
    private(set) var manualSteps: [ManualStep] = []

    /// Throws where rules contradict each other.
    init(
        for assessment: Assessment, in inventory: Inventory, _ context: PlanningContext
    ) throws(PlanConflicts) {
        let repairs = context.rules.repairs(for: assessment.findings, in: inventory, now: context.now)
        let byPolicy = Dictionary(grouping: repairs, by: \.policy)
        let rules = Dictionary(
            context.rules.rules.map { ($0.metadata.id, $0.metadata) }, uniquingKeysWith: { first, _ in first })
        let policies = inventory.collection(of: .policy).resources.filter { byPolicy[$0.id] != nil }
        for policy in policies.sorted(by: { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }) {
            add(policy, byPolicy[policy.id] ?? [], rules, inventory.dialect, context)
        }
        let conflicts = candidates.flatMap(\.conflicts)
        if !conflicts.isEmpty { throw PlanConflicts(conflicts: conflicts) }
    }

    private mutating func add(
        _ policy: Resource, _ repairs: [Repair], _ rules: [String: RuleMetadata], _ dialect: Dialect,
        _ context: PlanningContext
    ) {
        let identity =
            PolicyForm(policy.formDialect).identity(of: policy.json)
            ?? PolicyIdentity(id: policy.id, type: "", name: policy.displayName)
        var wishes: [(rule: String, edits: [Repair.Edit])] = []
        for repair in repairs {
            func leaveOut(_ kind: NotPlanned.Kind, _ text: String) {
                notPlanned.append(NotPlanned(rules: [repair.rule], policy: identity, kind: kind, text: text))
            }
            switch repair.answer {
            case .declined:
                leaveOut(.condition, PlanMessages.declined)
            case .undecided(let reason):
                leaveOut(.undecided, reason)
            case .edits(let edits):
                if let obstacle = Self.obstacle(to: edits, identity, dialect) {
                    manualSteps.append(
                        ManualStep(
                            rule: repair.rule, policy: identity,
                            text: PlanMessages.manual(obstacle, edits, help: rules[repair.rule]?.help)))
                } else if let reason = context.unreadable[policy.id] {
                    leaveOut(.unreadable, PlanMessages.unreadable(reason))
                } else {
                    wishes.append((repair.rule, edits))
                }
            }
        }
        if !wishes.isEmpty { candidates.append(Candidate(policy: policy, identity: identity, wishes: wishes)) }
    }

    /// Why the API cannot write the edits; nil where it can.
    private static func obstacle(
        to edits: [Repair.Edit], _ policy: PolicyIdentity, _ dialect: Dialect
    ) -> String? {
        if !WritablePolicies.types(in: dialect).contains(policy.type) {
            return PlanMessages.unwritableType(policy.type, dialect.rawValue)
        }
        return edits.first { !WritablePolicies.canWrite($0.path, in: dialect) }
            .map { PlanMessages.unwritablePath($0.path, dialect.rawValue) }
    }
}

extension Resource {
    /// The dialect in whose form its JSON is: the schema's own names of policies are those of the reference dialect.
    var formDialect: Dialect {
        layout.shape == .schema ? .reference : layout.dialect
    }
}
