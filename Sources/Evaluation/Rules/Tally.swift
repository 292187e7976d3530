import CEL
import Observations
import Rules

/// What a rule says of the resources of a collection, one after the other; what it says of several parts can be merged.
struct Tally {
    /// For how many resources `where` is true.
    private(set) var selectedCount = 0
    /// The first ids of theirs, as many as evidence shows.
    private(set) var selectedIDs = LeastTexts()
    /// Findings on resources that violate the rule.
    private(set) var violations: [Finding] = []
    /// Others of them, of which there may be very many, in the order of reports.
    private(set) var sortedViolations: [Finding] = []
    /// Findings on resources of which it is not decided whether they violate the rule.
    private(set) var doubts: [Finding] = []
    /// For how many resources it is not decided whether `where` selects them, and why.
    private(set) var undecidedConditionCount = 0
    private(set) var conditionReasons: Set<Reason> = []
    /// What was unknown so far, all of which is in the reasons.
    private var unknowns: Set<CELUnknown> = []
    /// What a rule that counts by a key selects.
    private(set) var keyed = KeyedSelection()

    /// Adds what the rule says of a resource.
    mutating func add(_ resource: Resource, _ judgement: Judgement, _ writer: FindingWriter) {
        if let key = writer.rule.count?.key { addKeyed(resource, judgement, by: key, writer) }
        switch judgement {
        case .notSelected:
            break
        case .harmless(let doubt):
            addUndecidedCondition(doubt, writer)
        case .compliant:
            addSelected(resource)
        case .violation:
            addSelected(resource)
            violations.append(writer.violation(of: resource))
        case .undecided(let why, let condition):
            if writer.rule.requirement != nil { doubts.append(writer.doubt(about: resource, why)) }
            if let condition {
                addUndecidedCondition(condition, writer)
            } else {
                addSelected(resource)
            }
        }
    }

    private mutating func addKeyed(
        _ resource: Resource, _ judgement: Judgement, by key: CompiledExpression, _ writer: FindingWriter
    ) {
        switch judgement {
        case .notSelected:
            break
        case .compliant, .violation, .undecided(_, nil):
            keyed.add(resource.id, writer.scope.evaluate(key).countKeys, writer.run)
        case .harmless(let why), .undecided(_, let why?):
            keyed.addUndecided(writer.scope.evaluate(key).countKeys, why, writer.run)
        }
    }

    /// Adds a resource that is selected, under its keys.
    mutating func addKeyed(_ id: String, _ keys: CountKeys, _ run: RunScope) {
        keyed.add(id, keys, run)
    }

    /// Adds so many resources that are selected, without their ids.
    mutating func addSelected(_ count: Int) {
        selectedCount += count
    }

    /// Adds the id of a resource that is selected, which only `count` shows.
    mutating func addSelectedID(_ id: String) {
        selectedIDs.insert(id)
    }

    private mutating func addSelected(_ resource: Resource) {
        addSelected(1)
        addSelectedID(resource.id)
    }

    /// Adds findings on resources that are selected and violate the rule.
    mutating func addViolations(_ findings: [Finding]) {
        violations += findings
    }

    /// Adds such that are in the order of reports.
    mutating func addSorted(_ findings: [Finding]) {
        if sortedViolations.isEmpty { sortedViolations = findings } else { violations += findings }
    }

    /// Adds a resource of which it is not decided whether `where` selects it; it violates nothing.
    mutating func addUndecidedCondition(_ why: CELValue, _ writer: FindingWriter) {
        undecidedConditionCount += 1
        if case .unknown(let unknown) = why, !unknowns.insert(unknown).inserted { return }
        conditionReasons.formUnion(writer.run.reasons(of: why))
    }

    /// Adds what it says of other resources.
    mutating func merge(_ other: Tally) {
        selectedCount += other.selectedCount
        selectedIDs.insert(other.selectedIDs)
        addViolations(other.violations)
        addSorted(other.sortedViolations)
        doubts += other.doubts
        undecidedConditionCount += other.undecidedConditionCount
        conditionReasons.formUnion(other.conditionReasons)
        keyed.merge(other.keyed)
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
