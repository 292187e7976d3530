import CEL
import Diagnostics
import Observations

extension RuleScope {
    /// The expression, checked in the scope; nil where it is wrong. `proven` are paths that are known to be present.
    func compile(
        _ source: ExpressionSource, proven: Set<String> = [], isDefinition: Bool = false,
        into diagnostics: inout [Diagnostic]
    ) -> CompiledExpression? {
        var checked: CELCheckedExpr?
        var issues: [CELIssue]
        var supportQuestions: Set<FieldPlace> = []
        do {
            let parsed = try environment.parse(source.text)
            (checked, issues) = environment.check(parsed, provenPresent: proven, isDefinition: isDefinition)
            let questions = SupportQuestion.ranges(in: parsed.root)
            if let whole = checked, !questions.isEmpty {
                issues.removeAll { issue in questions.contains { $0.contains(issue.range.lowerBound) } }
                let resolved = SupportQuestion.resolve(whole)
                (checked, supportQuestions) = (resolved.checked, resolved.fields)
                issues += resolved.issues
            }
        } catch {
            (checked, issues) = (nil, error.issues)
        }
        diagnostics += issues.map { issue in
            issue.severity == .error
                ? source.error(at: issue.range, issue.message) : source.warning(at: issue.range, issue.message)
        }
        guard let checked else { return nil }
        let expression = CompiledExpression(
            source, checked, in: environment, varying: varying, supportQuestions: supportQuestions,
            inputs: inputs)
        if let diagnostic = costs.diagnostic(expression, resource: resource) { diagnostics.append(diagnostic) }
        return expression
    }
}
