import Evaluation
import JSON
import Observations
import Reporting
import Rules

/// What became of one organization of a fleet.
struct FleetResult: Sendable {
    var entry: FleetEntry
    var status: ExitStatus
    /// Why it was not judged, or its reports not written; nil where all went well.
    var failure: String?
    /// As its reports show it; nil where it was not judged.
    var assessment: Assessment?
    var apiCalls = 0
    /// Written for it.
    var reports: [OutputChoice] = []

    /// How many findings of each severity fail, worst first.
    var failures: [(severity: Severity, count: Int)] {
        let failing = (assessment?.findings ?? []).filter { $0.status == .fail }
        return Severity.allCases.reversed().map { severity in
            (severity, failing.count { $0.severity == severity })
        }
    }

    /// How many rules have each outcome.
    var outcomes: [(outcome: Outcome, count: Int)] {
        let rules = assessment?.rules ?? []
        return Outcome.allCases.map { outcome in (outcome, rules.count { $0.outcome == outcome }) }
    }
}
