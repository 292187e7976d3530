import Evaluation
import Observations
import Rules

extension ObservedOrganization {
    /// How many seconds clocks of different machines may differ.
    private static let clockSkew: Int64 = 300

    /// What the rules say of it, after what their waivers allow; nothing where it is older than it may be.
    func assessment(by rules: CompiledRuleSet, _ times: RunTimes) async throws -> Assessment {
        let (assessment, conditions) = try await judged(by: rules)
        return fresh(assessment, times).accepting(rules, on: inventory, conditions, today: WaiverFiles.today)
    }

    private func fresh(_ assessment: Assessment, _ times: RunTimes) -> Assessment {
        guard let age, let limit = times.maxAge else { return assessment }
        if age > limit {
            return assessment.stale("the snapshot is older than `--max-age` allows; take a new one")
        }
        if age < -Self.clockSkew {
            return assessment.stale("the snapshot says that it was taken in the future, so its age is not known")
        }
        return assessment
    }

    private func judged(by rules: CompiledRuleSet) async throws -> (Assessment, SeenConditions) {
        guard let probe = AdminProbe(rules, in: inventory.dialect, now: now) else { return try await assess(rules) }
        let (assessment, conditions) = try await assess(probe.rules)
        return (probe.judge(assessment), conditions)
    }

    private func assess(_ rules: CompiledRuleSet) async throws -> (Assessment, SeenConditions) {
        guard let streamed else { return (rules.assess(inventory, now: now), .none) }
        do {
            return try await rules.assess(
                streamed.folder.reader, streaming: streamed.kinds, beside: inventory, now: now)
        } catch let error as SnapshotError {
            throw CommandFailure(.localFailure, "\(error)")
        }
    }
}
