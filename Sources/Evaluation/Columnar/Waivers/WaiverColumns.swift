import CEL
import Observations
import Rules

/// The conditions of one rule's waivers, on the lines that have findings.
final class WaiverColumns {
    private struct Condition {
        /// Among the waivers of the rule.
        var place: Int
        var kind: Waiver.Kind
        var expression: CompiledExpression
        var node: TruthNode
    }

    private let conditions: [Condition]
    private let scope: ResourceScope
    private let run: RunScope
    private let mask = Vector<UInt8>()
    private(set) var truths: SeenConditions.OfRule = [:]

    /// Nil where no waiver of the rule has a condition.
    init?(_ parts: RuleColumnCompiler, in run: RunScope) {
        let waivers = run.rules.waivers.filter { $0.waiver.rule == parts.rule.metadata.id }
        conditions = waivers.enumerated().compactMap { place, waiver in
            waiver.condition.map { condition in
                let node = parts.truth(condition.checked.parsed.root, in: condition)
                return Condition(place: place, kind: waiver.waiver.kind, expression: condition, node: node)
            }
        }
        scope = ResourceScope(parts.rule, in: run)
        self.run = run
        if conditions.isEmpty { return nil }
    }

    /// Adds what the conditions come to on lines that violate the rule.
    func add(_ batch: ColumnBatch, violating lines: UnsafeBufferPointer<Int>, id: (Int) -> String) {
        guard !lines.isEmpty else { return }
        mask.fill(batch.count, with: 0)
        for line in lines { mask.start[line] = 1 }
        for condition in conditions where condition.kind == .waiver {
            condition.node.prepare(batch, mask.start)
            for line in lines {
                switch condition.node.results.start[line] {
                case ColumnTruth.no: break
                case ColumnTruth.yes: add(.isTrue, condition, id(line))
                default: if let resource = batch.resource(at: line) { add(condition, resource) }
                }
            }
        }
    }

    /// Adds what they come to on a resource that the interpreter judged.
    func add(_ resource: Resource, _ judgement: Judgement) {
        let kind: Waiver.Kind
        switch judgement {
        case .violation: kind = .waiver
        case .undecided: kind = .attestation
        case .notSelected, .harmless, .compliant: return
        }
        for condition in conditions where condition.kind == kind { add(condition, resource) }
    }

    private func add(_ condition: Condition, _ resource: Resource) {
        scope.select(ResourceObject(resource))
        add(ConditionTruth(scope.evaluate(condition.expression), in: run), condition, resource.id)
    }

    private func add(_ truth: ConditionTruth, _ condition: Condition, _ id: String) {
        if case .isFalse = truth { return }
        truths[condition.place, default: [:]][CELStringKey(id)] = truth
    }
}
