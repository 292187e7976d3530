internal import CEL
internal import Evaluation
internal import GRDB
internal import Rules

/// The table of runs.
enum RunRow {
    static func insert(_ database: Database, _ run: NewRun) throws -> Int64 {
        let point = run.point
        let counts = [Severity.critical, .high, .medium, .low, .info].map { point.failed[$0] ?? 0 }
        try database.execute(
            sql: """
                INSERT INTO run (organization, time, now, tool, rulesDigest, complete, exitStatus, critical, high, medium, low,
                info, waived, undetermined) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                run.assessment.organization.id, run.time.seconds, "\(run.assessment.now)", run.toolVersion,
                run.rulesDigest, run.assessment.isComplete, Int(run.exitStatus), counts[0], counts[1], counts[2],
                counts[3], counts[4], point.waived, point.undetermined,
            ])
        return database.lastInsertedRowID
    }

    static func last(_ database: Database, _ organization: String) throws -> RecordedRun? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM run WHERE organization = ? ORDER BY id DESC LIMIT 1",
            arguments: [organization]
        ).map(run)
    }

    /// Of one organization or all, oldest first.
    static func runs(_ database: Database, _ organization: String?) throws -> [RecordedRun] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM run WHERE organization = ? OR ? IS NULL ORDER BY id",
            arguments: [organization, organization]
        ).map(run)
    }

    /// The last ones, oldest first.
    static func points(_ database: Database, _ organization: String, limit: Int) throws -> [TrendPoint] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM run WHERE organization = ? ORDER BY id DESC LIMIT ?",
            arguments: [organization, limit]
        ).reversed().map { try run($0).point }
    }

    private static func run(_ row: Row) throws -> RecordedRun {
        let counts = try Severity.allCases.map { ($0, try row.count($0.rawValue)) }
        let point = TrendPoint(
            time: CELTimestamp(seconds: try row.value("time")) ?? .epoch,
            failed: Dictionary(uniqueKeysWithValues: counts.filter { $0.1 > 0 }), waived: try row.count("waived"),
            undetermined: try row.count("undetermined"))
        return RecordedRun(
            id: try row.value("id"), organization: try row.value("organization"), point: point,
            isComplete: try row.value("complete"), exitStatus: try row.value("exitStatus"))
    }
}
