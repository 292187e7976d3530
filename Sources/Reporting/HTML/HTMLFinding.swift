internal import Evaluation
internal import JSON
internal import Observations
internal import Rules

/// A finding as the page shows it.
struct HTMLFinding {
    struct Seen {
        var expr: String
        var seen: String
    }

    var statusStyle: String
    var statusMark: String
    var statusWord: String
    var resourceKind: String
    var resourceName: String
    var resourceID: String
    var message: String
    /// Names the finding in the page's address.
    var linkID: String
    var link: String
    var expectation: String?
    var evidence: [Seen]
    var reasons: [String]
    var marks: [String]
    var daysLeft: String?
    var waiver: String?
    var planCommand: String?
    var consoleLink: String?
    var seenIn: String?

    /// - Parameter link: The first digits of its fingerprint.
    init(_ finding: Finding, of rule: RuleMetadata, link: String, isNew: Bool, leads: HTMLLeads) {
        let word = finding.status.html
        (statusStyle, statusMark, statusWord) = (word.style, word.mark, word.word)
        resourceKind = finding.resource.kind.rawValue
        resourceID = finding.resource.id.shortened(to: 200)
        resourceName = finding.resource.name.flatMap { $0.isEmpty ? nil : $0.shortened(to: 200) } ?? resourceID
        message = finding.message.shortened(to: 600)
        linkID = link
        self.link = "#finding=\(link)"
        expectation = rule.expectation?.shortened(to: 2_000)
        evidence = finding.evidence.map { Seen(expr: $0.expr.shortened(to: 200), seen: $0.valueText) }
        reasons = finding.reasons.prefix(10).map { $0.labelled.shortened(to: 500) }
        let said = HTMLMarks(finding, isNew: isNew)
        marks = said.marks
        daysLeft = said.daysLeft
        waiver = finding.waiver?.htmlText
        let isPlannable = finding.status == .fail && finding.resource.kind == .policy
        planCommand = isPlannable ? leads.planCommand(for: rule) : nil
        consoleLink = leads.consoleLink(of: finding.resource)
        seenIn = leads.seenIn(of: rule)
    }

    /// What the script makes findings of.
    static let blank = HTMLFinding()

    private init() {
        statusStyle = ""
        statusMark = ""
        statusWord = ""
        resourceKind = ""
        resourceName = ""
        resourceID = ""
        message = ""
        linkID = ""
        link = ""
        evidence = []
        reasons = []
        marks = []
    }
}
