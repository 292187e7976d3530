internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// A finding as SARIF's `result`.
struct SARIFResult {
    private let open: OpenFinding
    private let rule: RuleMetadata

    init(_ open: OpenFinding, of rule: RuleMetadata) {
        self.open = open
        self.rule = rule
    }

    private var finding: Finding { open.finding }

    func json(organization: OrganizationIdentity, fingerprint: String) -> JSONValue {
        [
            "ruleId": .string(finding.rule),
            "ruleIndex": .count(open.ruleIndex),
            "level": .string(open.severity.sarifLevel),
            "message": SARIFMessage.plain(open.lines.joined(separator: "\n")),
            "locations": [["physicalLocation": place, "logicalLocations": [resource(in: organization)]]],
            // GitHub reads the first alone. It needs what CodeQL puts there: some hex digits, a colon and a number.
            "partialFingerprints": [
                "primaryLocationLineHash": .string(fingerprint.prefix(16) + ":1"),
                "findingId/v1": .string(fingerprint),
            ],
            "properties": [
                "severity": .string(finding.severity.rawValue), "status": .string(finding.status.rawValue),
            ],
        ]
    }

    /// The rule in its file: the organization is not a file of the repository.
    private var place: JSONValue {
        let line = max(1, rule.location.line)
        let column = max(1, rule.location.column)
        return [
            "artifactLocation": ["uri": .string(rule.location.path.relativeURI)],
            "region": [
                "startLine": .count(line), "startColumn": .count(column), "endLine": .count(line),
                "endColumn": .count(column.addingReportingOverflow(rule.id.unicodeScalars.count).partialValue),
            ],
        ]
    }

    private func resource(in organization: OrganizationIdentity) -> JSONValue {
        let resource = finding.resource
        let owner = "org/\(organization.id.uriEscaped)"
        let path = resource.kind == .organization ? "" : "/\(resource.kind.rawValue)/\(resource.id.uriEscaped)"
        let name = resource.name.flatMap { $0.isEmpty ? nil : $0 } ?? resource.id
        return [
            "name": .string(name.shortened(to: 1_000)), "fullyQualifiedName": .string(owner + path), "kind": "resource",
        ]
    }
}
