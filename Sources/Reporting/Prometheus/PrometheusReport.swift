internal import CEL
internal import Evaluation
internal import Observations
internal import Rules

/// Writes counts as Prometheus metrics, for the node exporter's textfile collector or a push gateway. Resources are left out:
/// a series for each of them would be more than a server can hold.
/// See https://github.com/prometheus/node_exporter#textfile-collector.
struct PrometheusReport {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    func text() -> String {
        ([info] + run + rules).map(\.text).joined()
    }

    private var organization: (name: String, value: String) {
        ("organization", report.assessment.organization.id)
    }

    private var info: PrometheusMetric {
        var info = PrometheusMetric("tenet_info", "The run; always 1.")
        info.add(
            "1",
            [
                organization, ("organization_name", report.assessment.organization.name ?? ""),
                ("dialect", report.assessment.dialect.rawValue), ("rules_digest", report.rulesDigest),
                ("version", report.toolVersion),
            ])
        return info
    }

    private var run: [PrometheusMetric] {
        let assessment = report.assessment
        var now = PrometheusMetric("tenet_now_seconds", "The instant that `now` was in rules, in Unix time.")
        now.add("\(assessment.now.seconds)", [organization])
        var complete = PrometheusMetric("tenet_complete", "Whether everything that the rules ask for was seen.")
        complete.add(assessment.isComplete ? "1" : "0", [organization])
        var status = PrometheusMetric("tenet_exit_status", "The exit status of the run.")
        status.add("\(report.exitStatus)", [organization])
        var calls = PrometheusMetric("tenet_api_calls", "Calls of the API by operation.")
        for (operation, count) in report.sortedAPICalls {
            calls.add("\(count)", [organization, ("operation", operation)])
        }
        var metrics = [now, complete, status, calls]
        if let snapshot = report.snapshot {
            var age = PrometheusMetric("tenet_snapshot_age_seconds", "How old the snapshot was at the run.")
            age.add("\(snapshot.ageInSeconds)", [organization])
            metrics.append(age)
        }
        return metrics
    }

    private var rules: [PrometheusMetric] {
        var outcomes = PrometheusMetric("tenet_rule_outcome", "1 for the outcome of the rule, 0 for the others.")
        var findings = PrometheusMetric("tenet_rule_findings", "Findings of the rule by status.")
        var selected = PrometheusMetric("tenet_rule_selected", "Resources that the rule selected, at least.")
        for assessment in report.assessment.rules {
            let labels = [
                organization, ("rule", assessment.rule.id), ("severity", assessment.rule.severity.rawValue),
            ]
            for outcome in Outcome.allCases {
                outcomes.add(assessment.outcome == outcome ? "1" : "0", labels + [("outcome", outcome.rawValue)])
            }
            for status in [Finding.Status.fail, .undetermined, .waived] {
                findings.add("\(assessment.count(of: status))", labels + [("status", status.rawValue)])
            }
            selected.add("\(assessment.selected.count)", labels)
        }
        return [outcomes, findings, selected, waivers]
    }

    private var waivers: PrometheusMetric {
        var waivers = PrometheusMetric("tenet_waiver_notices", "Waivers that somebody should look at.")
        for kind in WaiverNotice.Kind.allCases {
            let count = report.assessment.waiverNotices.count { $0.kind == kind }
            waivers.add("\(count)", [organization, ("kind", kind.rawValue)])
        }
        return waivers
    }
}
