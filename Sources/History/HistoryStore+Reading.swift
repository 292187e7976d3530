package import Evaluation
internal import Foundation
internal import GRDB

extension HistoryStore {
    /// Of one organization or all, oldest first.
    package func runs(of organization: String? = nil) throws(HistoryError) -> [RecordedRun] {
        try read { try RunRow.runs($0, organization) }
    }

    /// The findings that were there after a run; what a run could not see stays from the run before.
    package func findings(after run: RecordedRun) throws(HistoryError) -> [RecordedFinding] {
        try read { try StayRow.findings($0, after: run) }
    }

    /// Worst severity first.
    package func fixTimes(of organization: String) throws(HistoryError) -> [FixTime] {
        try read { try StayRow.fixTimes($0, organization) }
    }

    /// Forgets runs, and the findings that ended in them; gives how many runs. What is still there stays.
    package func prune(_ isForgotten: (RecordedRun) -> Bool) throws(HistoryError) -> Int {
        try write { try Self.prune($0, isForgotten) }
    }

    static func prune(_ database: Database, _ isForgotten: (RecordedRun) -> Bool) throws -> Int {
        let forgotten = try RunRow.runs(database, nil).filter(isForgotten)
        for run in forgotten {
            try database.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [run.id])
            try database.execute(sql: "DELETE FROM stay WHERE ended = ?", arguments: [run.id])
        }
        return forgotten.count
    }
}
