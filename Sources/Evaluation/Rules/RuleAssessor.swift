import CEL
import JSON
import Observations
import Rules

/// Judges one rule by what it says of the resources of an inventory.
struct RuleAssessor {
    let rule: CompiledRule
    let run: RunScope
    private let organization: FindingResource

    init(_ rule: CompiledRule, in run: RunScope) {
        self.rule = rule
        self.run = run
        let organization = run.inventory.organization
        self.organization = FindingResource(kind: .organization, id: organization.id, name: organization.displayName)
    }

    /// Why the rule is undetermined whatever the resources are; nil where they are to be looked at.
    var reasonBeforehand: Reason? {
        if let reason = SupportCheck(rule, in: run.inventory.dialect).reason(with: run) { return reason }
        return rule.manual.map { Reason(.unsupported, "no API shows it; a person must check: \($0)") }
    }

    /// The outcome where the rule says this of the resources that were seen, with all findings in their order.
    func assess(_ tally: Tally) -> RuleAssessment {
        if let reason = reasonBeforehand { return undetermined([reason]) }
        let support = SupportCheck(rule, in: run.inventory.dialect)
        if tally.selectedCount == 0, let reason = support.valueReason {
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
        if !isViolatedBySeen(tally), let reason = support.constantReason(run.rules.parameters) {
            return undetermined([reason])
        }
        return RuleAssessment(
            rule: rule.metadata, outcome: outcome, reasons: rule.requirement == nil ? [] : Reason.distinct(missing),
            selected: SelectedCount(
                count: tally.selectedCount, isAtLeast: !missing.isEmpty || tally.undecidedConditionCount > 0),
            findings: FindingOrder.sorted(tally.sortedViolations, with: tally.violations + findings))
    }

    /// Whether resources that were seen violate the rule, each or by their number: then it is violated, whatever was not seen.
    private func isViolatedBySeen(_ tally: Tally) -> Bool {
        if [tally.sortedViolations, tally.violations].joined().contains(where: { $0.resource != organization }) {
            return true
        }
        guard let count = rule.count else { return false }
        let most = count.key == nil ? tally.selectedCount : tally.keyed.counts.selected.values.max() ?? 0
        return CountBounds(count, FileActivation(scope: run, file: rule.file)).isExceeded(by: most)
    }

    private func undetermined(_ reasons: [Reason]) -> RuleAssessment {
        RuleAssessment(
            rule: rule.metadata, outcome: .undetermined, reasons: reasons,
            selected: SelectedCount(count: 0, isAtLeast: true), findings: [])
    }

    // MARK: - require

    private func requirementOutcome(_ tally: Tally, _ missing: [Reason], _ findings: inout [Finding]) -> Outcome {
        findings += tally.doubts
        if !tally.sortedViolations.isEmpty || !tally.violations.isEmpty { return .fail }
        if !tally.doubts.isEmpty || !missing.isEmpty { return .undetermined }
        guard tally.selectedCount == 0 else { return .pass }
        if tally.undecidedConditionCount > 0 {
            // Nothing can violate the rule; whether anything is selected is not known.
            guard rule.whenEmpty == .fail || rule.whenEmpty == .undetermined else { return .pass }
            let reasons = tally.conditionReasons.sorted()
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

    // MARK: - count

    private func countOutcome(
        _ count: CompiledCount, _ tally: Tally, _ missing: [Reason], _ findings: inout [Finding]
    ) -> Outcome {
        if let key = count.key { return keyedCountOutcome(count, by: key, tally, missing, &findings) }
        let bounds = CountBounds(count, FileActivation(scope: run, file: rule.file))
        let selected = tally.selectedCount
        let undecided = missing.isEmpty ? tally.undecidedConditionCount : nil
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
            finding.count = bounds.observed([(selected, undecided)])
            findings.append(finding)
            return .fail
        case .undetermined(let why):
            let reasons = Reason.distinct(why + tally.conditionReasons + missing)
            var finding = organizationFinding(
                .undetermined, "cannot be decided: " + reasons.map(\.text).joined(separator: "; "), reasons: reasons)
            finding.evidence = countEvidence(count, tally, isPartial: undecided != 0)
            findings.append(finding)
            return .undetermined
        }
    }

    private func countEvidence(_ count: CompiledCount, _ tally: Tally, isPartial: Bool) -> [Evidence] {
        var reader = EvidenceReader()
        let name = isPartial ? "selected (at least)" : "selected"
        reader.add(tally.selectedIDs.evidence(of: tally.selectedCount, as: name))
        let activation = FileActivation(scope: run, file: rule.file)
        for bound in [count.minimum, count.maximum].compactMap({ $0 }) { reader.read(bound, activation) }
        return reader.evidence
    }

    func organizationFinding(
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
