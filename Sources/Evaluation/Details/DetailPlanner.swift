package import CEL
package import Observations
package import Rules

/// Says which details of which resources must still be asked for, batch by batch, until the rules are decided.
///
/// Rules with `require` ask for every resource that is in doubt; `count` and `whenEmpty` ask in the collection's order only as far
/// as they need to. All resources are judged once; after that, those whose details have come.
package struct DetailPlanner {
    private let rules: CompiledRuleSet
    private let now: CELTimestamp
    private let batchSize: Int
    private let fewestOnColumns: Int
    /// What the rules that can be decided leave open, by kind; nil before the first look.
    private var doubts: [ResourceKind: [RuleDoubts]]?
    /// What was asked for already; what is unknown all the same could not be had.
    private var asked: Set<DetailRequest> = []
    /// What was asked for last.
    private var latest: [DetailRequest] = []

    /// - Parameter fewestOnColumns: How many resources at least are judged on columns.
    package init(
        _ rules: CompiledRuleSet, now: CELTimestamp, batchSize: Int = 100,
        fewestOnColumns: Int = CompiledRuleSet.fewestOnColumns
    ) {
        self.rules = rules
        self.now = now
        self.batchSize = batchSize
        self.fewestOnColumns = fewestOnColumns
    }

    /// What to fetch next, of the same inventory with what was fetched before; empty when nothing more would change an outcome.
    package mutating func next(_ inventory: Inventory) -> [DetailRequest] {
        let run = RunScope(rules, inventory, now: now)
        var finder = WantedDetailFinder(inventory, asked: asked)
        let isFirst = doubts == nil
        var doubts = doubts ?? firstDoubts(in: run)
        // Held here alone, so that nothing is copied when it changes.
        self.doubts = nil
        var wanted = WantedDetails()
        for kind in Array(doubts.keys) {
            wanted.formUnion(look(at: &doubts[kind, default: []], kind, isFirst, in: run, &finder))
        }
        // What the rules with `require` need may decide the others too.
        if wanted.isEmpty {
            for rule in doubts.values.joined() { wanted.formUnion(rule.nextBatch(of: batchSize, in: run, &finder)) }
        }
        self.doubts = doubts
        latest = finder.requests(wanted).sorted()
        asked.formUnion(latest)
        return latest
    }

    private func firstDoubts(in run: RunScope) -> [ResourceKind: [RuleDoubts]] {
        let judged = rules.rules.filter { rule in
            !run.inventory.collection(of: rule.metadata.kind).resources.isEmpty
                && SupportCheck(rule, in: run.inventory.dialect).reason(with: run) == nil
        }
        let doubts = judged.map { rule in
            RuleDoubts(rule, waivers: rules.waivers.filter { $0.waiver.rule == rule.metadata.id })
        }
        return Dictionary(grouping: doubts, by: \.kind)
    }

    /// Judges the resources of a kind that may be decided by now; gives the details that rules with `require` need.
    private func look(
        at doubts: inout [RuleDoubts], _ kind: ResourceKind, _ isFirst: Bool, in run: RunScope,
        _ finder: inout WantedDetailFinder
    ) -> WantedDetails {
        let resources = run.inventory.collection(of: kind).resources
        let rows = isFirst ? Array(resources.indices) : openRows(doubts, kind)
        guard !rows.isEmpty else { return WantedDetails() }
        for place in doubts.indices { doubts[place].reopen(isFirst ? nil : rows) }
        let scopes = doubts.map { ResourceScope($0.rule, in: run) }
        let judge = ResourceJudge(doubts.map(\.rule), of: resources, rows: rows, in: run, fewest: fewestOnColumns)
        var wanted = WantedDetails()
        judge.forEachJudgement { place, row, judgement in
            let details = doubts[place].add(row, judgement, &finder) { expression in
                scopes[place].select(ResourceObject(resources[row]))
                return scopes[place].evaluate(expression)
            }
            wanted.formUnion(details)
        }
        for place in doubts.indices { doubts[place].endLook() }
        return wanted
    }

    /// In their order, resources whose details may have come, and where those of any that a rule lists may have, all that it leaves
    /// open.
    private func openRows(_ doubts: [RuleDoubts], _ kind: ResourceKind) -> [Int] {
        let kinds = Set(latest.map(\.kind))
        var rows = Set(latest.filter { $0.kind == kind }.map(\.resource))
        for rule in doubts where !rule.listedKinds.isDisjoint(with: kinds) { rows.formUnion(rule.openRows) }
        return rows.sorted()
    }
}
