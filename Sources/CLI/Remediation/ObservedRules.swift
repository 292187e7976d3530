import AdminAPI
import CEL
import Collection
import Evaluation
import JSON
import Observations
import Remediation
import Rules

/// What the rules of a plan need to see, before the plan is applied.
struct ObservedRules {
    /// Asks them again after a change.
    let check: RuleCheck
    /// How many policies the organization has.
    let policyCount: Int
    /// Changes, by id, whose findings somebody has waived since, and what is said of them.
    let withdrawn: [String: String]

    /// Reads what is needed. The rules come with their waivers. Throws `CommandFailure` where the policies cannot be counted.
    init(
        of plan: Plan, _ rules: CompiledRuleSet, through client: AdminReadClient, _ organization: LiveOrganization,
        now: CELTimestamp
    ) async throws {
        let wanted = Set(plan.purpose == .repair ? plan.changes.flatMap(\.rules) : [])
        var chosen = rules.filtered { wanted.contains($0.id) }
        chosen.waivers = rules.waivers
        var planner = DetailPlanner(chosen, now: now)
        let collector = Collector(
            client, organization: organization.id, dialect: organization.dialect, directories: organization.directories,
            concurrency: organization.limits.concurrency)
        var demand = chosen.demand(in: organization.dialect, now: now)
        demand.need(.policy)
        let inventory = try await collector.collect(demand, at: now) { planner.next($0) }
        let policies = inventory.collection(of: .policy)
        guard policies.completeness.isComplete else {
            let reason = policies.completeness.missing.first?.text ?? ""
            throw CommandFailure(.notJudged, "nothing was written, since the policies cannot be counted: \(reason)")
        }
        policyCount = policies.resources.count
        let waived = chosen.assess(inventory, now: now).finding(plan)
            .accepting(chosen, on: inventory, today: WaiverFiles.today).findings.filter { $0.status == .waived }
        withdrawn = plan.changes.reduce(into: [:]) { withdrawn, change in
            let finding = waived.first { $0.resource.id == change.policy.id && change.rules.contains($0.rule) }
            withdrawn[change.id] = finding.map {
                "`\($0.rule)` is waived for `\(change.policy.id)`, so the change is not wanted any more; make a new plan"
            }
        }
        check = RuleCheck { [chosen] change, policies in
            let rules = chosen.filtered { change.rules.contains($0.id) }
            let assessment = rules.assess(inventory.replacing(policies), now: now)
            return assessment.findings.filter { $0.resource.id == change.policy.id }.map {
                "`\($0.rule)` \($0.status == .fail ? "still fails" : "cannot be decided")"
            }
        }
    }
}

extension Assessment {
    /// The same with the findings for which the plan was made, whether they can be seen now or not: who waived one since does
    /// not want it repaired either way.
    fileprivate func finding(_ plan: Plan) -> Assessment {
        var assessment = self
        for (index, rule) in rules.enumerated() {
            let changes = plan.changes.filter { $0.rules.contains(rule.rule.id) }
            let policies = Set(changes.map(\.policy.id))
            assessment.rules[index].findings.removeAll {
                $0.resource.kind == .policy && policies.contains($0.resource.id)
            }
            assessment.rules[index].findings += changes.map { change in
                Finding(
                    rule: rule.rule.id, severity: rule.rule.severity, status: .fail,
                    resource: FindingResource(kind: .policy, id: change.policy.id, name: change.policy.name),
                    message: "")
            }
        }
        return assessment
    }
}

extension Inventory {
    /// The same with policies as they were read.
    fileprivate func replacing(_ policies: [String: JSONObject]) -> Inventory {
        guard var collection = collections[.policy] else { return self }
        for (index, resource) in collection.resources.enumerated() {
            guard let object = policies[resource.id], let policy = Resource(.object(object), resource.layout) else {
                continue
            }
            collection.resources[index] = policy
        }
        var inventory = self
        inventory.collections[.policy] = collection
        return inventory
    }
}
