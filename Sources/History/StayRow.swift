internal import CEL
internal import Evaluation
internal import GRDB
internal import Observations
internal import Rules

/// The table of stays: a finding from the run that first had it to the run that showed it gone.
struct StayRow {
    var id: Int64
    var finding: RecordedFinding

    private init(_ row: Row) {
        id = row["id"]
        let severity: String = row["severity"]
        let kind: String = row["kind"]
        finding = RecordedFinding(
            fingerprint: row["fingerprint"], rule: row["rule"], severity: Severity(rawValue: severity) ?? .critical,
            resource: FindingResource(kind: ResourceKind(rawValue: kind) ?? .organization, id: row["resource"]),
            count: row["count"])
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
                finding.resource.kind.rawValue, finding.resource.id, finding.count, run, time.seconds, run,
            ])
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
        ).map { StayRow($0).finding }.sorted { $0.precedes($1) }
    }

    /// Worst severity first.
    static func fixTimes(_ database: Database, _ organization: String) throws -> [FixTime] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT severity, endedAt - beganAt AS time FROM stay WHERE organization = ? AND ended IS NOT NULL",
            arguments: [organization])
        let pairs = rows.map { row -> (String, Int64) in (row["severity"], row["time"]) }
        let times = Dictionary(grouping: pairs, by: \.0).mapValues { $0.map { max(0, $0.1) }.sorted() }
        return Severity.allCases.reversed().compactMap { severity in
            guard let times = times[severity.rawValue], !times.isEmpty else { return nil }
            return FixTime(severity: severity, fixed: times.count, median: times[(times.count - 1) / 2])
        }
    }
}
