import JSON
import Reporting

/// What commands that write report.
protocol ApplyingReport {
    /// For people.
    var text: String { get }
    var json: JSONValue { get }
    /// The digest of the journal's last line, which nails down all of them; nil where nothing was to be applied.
    var journalHead: String? { get }
}

extension ApplyingReport {
    /// What GitHub takes of one step.
    private static var mostBytes: Int { 900 << 10 }

    /// For the page of a run on GitHub: the text, and the whole digest of the journal.
    func stepSummary(after size: Int) -> [UInt8] {
        let head = journalHead.map { ["", "The last line of the journal has the digest `\($0)`."] } ?? []
        let title = "## Tenet: policies"
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        let whole = ([title, ""] + lines.fenced() + head).joined(separator: "\n") + "\n"
        guard whole.utf8.count + size > Self.mostBytes else { return Array(whole.utf8) }
        return Array(([title, "", "There is no room for the report here."] + head).joined(separator: "\n").utf8)
    }
}
