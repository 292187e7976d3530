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

    /// The whole report as UTF-8, with a line end at its end. The style is for `text` alone.
    package func render(_ report: Report, style: TextStyle = TextStyle()) -> [UInt8] {
        switch self {
        case .text: Array(TextReport(report, style: style).text().utf8)
        case .json: JSONReport(report).bytes()
        case .sarif: SARIFReport(report).bytes()
        case .junit: Array(JUnitReport(report).text().utf8)
        }
    }
}
