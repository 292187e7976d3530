package import CEL
package import Observations
package import Rules

/// Says which details of which resources must still be asked for, batch by batch, until the rules are decided.
///
/// Rules with `require` ask for every resource that is in doubt; `count` and `whenEmpty` ask in the collection's order only as far
/// as they need to.
package struct DetailPlanner {
    private let rules: CompiledRuleSet
    private let now: CELTimestamp
    private let batchSize: Int
    /// Resources (by their place in the collection) that each counting rule has still to look at.
    private var pending: [String: [Int]] = [:]
    private var selected: [String: Int] = [:]
    /// How many of each rule's are in doubt for good.
    private var stuck: [String: Int] = [:]
    /// For rules that count by a key: what is known of those that are no longer pending.
    private var keys: [String: KeyTally] = [:]
    /// What was asked for already; what is unknown all the same could not be had.
    private var asked: Set<DetailRequest> = []

    package init(_ rules: CompiledRuleSet, now: CELTimestamp, batchSize: Int = 100) {
        self.rules = rules
        self.now = now
        self.batchSize = batchSize
    }

    /// What to fetch next; empty when nothing more would change an outcome.
    package mutating func next(_ inventory: Inventory) -> [DetailRequest] {
        let run = RunScope(rules, inventory, now: now)
        let judged = rules.rules.filter { rule in
            !inventory.collection(of: rule.metadata.kind).resources.isEmpty
                && SupportCheck(rule, in: inventory.dialect).reason(with: run) == nil
        }
        var requests: Set<DetailRequest> = []
        for rule in judged where rule.requirement != nil { requests.formUnion(doubts(of: rule, in: run)) }
        // What the rules with `require` need may decide the others too.
        if requests.isEmpty {
            for rule in judged where rule.count != nil || rule.whenEmpty.needsSelection {
                requests.formUnion(nextBatch(of: rule, in: run))
            }
        }
        asked.formUnion(requests)
        return requests.sorted()
    }

    /// Details that decide whether resources violate the rule, and whether a waiver is for those that do.
    private func doubts(of rule: CompiledRule, in run: RunScope) -> [DetailRequest] {
        let scope = ResourceScope(rule, in: run)
        let resources = run.inventory.collection(of: rule.metadata.kind).resources
        let conditions = run.rules.waivers.filter { $0.waiver.rule == rule.metadata.id }.compactMap(\.condition)
        return resources.indices.flatMap { index -> [DetailRequest] in
            scope.select(ResourceObject(resources[index]))
            switch scope.judge(rule) {
            case .undecided(let why, _):
                return requests(why, rule, index, in: run)
            case .violation:
                return conditions.flatMap { condition -> [DetailRequest] in
                    guard case .undecided(let why) = scope.evaluate(condition).truth else { return [] }
                    return requests(why, rule, index, in: run)
                }
            case .notSelected, .harmless, .compliant:
                return []
            }
        }
    }

    /// What could decide a doubt about the resource at `index`: its own details first, then those of others that its rule reads.
    private func requests(_ why: CELValue, _ rule: CompiledRule, _ index: Int, in run: RunScope) -> [DetailRequest] {
        why.wantedDetails.filter(\.detail.isFetchedPerResource).flatMap { kind, detail -> [DetailRequest] in
            let own = DetailRequest(kind: kind, resource: index, detail: detail)
            if kind == rule.metadata.kind, !asked.contains(own) { return [own] }
            let readsOthers = rule.reads.contains { read in
                FieldPlace(objectType: read.objectType, field: read.field)?.listedKind == kind
            }
            guard readsOthers else { return [] }
            let resources = run.inventory.collection(of: kind).resources
            return resources.indices.lazy.filter { !resources[$0].knows(detail) }
                .map { DetailRequest(kind: kind, resource: $0, detail: detail) }
                .filter { !asked.contains($0) }
        }
    }

    /// The next resources in doubt, as far as the rule's count or emptiness is not decided.
    private mutating func nextBatch(of rule: CompiledRule, in run: RunScope) -> [DetailRequest] {
        let id = rule.metadata.id
        let collection = run.inventory.collection(of: rule.metadata.kind)
        let scope = ResourceScope(rule, in: run)
        var doubtful: [Int] = []
        var batch: [DetailRequest] = []
        var pendingKeys = KeyTally()
        let key = rule.count?.key
        for index in pending[id] ?? Array(collection.resources.indices) {
            scope.select(ResourceObject(collection.resources[index]))
            let condition = rule.condition.map { scope.evaluate($0) } ?? .bool(true)
            switch condition.truth {
            case .isTrue:
                if let key, let doubt = found(key, scope).doubt {
                    let wanted = requests(doubt, rule, index, in: run)
                    if !wanted.isEmpty {
                        doubtful.append(index)
                        pendingKeys.add(nil, isSelected: true)
                        if doubtful.count <= batchSize { batch += wanted }
                        continue
                    }
                }
                selected[id, default: 0] += 1
                if let key { keys[id, default: KeyTally()].add(found(key, scope).known, isSelected: true) }
            case .isFalse:
                break
            case .undecided(let why):
                let wanted = requests(why, rule, index, in: run)
                guard !wanted.isEmpty else {
                    stuck[id, default: 0] += 1
                    if let key { keys[id, default: KeyTally()].add(found(key, scope).known, isSelected: false) }
                    continue
                }
                if let key { pendingKeys.add(found(key, scope).known, isSelected: false) }
                doubtful.append(index)
                if doubtful.count <= batchSize { batch += wanted }
            }
        }
        pending[id] = doubtful
        pendingKeys.formUnion(keys[id] ?? KeyTally())
        let undecided = doubtful.count + (stuck[id] ?? 0)
        return isDecided(rule, undecided, pendingKeys, run, run.completeness(for: rule)) ? [] : batch
    }

    private func found(_ key: CompiledExpression, _ scope: ResourceScope) -> CountKeys {
        scope.evaluate(key).countKeys
    }

    private func isDecided(
        _ rule: CompiledRule, _ undecided: Int, _ keys: KeyTally, _ run: RunScope, _ completeness: Completeness
    ) -> Bool {
        let selected = selected[rule.metadata.id] ?? 0
        if rule.requirement != nil, rule.whenEmpty.needsSelection, selected == 0 { return false }
        guard let count = rule.count else { return true }
        let bounds = CountBounds(count, FileActivation(scope: run, file: rule.file))
        if count.key != nil {
            let verdict = keys.verdict(bounds, isComplete: completeness.isComplete)
            return verdict == .fail || verdict == .pass
        }
        let verdict = bounds.judge(selected: selected, undecided: completeness.isComplete ? undecided : nil)
        return verdict == .pass || (verdict == .fail && !run.rules.isCountCompared(of: rule.metadata.id))
    }
}

extension WhenEmpty {
    /// Whether the outcome hangs on one resource being selected, even where nothing can violate the rule.
    fileprivate var needsSelection: Bool { self == .fail || self == .undetermined }
}

extension Detail {
    /// Whether it takes a call of its own for each resource.
    fileprivate var isFetchedPerResource: Bool { self == .roleAssignments || self == .deactivatedOn }
}
