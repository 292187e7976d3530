import CEL
import Observations
import Rules

/// What a rule says of the resources of a collection, one after the other; what it says of several parts can be merged.
struct Tally {
    /// For how many resources `where` is true.
    private(set) var selectedCount = 0
    /// The first ids of theirs, as many as evidence shows.
    private(set) var selectedIDs = LeastTexts(limit: 100)
    /// Findings on resources that violate the rule.
    private(set) var violations: [Finding] = []
    /// Findings on resources of which it is not decided whether they violate the rule.
    private(set) var doubts: [Finding] = []
    /// For how many resources it is not decided whether `where` selects them, and why.
    private(set) var undecidedConditionCount = 0
    private(set) var conditionReasons: Set<Reason> = []
    /// What was unknown so far, all of which is in the reasons.
    private var unknowns: Set<CELUnknown> = []
    /// The resources of a rule that counts by a key: those that `where` selects, and those of which that is not decided.
    private(set) var counted: [Resource] = []
    private(set) var uncounted: [(resource: Resource, why: CELValue)] = []

    /// Adds what the rule says of a resource.
    mutating func add(_ resource: Resource, _ judgement: Judgement, _ writer: FindingWriter) {
        if writer.rule.count?.key != nil { addKeyed(resource, judgement) }
        switch judgement {
        case .notSelected:
            break
        case .harmless(let doubt):
            addUndecidedCondition(doubt, writer)
        case .compliant:
            addSelected(resource.id)
        case .violation:
            addSelected(resource.id)
            violations.append(writer.violation(of: resource))
        case .undecided(let why, let condition):
            if writer.rule.requirement != nil { doubts.append(writer.doubt(about: resource, why)) }
            if let condition {
                addUndecidedCondition(condition, writer)
            } else {
                addSelected(resource.id)
            }
        }
    }

    private mutating func addKeyed(_ resource: Resource, _ judgement: Judgement) {
        switch judgement {
        case .notSelected: break
        case .compliant, .violation, .undecided(_, nil): counted.append(resource)
        case .harmless(let why), .undecided(_, let why?): uncounted.append((resource, why))
        }
    }

    /// Adds a resource that is selected; without its id, which only `count` shows, where there is none.
    mutating func addSelected(_ id: String?) {
        selectedCount += 1
        if let id { selectedIDs.insert(id) }
    }

    /// Adds the finding on a resource that is selected and violates the rule.
    mutating func addViolation(_ finding: Finding) {
        violations.append(finding)
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
        for id in other.selectedIDs.texts { selectedIDs.insert(id) }
        violations += other.violations
        doubts += other.doubts
        undecidedConditionCount += other.undecidedConditionCount
        conditionReasons.formUnion(other.conditionReasons)
        counted += other.counted
        uncounted += other.uncounted
    }
}

/// The first of many texts, as UTF-8 bytes.
struct LeastTexts {
    let limit: Int
    /// In their order.
    private(set) var texts: [String] = []

    mutating func insert(_ text: String) {
        if texts.count == limit, let last = texts.last, !text.utf8.lexicographicallyPrecedes(last.utf8) { return }
        let place = texts.firstIndex { text.utf8.lexicographicallyPrecedes($0.utf8) } ?? texts.count
        texts.insert(text, at: place)
        if texts.count > limit { texts.removeLast() }
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
