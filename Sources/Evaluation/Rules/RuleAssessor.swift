import CEL
import JSON
import Observation
import Rules

/// Judges one rule on an inventory.
struct RuleAssessor {
    private let rule: CompiledRule
    private let run: RunScope
    private let resources: ResourceScope
    private let organization: FindingResource

    init(_ rule: CompiledRule, in run: RunScope) {
        self.rule = rule
        self.run = run
        resources = ResourceScope(rule, in: run)
        let organization = run.inventory.organization
        self.organization = FindingResource(kind: .organization, id: organization.id, name: organization.displayName)
    }

    func assess() -> RuleAssessment {
        let support = SupportCheck(rule, in: run.inventory.dialect)
        if let reason = support.reason(with: run) {
            return undetermined([reason])
        }
        if let manual = rule.manual {
            return undetermined([Reason(.unsupported, "no API shows it; a person must check: \(manual)")])
        }
        let tally = Tally(rule, in: run, resources)
        if tally.selected.isEmpty, let reason = support.valueReason {
            return undetermined([reason])
        }
        let missing = run.completeness(for: rule).missing.map { Reason($0.reason, $0.text) }
        var findings: [Finding] = []
        var outcome = Outcome.notApplicable
        if rule.requirement != nil {
            outcome = requirementOutcome(tally, missing, &findings)
        }
        if let count = rule.count {
            outcome = outcome.worse(countOutcome(count, tally, missing, &findings))
        }
        // A violation by a resource that was seen is one, whatever was not.
        if !findings.contains(where: { $0.status == .fail && $0.resource != organization }),
            let reason = support.constantReason(run.rules.parameters)
        {
            return undetermined([reason])
        }
        findings.sort { $0.resource.precedes($1.resource) }
        return RuleAssessment(
            rule: rule.metadata, outcome: outcome, reasons: rule.requirement == nil ? [] : Reason.distinct(missing),
            selected: SelectedCount(
                count: tally.selected.count, isAtLeast: !missing.isEmpty || !tally.undecidedConditions.isEmpty),
            findings: findings)
    }

    private func undetermined(_ reasons: [Reason]) -> RuleAssessment {
        RuleAssessment(
            rule: rule.metadata, outcome: .undetermined, reasons: reasons,
            selected: SelectedCount(count: 0, isAtLeast: true), findings: [])
    }

    // MARK: - require

    private func requirementOutcome(_ tally: Tally, _ missing: [Reason], _ findings: inout [Finding]) -> Outcome {
        for resource in tally.violations { findings.append(violation(of: resource)) }
        for (resource, why) in tally.undecided { findings.append(doubt(about: resource, why)) }
        if !tally.violations.isEmpty { return .fail }
        if !tally.undecided.isEmpty || !missing.isEmpty { return .undetermined }
        guard tally.selected.isEmpty else { return .pass }
        if !tally.undecidedConditions.isEmpty {
            // Nothing can violate the rule; whether anything is selected is not known.
            guard rule.whenEmpty == .fail || rule.whenEmpty == .undetermined else { return .pass }
            let reasons = Reason.distinct(tally.undecidedConditions.flatMap { run.reasons(of: $0.why) })
            findings.append(
                organizationFinding(
                    .undetermined, "whether any \(rule.metadata.kind.rawValue) is selected cannot be decided",
                    reasons: reasons))
            return .undetermined
        }
        switch rule.whenEmpty {
        case .pass:
            return .pass
        case .notApplicable:
            return .notApplicable
        case .fail:
            findings.append(
                organizationFinding(.fail, "no \(rule.metadata.kind.rawValue) is selected: \(rule.metadata.title)"))
            return .fail
        case .undetermined:
            let reason = Reason(
                .error, "no \(rule.metadata.kind.rawValue) is selected, so nothing shows that the rule is met")
            findings.append(organizationFinding(.undetermined, reason.text, reasons: [reason]))
            return .undetermined
        }
    }

    private func violation(of resource: Resource) -> Finding {
        resources.select(ResourceObject(resource))
        return Finding(
            rule: rule.metadata.id, severity: rule.metadata.severity, status: .fail,
            resource: FindingResource(resource),
            message: rule.message.map(TemplateWriter(scope: resources).text) ?? rule.metadata.title,
            evidence: evidence())
    }

