internal import Evaluation
internal import JSON
internal import Rules

/// An open finding as an annotation. Without a path, since the organization is no file of the repository, it stands in the
/// overview of every pull request of the commit.
struct BitbucketAnnotation {
    private let open: OpenFinding
    private let rule: RuleMetadata
    private let id: String

    init(_ open: OpenFinding, of rule: RuleMetadata, id: String) {
        self.open = open
        self.rule = rule
        self.id = id
    }

    var json: JSONValue {
        let isUndecided = open.finding.status == .undetermined
        var members: [(String, JSONValue)] = [
            ("external_id", .string(id)),
            ("title", .string("\(rule.id): \(rule.title)".visible.fitting(450))),
            ("annotation_type", isUndecided ? "CODE_SMELL" : "VULNERABILITY"),
            ("summary", .string(((isUndecided ? "undetermined: " : "") + open.text).fitting(450))),
            ("details", .string(details.fitting(2_000))),
            ("severity", .string(open.severity.bitbucketSeverity)),
            ("result", isUndecided ? "SKIPPED" : "FAILED"),
        ]
        if let link = rule.references.first(where: \.isWebAddress) {
            members.append(("link", .string(link)))
        }
        return .members(members)
    }

    private var details: String {
        let why = rule.rationale?.visibleFirstLine.map { "why: \($0)" }
        let help = rule.help?.visibleFirstLine.map { "help: \($0)" }
        let evidence = open.finding.evidence.prefix(5).map(\.text)
        let place = "at \(rule.location.path.visible):\(rule.location.line)"
        return ([why, help].compactMap(\.self) + evidence + [place]).joined(separator: "\n")
    }
}

extension Severity {
    fileprivate var bitbucketSeverity: String {
        switch self {
        case .critical: "CRITICAL"
        case .high: "HIGH"
        case .medium: "MEDIUM"
        case .low, .info: "LOW"
        }
    }
}
