internal import Evaluation
internal import Observations
internal import Rules

/// Where a finding leads: to the command that plans its repair, the page of the console that shows its resource, and the
/// file in which that was seen.
struct HTMLLeads {
    private let organization: String
    private let files: [ResourceKind: SnapshotIdentity.File]
    private let console: ConsoleAddress

    init(_ report: Report) {
        organization = report.assessment.organization.id
        files = report.snapshot?.files ?? [:]
        console = ConsoleAddress(organization: organization)
    }

    /// Nil where the rule does not say what would repair a policy.
    func planCommand(for rule: RuleMetadata) -> String? {
        guard rule.isRepairable, let organization = organization.shellWord, let id = rule.id.shellWord else {
            return nil
        }
        return "tenet plan --org \(organization) --rule \(id)"
    }

    /// The file of what the rule is about; nil where no digest says what was in it, as in a live run.
    func seenIn(of rule: RuleMetadata) -> String? {
        files[rule.kind].map {
            "\($0.name.shortened(to: 200)) of the snapshot, SHA-256 \($0.sha256.shortened(to: 200))"
        }
    }

    /// Nil where the console's address of the resource is not known.
    func consoleLink(of resource: FindingResource) -> String? {
        console.address(of: resource)
    }

    /// By kind what a link begins with, where one ends with the id.
    var consolePrefixes: [(kind: ResourceKind, prefix: String)] {
        ResourceKind.allCases.compactMap { kind in console.prefix(of: kind).map { (kind, $0) } }
    }
}
