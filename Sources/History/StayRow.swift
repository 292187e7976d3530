internal import CEL
internal import Evaluation
internal import Foundation
internal import GRDB
internal import Observations
internal import Rules

/// The table of stays: a finding from the run that first had it to the run that showed it gone.
struct StayRow {
    var id: Int64
    /// Whether the last run that saw it found it waived.
    var isWaived: Bool
    var finding: RecordedFinding

    private init(_ row: Row) throws {
        id = try row.value("id")
        // A history that is only read may be one of before this column.
        isWaived = row.hasColumn("waived") ? try row.value("waived") : false
        let kind = ResourceKind(rawValue: try row.value("kind")) ?? .organization
        finding = RecordedFinding(
            fingerprint: try row.value("fingerprint"), rule: try row.value("rule"),
            severity: Severity(rawValue: try row.value("severity")) ?? .critical,
            resource: FindingResource(kind: kind, id: try row.value("resource")),
            count: row["count"] == nil ? nil : try row.count("count"))
    }

    static func insert(
        _ database: Database, _ finding: RecordedFinding, _ organization: String, _ run: Int64, _ time: CELTimestamp
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO stay (organization, fingerprint, rule, severity, kind, resource, count, began, beganAt, seen)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                organization, finding.fingerprint, finding.rule, finding.severity.rawValue,
                finding.resource.kind.rawValue, stored(finding.resource.id), finding.count, run, time.seconds, run,
            ])
    }

    /// SQLite takes a text to end at its first zero, and gives bytes back as a text where one is asked for.
    private static func stored(_ text: String) -> any DatabaseValueConvertible {
        text.utf8.contains(0) ? Data(text.utf8) : text
    }

    static func open(_ database: Database, _ organization: String) throws -> [StayRow] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM stay WHERE organization = ? AND ended IS NULL", arguments: [organization]
        ).map(StayRow.init)
    }

    /// The findings that were there after a run.
    static func findings(_ database: Database, after run: RecordedRun) throws -> [RecordedFinding] {
        try Row.fetchAll(
            database,
            sql: "SELECT * FROM stay WHERE organization = ? AND began <= ? AND (ended IS NULL OR ended > ?)",
            arguments: [run.organization, run.id, run.id]
        ).map { try StayRow($0).finding }.sorted { $0.precedes($1) }
    }

    /// Worst severity first.
    static func fixTimes(_ database: Database, _ organization: String) throws -> [FixTime] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT severity, endedAt - beganAt AS time FROM stay WHERE organization = ? AND ended IS NOT NULL",
            arguments: [organization])
        let pairs = try rows.map { row -> (String, Int64) in (try row.value("severity"), try row.value("time")) }
        let times = Dictionary(grouping: pairs, by: \.0).mapValues { $0.map { max(0, $0.1) }.sorted() }
        return Severity.allCases.reversed().compactMap { severity in
            guard let times = times[severity.rawValue], !times.isEmpty else { return nil }
            return FixTime(severity: severity, fixed: times.count, median: times[(times.count - 1) / 2])
        }
    }
}
