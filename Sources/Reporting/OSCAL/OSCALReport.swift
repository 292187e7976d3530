internal import CEL
internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// Writes a report as OSCAL assessment results: an observation for each finding and for each rule without any, a
/// finding for each rule that was judged, a risk with an approved deviation for each waiver. The same report has the same UUIDs.
/// See https://pages.nist.gov/OSCAL/reference/1.1.3/assessment-results/json-outline/.
struct OSCALReport {
    let report: Report

    init(_ report: Report) {
        self.report = report
    }

    func bytes() -> [UInt8] {
        var bytes: [UInt8] = []
        write { bytes += $0 }
        return bytes
    }

    /// Hands the report to `flush` piece by piece.
    func write<Failure: Error>(_ flush: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
        let assessment = report.assessment
        let rules = assessment.rules.map { OSCALRule($0, in: report) }
        let now = JSONValue.string("\(assessment.now)")
        let document = try JSONDocument { document throws(Failure) in
            try document.object("assessment-results") { results throws(Failure) in
                results.member("uuid", .string(uuid("assessment-results")))
                results.object("metadata") { metadata in
                    metadata.member("title", OSCALValue.markup("Tenet: \(report.organizationText)"))
                    metadata.member("last-modified", now)
                    metadata.member("version", .string(OSCALValue.string("\(assessment.now)")))
                    metadata.member("oscal-version", .string(report.oscalVersion.rawValue))
                    metadata.member("props", [OSCALValue.property("tenet-version", report.toolVersion)])
                }
                results.member("import-ap", ["href": .string("#" + uuid("rules"))])
                try results.listOfOne("results") { result throws(Failure) in
                    result.member("uuid", .string(uuid("result")))
                    result.member("title", OSCALValue.markup("Rules of Tenet on \(report.organizationText)"))
                    result.member("description", OSCALValue.markup(report.summary))
                    result.member("start", now)
                    result.member("props", properties)
                    try result.object("local-definitions") { definitions throws(Failure) in
                        let organization = assessment.organization
                        try definitions.list("inventory-items", [resources], flush: flush) { resource, bytes in
                            bytes.append(OSCALResource(resource, of: organization).item.serializedBytes())
                        }
                    }
                    result.member("reviewed-controls", ["control-selections": controls])
                    let places = rules.indices.flatMap { rule in rules[rule].observed.indices.map { (rule, $0) } }
                    if !places.isEmpty {
                        try result.list("observations", [places], flush: flush) { place, bytes in
                            let rule = rules[place.0]
                            bytes.append(rule.observation(rule.observed[place.1]).serializedBytes())
                        }
                    }
                    optionalList("risks", rules.lazy.flatMap { $0.waived.lazy.map($0.risk) }, in: &result)
                    optionalList("findings", rules.lazy.compactMap(\.finding), in: &result)
                }
                results.object("back-matter") { matter in
                    matter.list(
                        "resources",
                        [
                            [
                                "uuid": .string(uuid("rules")),
                                "title": OSCALValue.markup("Rule set \(report.rulesDigest)"),
                            ]
                        ])
                }
            }
        }
        try document.flush(flush)
    }

    /// The list, which OSCAL wants to be missing where it is empty.
    private func optionalList(_ key: String, _ elements: some Sequence<JSONValue>, in document: inout JSONDocument) {
        guard elements.first(where: { _ in true }) != nil else { return }
        document.list(key, elements)
    }

    /// Of this run alone.
    func uuid(_ what: String) -> String {
        let run = [report.assessment.organization.id, "\(report.assessment.now)", report.rulesDigest].map(\.uriEscaped)
        return UUIDv5.text(of: "urn:tenet:\(what):\(run.joined(separator: ":"))")
    }

    private var properties: JSONValue {
        let assessment = report.assessment
        return [
            OSCALValue.property("organization-id", assessment.organization.id),
            OSCALValue.property("dialect", assessment.dialect.rawValue),
            OSCALValue.property("complete", "\(assessment.isComplete)"),
            OSCALValue.property("rules-digest", report.rulesDigest),
            OSCALValue.property("exit-status", "\(report.exitStatus)"),
        ]
    }

    /// Each resource once; the organization always.
    private var resources: [FindingResource] {
        let organization = report.assessment.organization
        // The organization comes first, where nothing stands for it.
        let owner = FindingResource(kind: .organization, id: organization.id, name: organization.name)
        var seen: [ResourceKind: Set<CELStringKey>] = [:]
        return ([owner] + report.assessment.findings.map(\.resource)).filter { resource in
            seen[resource.kind, default: []].insert(CELStringKey(resource.id)).inserted
        }
    }

    /// The controls that the rules serve, by framework in the order of the rules.
    private var controls: JSONValue {
        var frameworks: [String] = []
        var controls: [String: [String]] = [:]
        for mapping in report.assessment.rules.flatMap(\.rule.controls) {
            if controls[mapping.framework] == nil { frameworks.append(mapping.framework) }
            controls[mapping.framework, default: []] += mapping.controls
        }
        let selections = frameworks.compactMap { framework -> JSONValue? in
            var seen: Set<String> = []
            let ids = (controls[framework] ?? []).map { OSCALRule.controlID($0, of: framework) }
                .filter { seen.insert($0).inserted }
            guard !ids.isEmpty else { return nil }
            return [
                "description": OSCALValue.markup(framework),
                "include-controls": .array(ids.map { ["control-id": .string($0)] }),
            ]
        }
        return .array(selections.isEmpty ? [["include-all": [:]]] : selections)
    }
}
