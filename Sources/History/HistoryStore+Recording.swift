package import CEL
package import Evaluation
internal import GRDB
internal import Observations
internal import Rules

extension HistoryStore {
    /// Adds a run, and gives what is known of those before it. All of it happens, or nothing.
    /// - Parameter oldest: Runs of the organization before that time are forgotten; nil: none is.
    package func record(_ run: NewRun, forgettingBefore oldest: CELTimestamp? = nil) throws(HistoryError) -> RunHistory
    {
        try write { database in
            let organization = run.assessment.organization.id
            let previous = try RunRow.last(database, organization)
            let id = try RunRow.insert(database, run)
            let comparison = try Self.update(database, organization, run, id, previous)
            if let oldest {
                _ = try Self.prune(database) {
                    $0.organization == organization && $0.point.time < oldest && $0.id != id
                }
            }
            return RunHistory(
                comparison: previous == nil ? nil : comparison,
                trend: try RunRow.points(database, organization, limit: 30),
                fixTimes: try StayRow.fixTimes(database, organization))
        }
    }

    /// Ends the stays of findings that are gone, and begins those of new ones.
    private static func update(
        _ database: Database, _ organization: String, _ run: NewRun, _ id: Int64, _ previous: RecordedRun?
    ) throws -> RunComparison {
        let open = try StayRow.open(database, organization)
        let fates = run.fates(open.map(\.finding))
        let current = Dictionary(run.findings.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
        var comparison = RunComparison(
            previous: previous?.point.time ?? run.time, new: [], unchanged: 0, fixed: [], unseen: [])
        for (stay, fate) in zip(open, fates) {
            if let now = current[stay.finding.fingerprint] {
                if stay.isWaived {
                    comparison.new.insert(now.fingerprint)
                } else {
                    comparison.unchanged += 1
                }
                try database.execute(
                    sql: "UPDATE stay SET seen = ?, severity = ?, count = ?, waived = FALSE WHERE id = ?",
                    arguments: [id, now.severity.rawValue, now.count, stay.id])
            } else if fate == .gone {
                comparison.fixed.append(stay.finding)
                try database.execute(
                    sql: "UPDATE stay SET ended = ?, endedAt = ? WHERE id = ?",
                    arguments: [id, run.time.seconds, stay.id])
            } else if fate == .waived {
                try database.execute(sql: "UPDATE stay SET waived = TRUE WHERE id = ?", arguments: [stay.id])
            } else if fate == .unseen {
                comparison.unseen.append(stay.finding)
            }
        }
        let known = Set(open.map(\.finding.fingerprint))
        for finding in current.values where !known.contains(finding.fingerprint) {
            comparison.new.insert(finding.fingerprint)
            try StayRow.insert(database, finding, organization, id, run.time)
        }
        comparison.fixed.sort { $0.precedes($1) }
        comparison.unseen.sort { $0.precedes($1) }
        return comparison
    }
}
