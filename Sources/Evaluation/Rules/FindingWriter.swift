import CEL
import Observations
import Rules

/// Writes what a rule finds on resources.
struct FindingWriter {
    let rule: CompiledRule
    let run: RunScope
    let scope: ResourceScope

    func violation(of resource: Resource) -> Finding {
        scope.select(ResourceObject(resource))
        return Finding(
            rule: rule.metadata.id, severity: rule.metadata.severity, status: .fail,
            resource: FindingResource(resource), message: message(), evidence: evidence())
    }

    func doubt(about resource: Resource, _ why: CELValue) -> Finding {
        scope.select(ResourceObject(resource))
        let reasons = self.reasons(of: why)
        return Finding(
            rule: rule.metadata.id, severity: rule.metadata.severity, status: .undetermined,
            resource: FindingResource(resource),
            message: "cannot be decided: " + reasons.map(\.text).joined(separator: "; "), evidence: evidence(),
            reasons: reasons)
    }

    /// What the selected resource violates, in the rule's words.
    func message() -> String {
        rule.message.map(TemplateWriter(scope: scope).text) ?? rule.metadata.title
    }

    /// What `where` and `require` read on the selected resource.
    func evidence() -> [Evidence] {
        var reader = EvidenceReader()
        for expression in [rule.condition, rule.requirement].compactMap({ $0 }) {
            reader.read(expression, scope)
        }
        return reader.evidence
    }

    /// Why the selected resource is in doubt; an error with the part of the rule in which it arose.
    private func reasons(of why: CELValue) -> [Reason] {
        guard case .error(let error) = why else { return run.reasons(of: why) }
        let place = [rule.condition, rule.requirement].lazy.compactMap { $0 }.compactMap {
            ErrorPlace.text(of: error, in: $0, scope)
        }.first
        guard let place, !error.message.contains("`") else { return why.reasons }
        return [Reason(.error, "`\(place)`: \(error.message)")]
    }
}
