internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// A finding as SARIF's `result`.
struct SARIFResult {
    private let open: OpenFinding
    private let place: RulePlace

    init(_ open: OpenFinding, at place: RulePlace) {
        self.open = open
        self.place = place
    }

    private var finding: Finding { open.finding }

    private var text: String {
        (open.lines + [place.elsewhere.map { "rule at \($0)" }].compactMap(\.self)).joined(separator: "\n")
    }

    /// How many bytes of it may take their full room when they are packed: what it says that other results do not. The text
    /// has the beginning of the name, and may have all of it.
    var packedSize: Int {
        let name = finding.resource.name?.utf8.count ?? 0
        return Self.packedFrame + text.shortened(to: 2_000).utf8.count + finding.resource.id.utf8.count
            + min(max(0, name - 200), 4_000)
    }

    /// The fingerprint, and what is in every result.
    private static let packedFrame = 120

    func json(organization: OrganizationIdentity, fingerprint: String) -> JSONValue {
        [
            "ruleId": .string(finding.rule),
            "ruleIndex": .count(open.ruleIndex),
            "level": .string(open.severity.sarifLevel),
            "message": SARIFMessage.plain(text),
            "locations": [["physicalLocation": location, "logicalLocations": [resource(in: organization)]]],
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
    private var location: JSONValue {
        [
            "artifactLocation": ["uri": .string(place.path.map(\.uriEscaped).joined(separator: "/"))],
            "region": [
                "startLine": .count(place.line), "startColumn": .count(place.column), "endLine": .count(place.line),
                "endColumn": .count(place.column.addingReportingOverflow(place.length).partialValue),
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
