import Evaluation
import Observations
import Rules

/// How a command ends; where several apply, the first in this order.
enum ExitStatus: Int32, CaseIterable {
    case interrupted = 130
    case localFailure = 70
    case wrongArguments = 64
    /// Nothing could be judged: the first probe failed, or credentials were refused.
    case notJudged = 4
    /// Rules, configuration or plan are invalid.
    case invalid = 2
    case refused = 8
    case stale = 6
    case partial = 7
    /// A finding, or a difference in a test.
    case findings = 1
    case undetermined = 3
    case changes = 5
    case success = 0

    /// The one that counts of several.
    static func worst(_ statuses: some Sequence<ExitStatus>) -> ExitStatus {
        let found = Set(statuses)
        return allCases.first { found.contains($0) } ?? .success
    }
}

/// What of an assessment makes a run end badly.
struct FailurePolicy {
    /// The least severity of a finding that counts; nil: none does.
    var failOn: Severity? = .low
    /// Kinds of reason that may leave a rule undetermined.
    var allowedReasons: Set<ReasonKind> = []
    /// Whether findings that the baseline accepts do not count.
    var newOnly = false

    func status(of assessment: Assessment) -> ExitStatus {
        var statuses: [ExitStatus] = [.success]
        for rule in assessment.rules {
            let fails = rule.findings.contains { finding in
                finding.status == .fail && failOn.map { finding.severity >= $0 } ?? false
                    && !(newOnly && finding.baseline == .accepted)
            }
            if fails { statuses.append(.findings) }
        }
        if !undecided(in: assessment).rules.isEmpty { statuses.append(.undetermined) }
        return .worst(statuses)
    }

    /// What makes a run end as undetermined, whatever the baseline accepts: an accepted finding says nothing of a resource that
    /// is in doubt.
    func undecided(in assessment: Assessment) -> UndecidedText {
        UndecidedText(assessment, allowing: allowedReasons)
    }
}
