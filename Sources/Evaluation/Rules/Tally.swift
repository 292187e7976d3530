import CEL
import Observation
import Rules

/// What a rule says of each resource of a collection.
struct Tally {
    /// `where` is true.
    private(set) var selected: [Resource] = []
    private(set) var violations: [Resource] = []
    /// Whether the resource violates the rule is not decided, and why.
    private(set) var undecided: [(resource: Resource, why: CELValue)] = []
    /// Whether `where` selects the resource is not decided, and why.
    private(set) var undecidedConditions: [(resource: Resource, why: CELValue)] = []

    init(_ rule: CompiledRule, in run: RunScope, _ scope: ResourceScope) {
        for resource in run.inventory.collection(of: rule.metadata.kind).resources {
            scope.select(ResourceObject(resource))
            add(resource, scope.judge(rule))
        }
    }

    private mutating func add(_ resource: Resource, _ judgement: Judgement) {
        switch judgement {
        case .notSelected:
            break
        case .harmless(let doubt):
            undecidedConditions.append((resource, doubt))
        case .compliant:
            selected.append(resource)
        case .violation:
            selected.append(resource)
            violations.append(resource)
        case .undecided(let why, let condition):
            undecided.append((resource, why))
            if let condition {
                undecidedConditions.append((resource, condition))
            } else {
                selected.append(resource)
            }
        }
    }
}

extension ResourceScope {
    /// What the rule says of the resource that is selected.
    func judge(_ rule: CompiledRule) -> Judgement {
        let condition = rule.condition.map { evaluate($0) } ?? .bool(true)
        return Judgement(condition: condition) {
            rule.requirement.map { evaluate($0) } ?? .bool(true)
        }
    }
}
