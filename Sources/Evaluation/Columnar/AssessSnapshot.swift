package import CEL
package import Observations
package import Rules

extension CompiledRuleSet {
    /// The kinds whose resources can be judged as they come from a snapshot: no expression asks for them all.
    package var streamableKinds: Set<ResourceKind> {
        let listed = expressions.flatMap(\.reads).compactMap {
            FieldPlace(objectType: $0.objectType, field: $0.field)?.listedKind
        }
        return Set(rules.map(\.metadata.kind)).subtracting(listed + [.organization])
    }

    /// The outcome of every rule on a snapshot, with its findings. The resources of the `streamed` kinds are read from it as they
    /// are judged, and what conditions of waivers come to on them is kept; `inventory` holds those of the others.
    package func assess(
        _ snapshot: SnapshotReader, streaming streamed: Set<ResourceKind>, beside inventory: Inventory,
        now: CELTimestamp, workers: Int = 2
    ) async throws -> (assessment: Assessment, conditions: SeenConditions) {
        var inventory = inventory
        var conditions = SeenConditions.none
        var tallies: [String: Tally] = [:]
        for kind in ResourceKind.allCases where streamed.contains(kind) {
            guard let columns = snapshot.columns(of: kind) else { continue }
            let known = inventory
            let run = RunScope(self, known, now: now)
            let judged = rulesToJudge(of: kind, in: run)
            let read = try await snapshot.readColumns(of: kind, columns) {
                (0..<max(workers, 1)).map { _ in
                    RuleSetWorker(judged, RunScope(self, known, now: now), columns)
                }
            }
            guard let (collection, workers) = read else { continue }
            inventory.collections[kind] = collection
            for (rule, tally) in zip(judged, RuleSetWorker.tallies(of: workers)) { tallies[rule.metadata.id] = tally }
            for rule in workers.flatMap(\.rules) {
                if let waivers = rule.waivers { conditions.merge(waivers.truths, of: rule.writer.rule.metadata.id) }
            }
        }
        let run = RunScope(self, inventory, now: now)
        let others = ResourceKind.allCases.filter { !streamed.contains($0) }
        let all = tallies.merging(self.tallies(of: others, in: run)) { streamed, _ in streamed }
        return (assessment(run, all), conditions)
    }

    private var expressions: [CompiledExpression] {
        var expressions = lets.values.flatMap { $0.map(\.expression) } + waivers.compactMap(\.condition)
        for rule in rules {
            expressions += [
                rule.condition, rule.requirement, rule.count?.key, rule.count?.minimum, rule.count?.maximum,
            ].compactMap { $0 }
            expressions += rule.lets.map(\.expression)
            expressions += rule.message?.expressions ?? []
            expressions += rule.count?.message?.expressions ?? []
        }
        return expressions
    }
}
