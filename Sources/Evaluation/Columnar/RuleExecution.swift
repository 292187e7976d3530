package import CEL
package import Observations
package import Rules

/// How a rule is carried out on large collections.
package struct RuleExecution: Hashable, Sendable {
    /// A part of a condition that the interpreter evaluates.
    package struct Part: Hashable, Sendable {
        /// As the rule has it, on one line.
        package var text: String
        /// Whether once for each combination of what it reads, as long as those are few; else on every line that asks for it.
        package var isRemembered: Bool
    }

    /// The rule's id.
    package var rule: String
    package var kind: ResourceKind
    /// Whether resources of a snapshot are judged as they are read, batch by batch; else they are all held in memory, as those of a
    /// live run are.
    package var isStreamed: Bool
    /// What columns cannot tell; the rest of the conditions is evaluated on them.
    package var interpreted: [Part] = []
}

extension CompiledRuleSet {
    /// How the rules are carried out where all details are known.
    package func executions(in dialect: Dialect, now: CELTimestamp) throws(GivenResourceError) -> [RuleExecution] {
        let run = RunScope(self, try Inventory(given: [:], dialect: dialect, takenAt: now), now: now)
        let streamed = streamableKinds
        var compilers: [ResourceKind: ColumnCompiler] = [:]
        return rules.map { rule in
            let kind = rule.metadata.kind
            var execution = RuleExecution(rule: rule.metadata.id, kind: kind, isStreamed: streamed.contains(kind))
            guard kind != .organization else { return execution }
            let layout = ResourceLayout(kind, dialect, completeDetails: Set(Detail.allCases))
            let compiler = compilers[kind] ?? ColumnCompiler(run, FieldColumns(layout, unlistedDetails: []))
            compilers[kind] = compiler
            let parts = RuleColumnCompiler(compiler, rule)
            for expression in [rule.condition, rule.requirement].compactMap({ $0 }) {
                _ = parts.truth(expression.checked.parsed.root, in: expression)
            }
            for part in parts.interpretedParts where !execution.interpreted.contains(part) {
                execution.interpreted.append(part)
            }
            return execution
        }
    }
}
