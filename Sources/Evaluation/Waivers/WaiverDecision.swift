import CEL
import Observations
import Rules

/// Decides what the waivers of one rule do to its findings.
struct WaiverDecision {
    private let waivers: [CompiledWaiver]
    private let notes: [WaiverNote]
    private let conditions: WaiverConditions
    private let organization: OrganizationIdentity
    /// Places in `waivers` by the id of the resource they name.
    private let byResource: [String: [Int]]
    /// Places of those with a condition.
    private let conditional: [Int]
    /// Places of those that were for something that was found, whether they counted or not.
    private var needed: Set<Int> = []
    /// What was counted, where it is beyond a waiver's bound.
    private var exceeded: [Int: ObservedCount] = [:]
    /// Why conditions had no value, and for how many findings.
    private var doubts: [Int: (reasons: Set<Reason>, findings: Int)] = [:]

    init(
        _ waivers: [CompiledWaiver], of rule: CompiledRule, in run: RunScope, _ seen: SeenConditions,
        organization: OrganizationIdentity, today: CalendarDay
    ) {
        self.waivers = waivers
        self.organization = organization
        notes = waivers.map { WaiverNote($0.waiver, today: today) }
        conditions = WaiverConditions(waivers, of: rule, in: run, seen)
        conditional = waivers.indices.filter { waivers[$0].condition != nil }
        byResource = waivers.indices.reduce(into: [:]) { places, index in
            if case .resource(let id) = waivers[index].waiver.subject { places[id, default: []].append(index) }
        }
    }

    // MARK: - Findings

    /// The rule with its findings waived and attested, and its outcome after that.
    mutating func decide(_ rule: RuleAssessment) -> RuleAssessment {
        var decided = rule
        for (index, finding) in rule.findings.enumerated() {
            decided.findings[index] = decide(finding)
        }
        if let attested = attestedRule(rule) {
            decided.ownReasons = []
            decided.findings.append(attested)
            decided.findings.sort { $0.resource.precedes($1.resource) }
        }
        decided.outcome = outcome(of: decided, before: rule)
        return decided
    }

    /// Waivers change failures and attestations change doubts, nothing else.
    private func outcome(of rule: RuleAssessment, before: RuleAssessment) -> Outcome {
        let isChanged =
            before.outcome == .fail && before.count(of: .fail) > 0
            || before.outcome == .undetermined && rule.count(of: .waived) > 0
        guard isChanged else { return before.outcome }
        if rule.count(of: .fail) > 0 { return .fail }
        return rule.count(of: .undetermined) > 0 || !rule.ownReasons.isEmpty ? .undetermined : .waived
    }

    private mutating func decide(_ finding: Finding) -> Finding {
        var decided = finding
        switch finding.status {
        case .fail:
            guard let index = best(of: matching(finding, .waiver)) else { return finding }
            decided.waiver = notes[index]
            if !notes[index].isExpired { decided.status = .waived }
        case .undetermined:
            guard finding.reasons.areUnsupported, let index = best(of: matching(finding, .attestation)) else {
                return finding
            }
            decided.waiver = notes[index]
            if !notes[index].isExpired {
                decided.status = .waived
                decided.reasons = []
            }
        case .waived:
            break
        }
        return decided
    }

    /// The finding that stands for a rule which a person checked as a whole; nil where nobody did, or more than that is missing.
    private mutating func attestedRule(_ rule: RuleAssessment) -> Finding? {
        guard rule.outcome == .undetermined, rule.ownReasons.areUnsupported else { return nil }
        let places = waivers.indices.filter { index in
            if case .rule = waivers[index].waiver.subject { true } else { false }
        }
        needed.formUnion(places)
        guard let index = best(of: places), !notes[index].isExpired else { return nil }
        return Finding(
            rule: rule.rule.id, severity: rule.rule.severity, status: .waived,
            resource: FindingResource(kind: .organization, id: organization.id, name: organization.name),
            message: rule.ownReasons.map(\.text).joined(separator: "; "), waiver: notes[index])
    }

