import CEL
import JSON
import Observations
import Rules

/// A `count` that is judged for each key by itself.
extension RuleAssessor {
    /// Keys that a message or the evidence names; of the others it says how many there are.
    private static let maximumKeys = (message: 10, evidence: 100)

    func keyedCountOutcome(
        _ count: CompiledCount, by expression: CompiledExpression, _ tally: Tally, _ missing: [Reason],
        _ findings: inout [Finding]
    ) -> Outcome {
        let keys = tally.keyed.counts
        let bounds = CountBounds(count, FileActivation(scope: run, file: rule.file))
        switch keys.verdict(bounds, isComplete: missing.isEmpty) {
        case .pass:
            return .pass
        case .fail:
            let failing = keys.failing(bounds, isComplete: missing.isEmpty)
            var finding = organizationFinding(.fail, message(of: failing, keys, bounds, count, missing.isEmpty))
            finding.evidence = evidence(
                of: failing, tally.keyed, expression, count,
                isPartial: { key in
                    keys.doubtful(key, isComplete: missing.isEmpty) != 0
                })
            finding.count = keys.observed(bounds, isComplete: missing.isEmpty)
            findings.append(finding)
            return .fail
        case .undetermined(let why):
            let reasons = Reason.distinct(why + tally.keyed.reasons + missing)
            findings.append(
                organizationFinding(
                    .undetermined, "cannot be decided: " + reasons.map(\.text).joined(separator: "; "), reasons: reasons
                ))
            return .undetermined
        }
    }

    private func message(
        of failing: [CELStringKey], _ keys: KeyTally, _ bounds: CountBounds, _ count: CompiledCount, _ isComplete: Bool
    ) -> String {
        var texts = failing.prefix(Self.maximumKeys.message).map { key in
            let selected = keys.selected[key] ?? 0
            if let message = count.message {
                let scope = FileActivation(scope: run, file: rule.file, count: selected, key: key.string)
                return TemplateWriter(scope: scope).text(message)
            }
            let isPartial = keys.doubtful(key, isComplete: isComplete) != 0
            return "`\(key.string)`: " + bounds.message(selected: selected, isPartial: isPartial)
        }
        if failing.count > texts.count { texts.append("and \(failing.count - texts.count) more") }
        return texts.joined(separator: "; ")
    }

    /// The selected of each key, and what the bounds read.
    private func evidence(
        of failing: [CELStringKey], _ keyed: KeyedSelection, _ expression: CompiledExpression, _ count: CompiledCount,
        isPartial: (CELStringKey) -> Bool
    ) -> [Evidence] {
        var reader = EvidenceReader()
        let text = expression.source.text.collapsingBlanks
        let isList = if case .list = expression.checked.type { true } else { false }
        for key in failing.prefix(Self.maximumKeys.evidence) {
            let literal = CELValue.string(key.string).description
            let name = isList ? "\(literal) in \(text)" : "\(text) == \(literal)"
            reader.add(
                keyed.members[key, default: LeastTexts()].evidence(
                    of: keyed.counts.selected[key] ?? 0, as: isPartial(key) ? name + " (at least)" : name))
        }
        let scope = FileActivation(scope: run, file: rule.file)
        for bound in [count.minimum, count.maximum].compactMap({ $0 }) { reader.read(bound, scope) }
        return reader.evidence
    }
}
