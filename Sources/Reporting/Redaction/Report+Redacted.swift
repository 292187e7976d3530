internal import CEL
internal import Evaluation
internal import Observations
internal import Rules

extension Report {
    /// The same without what tells who people are: done before any format sees the report.
    package func redacted(by redaction: Redaction) -> Report {
        var report = self
        report.parameters = parameters.map { ($0.name, redaction.json($0.value)) }
        report.assessment = assessment.redacted(by: redaction)
        report.history?.comparison?.fixed = history?.comparison?.fixed.map { $0.redacted(by: redaction) } ?? []
        report.history?.comparison?.unseen = history?.comparison?.unseen.map { $0.redacted(by: redaction) } ?? []
        // A fingerprint is that of the resource as it is.
        var fingerprints: [FindingKey: String] = [:]
        for (old, new) in zip(assessment.findings, report.assessment.findings) {
            fingerprints[FindingKey(new)] = fingerprint(old)
        }
        report.appendFingerprint = { [fingerprints, appendFingerprint] finding, digits in
            guard let known = fingerprints[FindingKey(finding)] else { return appendFingerprint(finding, &digits) }
            digits.append(Array(known.utf8))
        }
        return report
    }
}

/// What tells a finding of a report from others.
private struct FindingKey: Hashable {
    var rule: String
    var kind: ResourceKind
    var id: CELStringKey

    init(_ finding: Finding) {
        rule = finding.rule
        kind = finding.resource.kind
        id = CELStringKey(finding.resource.id)
    }
}

extension Assessment {
    fileprivate func redacted(by redaction: Redaction) -> Assessment {
        var assessment = self
        assessment.organization.name = organization.name.map(redaction.text)
        assessment.rules = rules.map { $0.redacted(by: redaction) }
        assessment.waiverNotices = waiverNotices.map { notice in
            var redacted = notice
            redacted.subject = notice.subject.map(redaction.text)
            redacted.text = redaction.text(notice.text)
            redacted.waiver = notice.waiver.redacted(by: redaction)
            return redacted
        }
        assessment.notes = notes.map(redaction.text)
        assessment.baseline?.resolved = baseline?.resolved.map { $0.redacted(by: redaction) } ?? []
        assessment.baseline?.unseen = baseline?.unseen.map { $0.redacted(by: redaction) } ?? []
        return assessment
    }
}

extension RuleAssessment {
    fileprivate func redacted(by redaction: Redaction) -> RuleAssessment {
        var assessment = self
        assessment.rule.title = redaction.text(rule.title)
        assessment.rule.rationale = rule.rationale.map(redaction.text)
        assessment.rule.expectation = rule.expectation.map(redaction.text)
        assessment.rule.help = rule.help.map(redaction.text)
        assessment.rule.references = rule.references.map(redaction.text)
        assessment.rule.tags = rule.tags.map(redaction.text)
        assessment.ownReasons = ownReasons.map { $0.redacted(by: redaction) }
        assessment.findings = findings.map { finding in
            var redacted = finding
            redacted.resource = finding.resource.redacted(by: redaction)
            redacted.message = redaction.text(finding.message)
            redacted.reasons = finding.reasons.map { $0.redacted(by: redaction) }
            redacted.waiver = finding.waiver?.redacted(by: redaction)
            redacted.evidence = finding.evidence.map { item in
                Evidence(expr: redaction.text(item.expr), value: redaction.json(item.value), total: item.total)
            }
            return redacted
        }
        return assessment
    }
}

extension WaiverNote {
    fileprivate func redacted(by redaction: Redaction) -> WaiverNote {
        var note = self
        note.reason = redaction.text(reason)
        note.approver = redaction.mark("approver", approver)
        note.ticket = redaction.text(ticket)
        return note
    }
}

extension RecordedFinding {
    fileprivate func redacted(by redaction: Redaction) -> RecordedFinding {
        var finding = self
        finding.resource = resource.redacted(by: redaction)
        return finding
    }
}

extension FindingResource {
    /// A user's name as a whole; in other names the names of people.
    fileprivate func redacted(by redaction: Redaction) -> FindingResource {
        FindingResource(
            kind: kind, id: redaction.text(id),
            name: name.map { kind == .user ? redaction.mark("name", $0) : redaction.text($0) })
    }
}

extension Reason {
    fileprivate func redacted(by redaction: Redaction) -> Reason {
        Reason(kind, redaction.text(text))
    }
}
