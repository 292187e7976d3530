import CEL
import Evaluation
import Foundation
import History

/// The history of a run.
struct HistoryFile {
    private let path: String
    /// How many days runs stay; nil: all do.
    private let keptDays: Int?

    /// Nil where none is named. Throws `CommandFailure` for a number of days that is none.
    init?(_ options: ReportOptions, _ settings: Settings) throws {
        keptDays = try settings.number(options.keepDays, .keepDays)
        guard let path = try settings.value(options.history, .history) else {
            if options.keepDays == nil { return nil }
            throw CommandFailure(.wrongArguments, "`--keep-days` needs `--history FILE`")
        }
        self.path = path
    }

    /// Runs before that time are older than so many days.
    static func time(daysAgo days: Int) -> CELTimestamp {
        CELTimestamp(date: Date(timeIntervalSinceNow: -Double(days) * 86_400))
    }

    /// Records a run. Nil where that failed, which is told; the reports are written all the same.
    func record(_ judged: Run.Judged, _ status: ExitStatus, _ console: Console) -> RunHistory? {
        let fingerprint = judged.fingerprint
        let judge = judged.pastJudge
        let failing = judged.assessment.findings.filter { $0.status == .fail }
        let run = NewRun(
            time: CELTimestamp(date: Date()), toolVersion: Tenet.version, rulesDigest: judged.compiled.digest,
            exitStatus: status.rawValue, assessment: judged.assessment,
            findings: failing.map { RecordedFinding($0, fingerprint: fingerprint($0)) },
            fates: { judge.fates(of: $0) })
        do throws(HistoryError) {
            return try HistoryStore(path: path, orNew: true)
                .record(run, forgettingBefore: keptDays.map(Self.time))
        } catch {
            console.note("tenet: the run was judged but not recorded: \(error)")
            return nil
        }
    }
}