    /// The one that lasts longest.
    private func best(of places: [Int]) -> Int? {
        places.max { notes[$0].daysLeft < notes[$1].daysLeft }
    }

    /// Places of the waivers that are for the finding.
    private mutating func matching(_ finding: Finding, _ kind: Waiver.Kind) -> [Int] {
        let places =
            finding.count.map { bounds(over: $0) }
            ?? named(finding.resource.id) + conditional.filter { isTrue($0, for: finding, kind) }
        let matching = places.filter { waivers[$0].waiver.kind == kind }
        needed.formUnion(matching)
        return matching
    }

    private func named(_ id: String) -> [Int] {
        (byResource[id] ?? []).filter { index in
            // Ids are bytes; texts that only look the same are others.
            guard case .resource(let named) = waivers[index].waiver.subject else { return false }
            return named.utf8.elementsEqual(id.utf8)
        }
    }

    /// Whether the waiver has a condition that is true for the finding's resource.
    private mutating func isTrue(_ index: Int, for finding: Finding, _ kind: Waiver.Kind) -> Bool {
        guard waivers[index].waiver.kind == kind else { return false }
        switch conditions.truth(index, for: finding.resource) {
        case .isTrue:
            return true
        case .isFalse:
            return false
        case .undecided(let reasons):
            doubts[index, default: ([], 0)].reasons.formUnion(reasons)
            doubts[index, default: ([], 0)].findings += 1
            return false
        }
    }

    /// Places of the waivers whose bound holds for what was counted.
    private mutating func bounds(over count: ObservedCount) -> [Int] {
        var places: [Int] = []
        for (index, waiver) in waivers.enumerated() {
            let holds: Bool
            switch (waiver.waiver.subject, count.direction) {
            case (.upTo(let bound), .tooMany): holds = count.most.map { Int64($0) <= bound } ?? false
            case (.downTo(let bound), .tooFew): holds = Int64(count.selected) >= bound
            case (.upTo, .mixed), (.downTo, .mixed): holds = false
            default: continue
            }
            needed.insert(index)
            if holds {
                places.append(index)
            } else {
                exceeded[index] = count
            }
        }
        return places
    }

    // MARK: - Notices

    /// What people should know of the waivers, after the findings of the rule, as it was before, were decided.
    func notices(on rule: RuleAssessment) -> [WaiverNotice] {
        let isDecided = rule.outcome != .undetermined && rule.reasons.isEmpty
        return waivers.indices.flatMap { index -> [WaiverNotice] in
            let isNeeded = needed.contains(index)
            var notices: [(WaiverNotice.Kind, String)] = []
            if notes[index].isExpired {
                let need = isNeeded ? true : isDecided ? false : nil
                notices.append((.expired, WaiverTexts.expired(notes[index], isNeeded: need)))
            } else if notes[index].daysLeft <= Waiver.daysOfNotice {
                notices.append((.expiring, WaiverTexts.expiring(notes[index])))
            }
            if let doubt = doubts[index] {
                let text = WaiverTexts.undecided(doubt.reasons.sorted(), findings: doubt.findings)
                notices.append((.undecided, text))
            } else if let count = exceeded[index] {
                notices.append((.exceeded, WaiverTexts.exceeded(count)))
            } else if !isNeeded, isDecided, !notes[index].isExpired {
                notices.append((.unused, WaiverTexts.unused))
            }
            return notices.map { kind, text in
                WaiverNotice(
                    kind: kind, rule: rule.rule.id, subject: waivers[index].waiver.subjectText, waiver: notes[index],
                    text: text)
            }
        }
    }
}

extension [Reason] {
    /// Whether all that is missing is what no API shows, so that a person may attest it.
    package var areUnsupported: Bool {
        !isEmpty && allSatisfy { $0.kind == .unsupported }
    }
}
