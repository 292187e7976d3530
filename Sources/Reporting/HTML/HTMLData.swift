internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// The findings for the page's script, as JSON in a block that is no script: the worst come first, texts that recur are
/// there once, and what would make the page too large is left out and counted.
struct HTMLData {
    /// A page within them opens everywhere and can be sent by mail.
    private static let mostBytes = 4_300_000
    private static let mostTextBytes = 1_500_000
    private static let statuses: [Finding.Status] = [.fail, .undetermined, .waived]

    private var texts = HTMLTexts()
    private var rows: [UInt8] = []
    private var rules: [JSONValue] = []
    private let console: [(String, JSONValue)]
    /// How many findings are not on the page.
    private(set) var leftCount = 0

    /// The groups are rules in the order of the page, with their findings.
    init(
        _ groups: [(assessment: RuleAssessment, findings: [Finding])], _ leads: HTMLLeads,
        page: (Finding, RuleAssessment) -> HTMLFinding
    ) {
        console = leads.consolePrefixes.map { ($0.kind.rawValue, .string($0.prefix)) }
        for (index, group) in groups.enumerated() {
            rules.append(Self.json(group.assessment, leads))
            for (place, finding) in group.findings.enumerated() {
                guard rows.count + texts.byteCount < Self.mostBytes else {
                    leftCount += group.findings.count - place
                    break
                }
                add(page(finding, group.assessment), finding.status, rule: index)
            }
        }
    }

    /// The JSON, with nothing in it that would end the block.
    var json: String {
        let severities = Severity.allCases.reversed().map { severity in
            JSONValue.members([("id", .string(severity.rawValue)), ("word", .string(severity.htmlWord))])
        }
        let statuses = Self.statuses.map { status in
            let word = status.html
            return JSONValue.members([
                ("id", .string(status.rawValue)), ("mark", .string(word.mark)), ("word", .string(word.word)),
            ])
        }
        let tables = JSONValue.members([
            ("rules", .array(rules)), ("severities", .array(severities)), ("statuses", .array(statuses)),
            ("texts", .array(texts.texts)), ("console", .members(console)), ("left", .count(leftCount)),
        ])
        let bytes = tables.serializedBytes().dropLast() + ",\"findings\":[".utf8 + rows + "]}".utf8
        return String(decoding: bytes, as: UTF8.self).replacing(where: "<>&".utf8.contains) { scalar, _ in
            switch scalar {
            case "<": "\\u003c"
            case ">": "\\u003e"
            case "&": "\\u0026"
            default: nil
            }
        }
    }

    private static func json(_ assessment: RuleAssessment, _ leads: HTMLLeads) -> JSONValue {
        let rule = assessment.rule
        let controls = rule.controls.flatMap { mapping in
            mapping.controls.map { JSONValue.array([.htmlText(mapping.framework), .htmlText($0)]) }
        }
        return .members([
            ("id", .htmlText(rule.id)), ("title", .htmlText(rule.title.shortened(to: 500))),
            ("severity", .string(rule.severity.rawValue)), ("anchor", .htmlText(HTMLRule.anchor(of: rule.id))),
            ("tally", .string(assessment.htmlTally)),
            ("expectation", rule.expectation.map { .htmlText($0.shortened(to: 2_000)) } ?? .null),
            ("controls", .array(controls)),
            ("plan", leads.planCommand(for: rule).map(JSONValue.string) ?? .null),
            ("seen", leads.seenIn(of: rule).map { .htmlText($0) } ?? .null),
        ])
    }

    /// Writes `[rule, status, kind, id, name, message, evidence, reasons, link, marks, days left, waiver, console]`, as the
    /// script reads it. Evidence that would be too much is null; console is 1 where it has a page of the resource.
    private mutating func add(_ finding: HTMLFinding, _ status: Finding.Status, rule: Int) {
        let isRoomy = texts.byteCount < Self.mostTextBytes
        let evidence = isRoomy ? finding.evidence.map { [texts.place(of: $0.expr), texts.place(of: $0.seen)] } : []
        let row = JSONValue.array([
            .count(rule), .count(Self.statuses.firstIndex(of: status) ?? 0), texts.place(of: finding.resourceKind),
            .htmlText(finding.resourceID),
            finding.resourceName == finding.resourceID ? 0 : .htmlText(finding.resourceName),
            .htmlText(finding.message), isRoomy ? .array(evidence.map(JSONValue.array)) : .null,
            .array(finding.reasons.map { texts.place(of: $0) }), .string(finding.linkID),
            .array(finding.marks.map { texts.place(of: $0) }),
            finding.daysLeft.map { texts.place(of: $0) } ?? .null, finding.waiver.map { texts.place(of: $0) } ?? .null,
            .count(finding.consoleLink == nil ? 0 : 1),
        ])
        if !rows.isEmpty { rows.append(UInt8(ascii: ",")) }
        rows.append(contentsOf: row.serializedBytes())
    }
}
