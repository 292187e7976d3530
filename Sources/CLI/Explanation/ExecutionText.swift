import CEL
import Evaluation
import Foundation
import Observations
import Rules

/// How rules are carried out, for people.
enum ExecutionText {
    /// Some lines for each rule.
    static func text(of rules: CompiledRuleSet) throws -> String {
        let now = CELTimestamp(date: Date())
        let executions = try rules.executions(in: .reference, now: now)
        return executions.map { "\n\($0.rule)\n" + lines(of: $0).map { "  \($0)\n" }.joined() }.joined()
            + "\nin memory, where all is in a live run, fewer than \(CompiledRuleSet.fewestOnColumns) resources are interpreted\n"
    }

    private static func lines(of execution: RuleExecution) -> [String] {
        let collection = execution.kind.collectionName
        if execution.kind == .organization { return ["interpreted, once"] }
        let place =
            execution.isStreamed
            ? "\(collection) as they are read"
            : "all \(collection) in memory, since an expression asks for `org.\(collection)`"
        return ["\(place); on columns"]
            + execution.interpreted.map { part in
                let how =
                    part.isRemembered
                    ? "interpreted, once for each combination of what it reads"
                    : "interpreted for each that it is asked of"
                return "  `\(part.text)`: \(how)"
            }
    }
}
