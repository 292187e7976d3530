import Evaluation
import Observations
import Reporting
import Rules

/// Rules that could not be decided in full, and why, in a few lines for people.
struct UndecidedText {
    private static let most = (rules: 10, reasons: 3)

    /// Those that are undetermined, and those that fail or pass while a resource of theirs is in doubt.
    let rules: [RuleAssessment]

    /// - Parameter allowed: Kinds of reason that do not count.
    init(_ assessment: Assessment, allowing allowed: Set<ReasonKind> = []) {
        rules = assessment.rules.filter { rule in
            guard rule.outcome == .undetermined || !rule.reasons.isEmpty else { return false }
            return rule.reasons.isEmpty || !rule.reasons.allSatisfy { allowed.contains($0.kind) }
        }
    }

    /// `2 rules could not be decided in full`, with what follows from it, then a line for each rule.
    func lines(_ consequence: String = "") -> [String] {
        let head = "\(rules.count) \(rules.count == 1 ? "rule" : "rules") could not be decided in full\(consequence):"
        let shown = rules.prefix(Self.most.rules).map { rule in
            let reasons = rule.reasons.prefix(Self.most.reasons).map { "\($0.kind.rawValue): \($0.text)" }
            let more = rule.reasons.count - reasons.count
            let text = reasons.joined(separator: "; ") + (more > 0 ? "; and \(more) more" : "")
            return "  \(rule.rule.id): \(text.isEmpty ? "undetermined" : String(text.prefix(500)))".visible
        }
        let more = rules.count - shown.count
        return [head] + shown + (more > 0 ? ["  and \(more) more"] : [])
    }
}
