/// A format that a report can be written in, by the name that `--output` knows.
package enum ReportFormat: String, CaseIterable, Sendable {
    /// For people, on a terminal or in a log.
    case text
    /// Everything, for programs; `JSONReportSchema` describes it.
    case json
    /// SARIF 2.1.0 within what GitHub code scanning takes.
    case sarif
    /// JUnit's XML as CI servers read it.
    case junit
    /// Findings for programs that read lines.
    case ndjson
    /// Findings for spreadsheets.
    case csv
    /// What fails, with empty cells for those who accept it for a while: `tenet waivers add --from` reads it again.
    case actionPlan = "action-plan"
    /// Annotations of GitHub Actions.
    case github
    /// GitLab's code quality report.
    case gitlab
    /// The report and annotations of Bitbucket Cloud's Code Insights.
    case bitbucket
    /// For a wiki or a pull request.
    case markdown
    /// OSCAL's assessment results.
    case oscal
    /// Compliance findings of OCSF.
    case ocsf
    /// Counts as Prometheus metrics.
    case prometheus
    /// One page for a browser, which loads nothing.
    case html

    /// Hands the report, as `render` has it, to `write`: piece by piece where it may be large.
    package func write(
        _ report: Report, style: TextStyle = TextStyle(), _ write: (UnsafeRawBufferPointer) throws -> Void
    ) rethrows {
        switch self {
        case .json: try JSONReport(report).write(write)
        case .oscal: try OSCALReport(report).write(write)
        default: try render(report, style: style).withUnsafeBytes(write)
        }
    }

    /// The whole report as UTF-8, with a line end at its end. The style is for `text` alone.
    package func render(_ report: Report, style: TextStyle = TextStyle()) -> [UInt8] {
        switch self {
        case .text: Array(TextReport(report, style: style).text().utf8)
        case .json: JSONReport(report).bytes()
        case .sarif: SARIFReport(report).bytes()
        case .junit: Array(JUnitReport(report).text().utf8)
        case .ndjson: NDJSONReport(report).bytes()
        case .csv: Array(CSVReport(report).text().utf8)
        case .actionPlan: Array(ActionPlanReport(report).text().utf8)
        case .github: Array(GitHubReport(report).text().utf8)
        case .gitlab: GitLabReport(report).bytes()
        case .bitbucket: BitbucketReport(report).bytes()
        case .markdown: Array(MarkdownReport(report).text().utf8)
        case .oscal: OSCALReport(report).bytes()
        case .ocsf: OCSFReport(report).bytes()
        case .prometheus: Array(PrometheusReport(report).text().utf8)
        case .html: Array(HTMLReport(report).text().utf8)
        }
    }
}
