/// The failing findings of one organization that people live with for now.
package struct Baseline: Hashable, Sendable {
    package static let version: Int64 = 1

    /// The organization's id.
    package var organization: String
    /// By rule, kind and resource id as UTF-8 bytes, each once; a rule may have two on the organization, one of which counts.
    package let findings: [RecordedFinding]

    package init(organization: String, findings: [RecordedFinding]) {
        self.organization = organization
        var seen: Set<RecordedFinding.Identity> = []
        self.findings = findings.sorted { $0.precedes($1) }.filter { seen.insert($0.identity).inserted }
    }

    /// What an assessment has that fails, and what `older` accepts and nobody saw gone.
    package init(of assessment: Assessment, keeping older: [RecordedFinding], fingerprint: (Finding) -> String) {
        let failing = assessment.findings.filter { $0.status == .fail }.map { finding in
            RecordedFinding(finding, fingerprint: fingerprint(finding))
        }
        self.init(organization: assessment.organization.id, findings: failing + older)
    }
}

/// What is wrong with a baseline file.
package struct BaselineError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

extension RecordedFinding {
    package init(_ finding: Finding, fingerprint: String) {
        self.init(
            fingerprint: fingerprint, rule: finding.rule, severity: finding.severity, resource: finding.resource,
            count: finding.count?.selected, keys: finding.count?.keys?.failing.mapValues(\.selected))
    }

    /// By rule, kind and resource id as UTF-8 bytes.
    package func precedes(_ other: RecordedFinding) -> Bool {
        if rule != other.rule { return rule.utf8.lexicographicallyPrecedes(other.rule.utf8) }
        if fingerprint == other.fingerprint { return count == nil && other.count != nil }
        return resource.precedes(other.resource)
    }
}
