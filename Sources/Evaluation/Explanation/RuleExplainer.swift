package import CEL
internal import Diagnostics
package import Observations
package import Rules

/// Explains one rule on an inventory.
package struct RuleExplainer {
    private let rule: CompiledRule
    private let run: RunScope
    private let scope: ResourceScope

    package init(_ rule: CompiledRule, of rules: CompiledRuleSet, _ inventory: Inventory, now: CELTimestamp) {
        self.rule = rule
        run = RunScope(rules, inventory, now: now)
        scope = ResourceScope(rule, in: run)
    }

    /// What the assessment says, with the terms of the resource of that id, name or email; of at most `limit` resources where
    /// none is named.
    package func explain(
        _ assessment: RuleAssessment, resource name: String?, limit: Int
    ) throws(ExplanationFailure) -> RuleExplanation {
        let chosen = try resources(name).map { ($0, verdict(on: $0)) }.sorted { left, right in
            left.1.rawValue != right.1.rawValue
                ? left.1.rawValue < right.1.rawValue : left.0.id.utf8.lexicographicallyPrecedes(right.0.id.utf8)
        }
        let shown = chosen.prefix(limit).map { resource, verdict in
            explanation(of: resource, verdict, assessment)
        }
        let activation = FileActivation(scope: run, file: rule.file)
        let bounds = [("count.min", rule.count?.minimum), ("count.max", rule.count?.maximum)].compactMap {
            name, bound in
            bound.map { RuleExplanation.Part(name: name, term: term($0, activation)) }
        }
        let expressions = [rule.condition, rule.requirement].compactMap { $0 }
        let used = shown.isEmpty ? [] : run.rules.lets(in: expressions, of: rule)
        let lets = used.filter { !$0.dependsOnResource }.map(part)
        let isOfOrganization = rule.metadata.kind == .organization
        return RuleExplanation(
            assessment: assessment,
            organizationFindings: assessment.findings.filter {
                $0.resource.kind == .organization && !(isOfOrganization && rule.count == nil)
            },
            hasRequirement: rule.requirement != nil, bounds: bounds, resources: Array(shown),
            omitted: chosen.count - shown.count, lets: lets)
    }

    /// All of the rule's kind, or those of the name.
    private func resources(_ name: String?) throws(ExplanationFailure) -> [Resource] {
        let collection = run.inventory.collection(of: rule.metadata.kind)
        guard let name else { return collection.resources }
        let named = collection.resources.filter { $0.id == name }
        if !named.isEmpty { return named }
        let alike = collection.resources.filter { resource in
            resource.displayName == name || email(of: resource) == name
        }
        if !alike.isEmpty { return alike }
        let known = collection.resources.prefix(1_000).flatMap {
            [$0.id, $0.displayName, email(of: $0)].compactMap { $0 }
        }
        let missing = run.completeness(for: rule).missing.map { Reason($0.reason, $0.text) }
        throw .noSuchResource(name, rule.metadata.kind, nearest: nearest(to: name, among: known), missing: missing)
    }

    private func email(of resource: Resource) -> String? {
        guard case .string(let email)? = ResourceObject(resource).field("email") else { return nil }
        return email
    }

    private func verdict(on resource: Resource) -> ResourceExplanation.Verdict {
        scope.select(ResourceObject(resource))
        switch scope.judge(rule) {
        case .notSelected: return .notSelected
        case .harmless: return .harmless
        case .compliant: return .compliant
        case .violation: return .violation
        case .undecided: return .undecided
        }
    }

    private func explanation(
        of resource: Resource, _ verdict: ResourceExplanation.Verdict, _ assessment: RuleAssessment
    ) -> ResourceExplanation {
        scope.select(ResourceObject(resource))
        // What is required of others does not matter.
        let requirement = verdict == .notSelected ? nil : rule.requirement
        let named = [("where", rule.condition), ("require", requirement)]
        var parts = named.compactMap { name, expression in
            expression.map { RuleExplanation.Part(name: name, term: term($0, scope)) }
        }
        let expressions = [rule.condition, requirement].compactMap { $0 }
        parts += run.rules.lets(in: expressions, of: rule).filter(\.dependsOnResource).map(part)
        let place = FindingResource(resource)
        return ResourceExplanation(
            resource: place, verdict: verdict,
            finding: assessment.findings.first { $0.resource.kind == place.kind && $0.resource.id == place.id },
            parts: parts)
    }

    private func part(_ used: CompiledLet) -> RuleExplanation.Part {
        RuleExplanation.Part(name: "let \(used.name)", term: term(used.expression, scope))
    }

    private func term(_ expression: CompiledExpression, _ activation: any CELActivation) -> CELTerm {
        expression.program.explain(expression.checked, activation)
    }
}
