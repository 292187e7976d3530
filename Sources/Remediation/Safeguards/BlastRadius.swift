/// How far changes may reach, at three levels.
package struct BlastRadius: Hashable, Sendable {
    private static let defaultMaximumChanges = 5
    package static let defaultMaximumPercent = 25

    /// Of one run. Without `max_percent` the default holds, and one change is never too much.
    package var perRun: ChangeLimit
    /// Of what one rule asks for, in one run.
    package var perRule = ChangeLimit()
    /// Of one organization in 24 hours, whatever the runs, as far as the journals of this machine tell.
    package var perOrganization = ChangeLimit()

    /// Of one run the defaults, and no other bound.
    package init() {
        perRun = ChangeLimit()
        perRun.counts[.any] = Self.defaultMaximumChanges
    }

    /// Why a plan has too many changes; empty where it has not.
    /// - Parameters:
    ///   - recent: What was changed in the organization before.
    ///   - name: What a bound is called where it stands, by its key.
    func excesses(of plan: Plan, after recent: RecentChanges, named name: (String) -> String) -> [String] {
        let weights = plan.changes.map(\.weight)
        var run = perRun
        if weights.count > 1 { run.percents[.any] = run.percents[.any] ?? Self.defaultMaximumPercent }
        var texts = run.excesses(of: weights, among: plan.policyCount, named: name)
        for rule in Set(plan.changes.flatMap(\.rules)).sortedByBytes where !perRule.isEmpty {
            let own = plan.changes.filter { $0.rules.contains(rule) }.map(\.weight)
            texts += perRule.excesses(of: own, among: plan.policyCount) { name("per_rule.\($0)") }
                .map { "`\(rule)`: \($0)" }
        }
        if !perOrganization.isEmpty, !plan.changes.isEmpty {
            texts += recent.obstacle.map { [SafeguardMessages.unknownChanges($0)] } ?? []
            let before = recent.weights
            texts += perOrganization.excesses(of: weights + before, among: plan.policyCount) {
                name("per_organization.\($0)")
            }.map { before.isEmpty ? $0 : "\(before.count) made in the last 24 hours and these: \($0)" }
        }
        return texts
    }
}
