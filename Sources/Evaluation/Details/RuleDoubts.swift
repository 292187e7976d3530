import CEL
import Observations
import Rules

/// What one rule leaves open of the resources of its kind, which are told apart by their places in the collection.
struct RuleDoubts {
    let rule: CompiledRule
    /// Kinds of which it lists all resources.
    let listedKinds: Set<ResourceKind>
    /// Those that further details may decide.
    private(set) var openRows: Set<Int> = []
    /// Conditions of waivers for what violates the rule, and of attestations for what no API shows.
    private let conditions: [Waiver.Kind: [CompiledExpression]]
    /// How many are selected, and how many are in doubt for good.
    private var selected = 0
    private var stuck = 0
    /// For a rule that counts by a key: what is known of those that are decided, or in doubt for good.
    private var keys = KeyTally()
    /// In their order, those that have to be looked at until the rule's count or emptiness is decided.
    private var pending: [Pending] = []
    /// Of those that are judged now, the ones that were pending; nil: all are counted.
    private var counted: Set<Int>?

    private struct Pending {
        var row: Int
        var why: CELValue
        var isSelected = false
        /// Of a rule that counts by a key; nil where they are not known.
        var keys: Set<CELStringKey>?
    }

    /// - Parameter waivers: Those of the rule.
    init(_ rule: CompiledRule, waivers: [CompiledWaiver]) {
        self.rule = rule
        conditions = Dictionary(grouping: waivers, by: \.waiver.kind).mapValues { $0.compactMap(\.condition) }
        listedKinds = Set(
            rule.reads.compactMap { FieldPlace(objectType: $0.objectType, field: $0.field)?.listedKind })
    }

    var kind: ResourceKind { rule.metadata.kind }

    /// Whether more than one resource at a time decides it.
    private var isCounting: Bool { rule.count != nil || rule.whenEmpty.needsSelection }

    // MARK: - Looking at resources

    /// Forgets what is open of the rows, which are in order, since they are judged now; nil: all are, for the first time.
    mutating func reopen(_ rows: [Int]?) {
        guard let rows, let first = rows.first, let last = rows.last else { return }
        openRows.subtract(rows)
        let range = place(of: first)..<place(of: last + 1)
        let counted = Set(rows).intersection(pending[range].map(\.row))
        pending.replaceSubrange(range, with: pending[range].filter { !counted.contains($0.row) })
        self.counted = counted
    }

    /// The place among the pending of the first that is not before the row.
    private func place(of row: Int) -> Int {
        var (first, end) = (0, pending.count)
        while first < end {
            let middle = (first + end) / 2
            if pending[middle].row < row { first = middle + 1 } else { end = middle }
        }
        return first
    }

    /// Takes what the rule says of a resource, where that was open; gives the details that decide whether it violates the rule,
    /// whether a waiver is for it if it does, and whether an attestation is where no API shows it.
    ///
    /// That was decided before, perhaps; details may contradict the listing.
    mutating func add(
        _ row: Int, _ judgement: Judgement, _ finder: inout WantedDetailFinder,
        evaluate: (CompiledExpression) -> CELValue
    ) -> WantedDetails {
        if isCounting, counted?.contains(row) ?? true { count(row, judgement, &finder, evaluate) }
        var wanted = WantedDetails()
        guard rule.requirement != nil else { return wanted }
        switch judgement {
        case .undecided(let why, _):
            wanted = finder.details(why, of: row, self)
            if wanted.isEmpty, why.reasons.areUnsupported { wanted = details(.attestation, row, &finder, evaluate) }
        case .violation:
            wanted = details(.waiver, row, &finder, evaluate)
        case .notSelected, .harmless, .compliant:
            break
        }
        if !wanted.isEmpty { openRows.insert(row) }
        return wanted
    }

    /// Those that decide whether a waiver is for the resource.
    private func details(
        _ kind: Waiver.Kind, _ row: Int, _ finder: inout WantedDetailFinder,
        _ evaluate: (CompiledExpression) -> CELValue
    ) -> WantedDetails {
        var wanted = WantedDetails()
        for condition in conditions[kind] ?? [] {
            guard case .undecided(let why) = evaluate(condition).truth else { continue }
            wanted.formUnion(finder.details(why, of: row, self))
        }
        return wanted
    }

    private mutating func count(
        _ row: Int, _ judgement: Judgement, _ finder: inout WantedDetailFinder,
        _ evaluate: (CompiledExpression) -> CELValue
    ) {
        let keys = rule.count?.key.map { evaluate($0).countKeys }
        var pending = Pending(row: row, why: .null, keys: keys?.known)
        switch judgement {
        case .notSelected:
            return
        case .compliant, .violation, .undecided(_, nil):
            pending.isSelected = true
            if let doubt = keys?.doubt { pending.why = doubt }
        case .harmless(let why), .undecided(_, let why?):
            pending.why = why
        }
        if !finder.details(pending.why, of: row, self).isEmpty {
            openRows.insert(row)
            self.pending.append(pending)
            return
        }
        if pending.isSelected { selected += 1 } else { stuck += 1 }
        if keys != nil { self.keys.add(pending.keys, isSelected: pending.isSelected) }
    }

    /// Puts those that are open again in their places.
    mutating func endLook() {
        guard zip(pending, pending.dropFirst()).contains(where: { $0.row > $1.row }) else { return }
        pending.sort { $0.row < $1.row }
    }

    // MARK: - Counting

    /// Details of the next resources in doubt, as far as the rule's count or emptiness is not decided.
    func nextBatch(of size: Int, in run: RunScope, _ finder: inout WantedDetailFinder) -> WantedDetails {
        guard isCounting, !pending.isEmpty, !isDecided(in: run) else { return WantedDetails() }
        return pending.prefix(size).reduce(into: WantedDetails()) { wanted, pending in
            wanted.formUnion(finder.details(pending.why, of: pending.row, self))
        }
    }

    private func isDecided(in run: RunScope) -> Bool {
        if rule.requirement != nil, rule.whenEmpty.needsSelection, selected == 0 { return false }
        guard let count = rule.count else { return true }
        let bounds = CountBounds(count, FileActivation(scope: run, file: rule.file))
        let isComplete = run.completeness(for: rule).isComplete
        let verdict: CountBounds.Verdict
        if count.key != nil {
            var keys = keys
            for pending in pending { keys.add(pending.isSelected ? nil : pending.keys, isSelected: pending.isSelected) }
            verdict = keys.verdict(bounds, isComplete: isComplete)
        } else {
            verdict = bounds.judge(selected: selected, undecided: isComplete ? pending.count + stuck : nil)
        }
        return verdict == .pass || (verdict == .fail && !run.rules.isCountCompared(of: rule.metadata.id))
    }
}

extension WhenEmpty {
    /// Whether the outcome hangs on one resource being selected, even where nothing can violate the rule.
    fileprivate var needsSelection: Bool { self == .fail || self == .undetermined }
}