    private func doubt(about resource: Resource, _ why: CELValue) -> Finding {
        resources.select(ResourceObject(resource))
        let reasons = self.reasons(of: why)
        return Finding(
            rule: rule.metadata.id, severity: rule.metadata.severity, status: .undetermined,
            resource: FindingResource(resource),
            message: "cannot be decided: " + reasons.map(\.text).joined(separator: "; "), evidence: evidence(),
            reasons: reasons)
    }

    /// Why the selected resource is in doubt; an error with the part of the rule in which it arose.
    private func reasons(of why: CELValue) -> [Reason] {
        guard case .error(let error) = why else { return run.reasons(of: why) }
        let place = [rule.condition, rule.requirement].lazy.compactMap { $0 }.compactMap {
            ErrorPlace.text(of: error, in: $0, resources)
        }.first
        guard let place, !error.message.contains("`") else { return why.reasons }
        return [Reason(.error, "`\(place)`: \(error.message)")]
    }

    /// What `where` and `require` read on the selected resource.
    private func evidence() -> [Evidence] {
        var reader = EvidenceReader()
        for expression in [rule.condition, rule.requirement].compactMap({ $0 }) {
            reader.read(expression, resources)
        }
        return reader.evidence
    }

    // MARK: - count

    private func countOutcome(
        _ count: CompiledCount, _ tally: Tally, _ missing: [Reason], _ findings: inout [Finding]
    ) -> Outcome {
        let bounds = CountBounds(count, FileActivation(scope: run, file: rule.file))
        let selected = tally.selected.count
        let undecided = missing.isEmpty ? tally.undecidedConditions.count : nil
        switch bounds.judge(selected: selected, undecided: undecided) {
        case .pass:
            return .pass
        case .fail:
            let isPartial = undecided != 0
            let text = bounds.message(selected: selected, isPartial: isPartial)
            let activation = FileActivation(scope: run, file: rule.file, count: selected)
            var finding = organizationFinding(
                .fail, count.message.map(TemplateWriter(scope: activation).text) ?? text)
            finding.evidence = countEvidence(count, tally, isPartial: isPartial)
            finding.count = bounds.observed(selected: selected, undecided: undecided)
            findings.append(finding)
            return .fail
        case .undetermined(let why):
            let doubts = tally.undecidedConditions.flatMap { run.reasons(of: $0.why) }
            let reasons = Reason.distinct(why + doubts + missing)
            var finding = organizationFinding(
                .undetermined, "cannot be decided: " + reasons.map(\.text).joined(separator: "; "), reasons: reasons)
            finding.evidence = countEvidence(count, tally, isPartial: undecided != 0)
            findings.append(finding)
            return .undetermined
        }
    }

    private func countEvidence(_ count: CompiledCount, _ tally: Tally, isPartial: Bool) -> [Evidence] {
        let ids = tally.selected.map(\.id).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let shown = ids.prefix(100)
        var reader = EvidenceReader()
        let name = isPartial ? "selected (at least)" : "selected"
        reader.add(
            Evidence(
                expr: name, value: .array(shown.map { .string($0) }), total: ids.count > shown.count ? ids.count : nil))
        let activation = FileActivation(scope: run, file: rule.file)
        for bound in [count.minimum, count.maximum].compactMap({ $0 }) { reader.read(bound, activation) }
        return reader.evidence
    }

    private func organizationFinding(
        _ status: Finding.Status, _ message: String, reasons: [Reason] = []
    ) -> Finding {
        Finding(
            rule: rule.metadata.id, severity: rule.metadata.severity, status: status, resource: organization,
            message: message, reasons: reasons)
    }
}

extension FindingResource {
    init(_ resource: Resource) {
        self.init(kind: resource.kind, id: resource.id, name: resource.displayName)
    }

    /// By kind and id as UTF-8 bytes.
    func precedes(_ other: FindingResource) -> Bool {
        if kind != other.kind { return kind.rawValue.utf8.lexicographicallyPrecedes(other.kind.rawValue.utf8) }
        return id.utf8.lexicographicallyPrecedes(other.id.utf8)
    }
}
