import CEL
package import Diagnostics
import Observations

/// Holds waivers against the rules they name, and compiles their conditions; all that is wrong becomes a diagnostic.
package struct WaiverCompiler {
    /// For one rule; each is evaluated for each of its findings.
    private static let mostConditions = 200

    private let rules: CompiledRuleSet
    package private(set) var diagnostics: [Diagnostic] = []

    /// `rules` are all that were loaded, chosen or not.
    package init(_ rules: CompiledRuleSet) {
        self.rules = rules
    }

    /// The waivers that are right.
    package mutating func compile(_ files: [WaiverFile]) -> [CompiledWaiver] {
        let byID = Dictionary(rules.rules.map { ($0.metadata.id, $0) }, uniquingKeysWith: { first, _ in first })
        let known = rules.rules.map(\.metadata.id)
        // Ids are bytes; texts that only look the same are others.
        var first: [CELStringKey: Waiver] = [:]
        var conditions: [String: Int] = [:]
        var compiled: [CompiledWaiver] = []
        for waiver in files.flatMap(\.waivers) {
            let identity = CELStringKey("\(waiver.kind.rawValue)\u{0}\(waiver.rule)\u{0}\(waiver.identity)")
            if let other = first[identity] {
                let place = other.source.place(at: other.ruleRange.lowerBound)
                fail(waiver.ruleRange, in: waiver, WaiverMessages.duplicate(waiver.kind, first: place))
                continue
            }
            first[identity] = waiver
            guard let rule = byID[waiver.rule] else {
                warn(waiver.ruleRange, in: waiver, WaiverMessages.unknownRule(waiver.rule, known: known))
                continue
            }
            guard fits(waiver, rule) else { continue }
            var condition: CompiledExpression?
            if case .condition(let source) = waiver.subject {
                conditions[waiver.rule, default: 0] += 1
                guard conditions[waiver.rule, default: 0] <= Self.mostConditions else {
                    fail(waiver.ruleRange, in: waiver, WaiverMessages.tooManyConditions(Self.mostConditions))
                    continue
                }
                guard let expression = compile(source, rule) else { continue }
                condition = expression
            }
            compiled.append(CompiledWaiver(waiver: waiver, condition: condition))
        }
        return compiled
    }

    /// Whether the rule can have a finding of the kind that the waiver is about.
    private mutating func fits(_ waiver: Waiver, _ rule: CompiledRule) -> Bool {
        guard waiver.kind == .waiver else { return true }
        let countsOnly = rule.requirement == nil && rule.count != nil
        let mistake: String? =
            switch waiver.subject {
            case .upTo where rule.count?.maximum == nil: WaiverMessages.notCounted("upTo", "max")
            case .downTo where rule.count?.minimum == nil: WaiverMessages.notCounted("downTo", "min")
            case .resource where countsOnly, .condition where countsOnly: WaiverMessages.countedOnly
            default: nil
            }
        if let mistake { fail(waiver.subjectRange, in: waiver, mistake) }
        return mistake == nil
    }

    private mutating func compile(_ source: ExpressionSource, _ rule: CompiledRule) -> CompiledExpression? {
        let scope = RuleScope.ofWaiver(for: rule.metadata.kind, parameters: rules.declarations)
        var issues: [Diagnostic] = []
        let expression = scope.compile(source, into: &issues)
        diagnostics += issues.map { issue in
            issue.severity == .error ? issue.hinting(WaiverMessages.conditionHint) : issue
        }
        guard let expression else { return nil }
        let found = expression.checked.type
        guard found == .bool || found == .dyn || found == .error else {
            diagnostics.append(
                source.error(at: source.wholeRange, CompilerMessages.expectedCondition("where", found: "\(found)")))
            return nil
        }
        return expression
    }

    private mutating func fail(_ range: Range<Int>, in waiver: Waiver, _ message: String) {
        diagnostics.append(Diagnostic(.error, in: waiver.source, at: range, message))
    }

    private mutating func warn(_ range: Range<Int>, in waiver: Waiver, _ message: String) {
        diagnostics.append(Diagnostic(.warning, in: waiver.source, at: range, message))
    }
}

extension Waiver {
    /// What tells it from other waivers of its rule.
    fileprivate var identity: String {
        switch subject {
        case .rule: "rule"
        case .resource(let id): "resource \(id)"
        case .condition(let expression): "where \(expression.text)"
        case .upTo: "upTo"
        case .downTo: "downTo"
        }
    }
}

extension Diagnostic {
    fileprivate func hinting(_ text: String) -> Diagnostic {
        Diagnostic(severity, in: source, at: range, message, hint: hint ?? text)
    }
}
