package import Evaluation
package import Observations
package import Rules

extension Plan {
    /// The changes that repair findings, as far as rules say how and it is shown that they help and break nothing.
    /// - Parameters:
    ///   - assessment: Of the chosen rules, after waivers: only failures are repaired.
    ///   - inventory: What all rules demand, with the policies as they were read by themselves.
    package init(
        for assessment: Assessment, in inventory: Inventory, _ context: PlanningContext
    ) throws(PlanConflicts) {
        let proposals = try Proposals(for: assessment, in: inventory, context)
        var planner = Planner(inventory, context)
        planner.plan(proposals.candidates)
        self.init(
            author: context.author, organization: assessment.organization, dialect: inventory.dialect,
            rulesDigest: context.rulesDigest,
            parameters: context.parameters, chosenRules: context.chosenRules.sortedByBytes, created: context.created,
            isDraft: context.isDraft, safeguards: context.safeguards ?? Safeguards(),
            policyCount: inventory.collection(of: .policy).resources.count, changes: planner.changes,
            notPlanned: (proposals.notPlanned + planner.notPlanned).sorted { $0.precedes($1) },
            manualSteps: proposals.manualSteps)
    }

    /// Ids of the policies that a plan may change: those that have to be read by themselves before it is made.
    package static func candidates(for assessment: Assessment, _ rules: CompiledRuleSet) -> [String] {
        let repairable = Set(rules.rules.filter { $0.remediation != nil }.map(\.metadata.id))
        let findings = assessment.findings.filter { finding in
            finding.status == .fail && finding.resource.kind == .policy && repairable.contains(finding.rule)
        }
        return Set(findings.map(\.resource.id)).sortedByBytes
    }
}

extension Inventory {
    /// Whether one of the policies with these ids is an IP allowlist, so that a change of it may lock people out.
    package func holdsAllowlist(among ids: [String]) -> Bool { holds("ip-allowlist", among: ids) }

    /// Whether one of the policies with these ids is an authentication policy, so that it matters who could still sign in.
    package func holdsAuthentication(among ids: [String]) -> Bool { holds(SignInCheck.type, among: ids) }

    private func holds(_ type: String, among ids: [String]) -> Bool {
        let ids = Set(ids)
        return collection(of: .policy).resources.contains { policy in
            ids.contains(policy.id) && PolicyForm(policy.formDialect).identity(of: policy.json)?.type == type
        }
    }
}

extension NotPlanned {
    fileprivate func precedes(_ other: NotPlanned) -> Bool {
        if policy.id != other.policy.id { return policy.id.utf8.lexicographicallyPrecedes(other.policy.id.utf8) }
        return rules.joined(separator: " ").utf8.lexicographicallyPrecedes(other.rules.joined(separator: " ").utf8)
    }
}

extension Collection<String> {
    /// By their UTF-8 bytes.
    var sortedByBytes: [String] {
        sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
