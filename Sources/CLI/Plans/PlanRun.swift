import CEL
import Evaluation
import Foundation
import JSON
import Observations
import Remediation
import Rules

/// `plan`, as the pipeline runs: rules → demand → inventory → assessment → plan.
struct PlanRun {
    let rules: RuleOptions
    let connection: ConnectionOptions
    let source: SourceOptions
    let acceptance: WaiverOptions
    let settings: Settings
    let safeguards: Safeguards
    /// Who makes the plan, where somebody says it.
    let author: String?
    /// Where the journals of earlier runs stand, when it is not where the settings say.
    var state: String?
    /// An earlier plan that is to be made again.
    var draft: Plan?
    let console: Console
    /// Whether calls are shown, before the first and after the last.
    var explainsCost = false

    func plan() async throws -> MadePlan {
        let times = try RunTimes(source, settings)
        let files = RuleFiles(options: rules, settings: settings, console: console)
        var compiled = try files.compile()
        compiled.all.waivers = try WaiverFiles(paths: acceptance.waivers, settings: settings, console: console)
            .compile(for: compiled.all, isStrict: files.isStrict)
        let origin = try origin()
        let chosen = Set(draft?.chosenRules ?? compiled.rules.rules.map(\.metadata.id))
        let all = compiled.all
        let started = CELTimestamp(date: Date())
        var observer = Observer(rules: compiled.all, times: times, console: console)
        observer.explainsCost = explainsCost
        observer.breakGlassAdmins = safeguards.breakGlassAdmins
        observer.candidates = { inventory, now in
            // Before waivers: one policy too many that is read does no harm.
            Plan.candidates(for: all.assess(inventory, now: now).of(chosen), all)
        }
        let observation = try await observer.observe(origin)
        let assessment = try await observation.assessment(by: compiled.all, times).of(chosen)
        // What the simulator serves is a snapshot too.
        let isDraft = if case .live = origin { false } else { true }
        var context = PlanningContext(
            rules: compiled.all, rulesDigest: compiled.digest, parameters: compiled.rules.parameters.json,
            chosenRules: Array(chosen), now: observation.now, author: author,
            created: isDraft ? observation.inventory.takenAt : started, isDraft: isDraft, safeguards: safeguards)
        context.unreadable = observation.unreadable
        context.seen = observation.seen
        context.signIn = observation.signIn
        if !isDraft, !safeguards.radius.perOrganization.isEmpty {
            context.recent = RecentChanges(
                in: try settings.state(state), of: observation.inventory.organization.id, until: started)
        }
        try checkDraft(context, observation.inventory)
        var made = MadePlan(
            plan: try Self.plan(assessment, observation.inventory, context), inventory: observation.inventory,
            context: context, signatures: ApprovalPolicy(settings.file).required)
        let repairing = Set(compiled.all.rules.filter { $0.remediation != nil }.map(\.metadata.id))
        made.undetermined = assessment.rules.filter { rule in
            repairing.contains(rule.rule.id) && (rule.outcome == .undetermined || !rule.reasons.isEmpty)
        }.map(\.rule.id)
        if let draft { made.differences = made.plan.differences(from: draft) }
        return made
    }

    private func origin() throws -> Origin {
        let origin = try OriginChoice(
            connection: connection, source: source, settings: settings, environment: Command.environment
        ).origin()
        if draft == nil { return origin }
        guard case .live = origin else {
            throw CommandFailure(
                .wrongArguments, "`--refresh` reads the organization itself; leave out `--snapshot` and `--simulate`")
        }
        return origin
    }

    /// Throws `CommandFailure` where rules contradict each other.
    private static func plan(
        _ assessment: Assessment, _ inventory: Inventory, _ context: PlanningContext
    ) throws -> Plan {
        do {
            return try Plan(for: assessment, in: inventory, context)
        } catch {
            throw CommandFailure(.invalid, "\(error)")
        }
    }

    /// Throws `CommandFailure` where the draft is about something else.
    private func checkDraft(_ context: PlanningContext, _ inventory: Inventory) throws {
        guard let draft else { return }
        guard draft.purpose == .repair else {
            throw CommandFailure(
                .invalid, "a plan that undoes another cannot be refreshed; make it again from the journal")
        }
        guard draft.organization.id == inventory.organization.id else {
            throw CommandFailure(
                .stale,
                "the draft is about the organization `\(draft.organization.id)`, not `\(inventory.organization.id)`")
        }
        guard draft.dialect == inventory.dialect else {
            throw CommandFailure(.stale, "the draft was made in the dialect \(draft.dialect.rawValue)")
        }
        guard draft.rulesDigest == context.rulesDigest, draft.parameters == context.parameters else {
            throw CommandFailure(.stale, "the draft was made with other rules or parameters; make a new one")
        }
    }
}

extension Plan {
    /// What is not as in a draft, a line each.
    fileprivate func differences(from draft: Plan) -> [String] {
        let old = Dictionary(draft.changes.map { ($0.policy.id, $0) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(changes.map { ($0.policy.id, $0) }, uniquingKeysWith: { first, _ in first })
        return Set(old.keys).union(new.keys).sorted().compactMap { id in
            switch (old[id], new[id]) {
            case (let old?, nil): "the draft's change of the policy `\(old.policy.name ?? id)` is not in this plan"
            case (nil, let new?): "the change of the policy `\(new.policy.name ?? id)` was not in the draft"
            case (let old?, let new?) where old.patch != new.patch || old.beforeDigest != new.beforeDigest:
                "the change of the policy `\(new.policy.name ?? id)` is not the draft's"
            default: nil
            }
        }
    }
}

extension Assessment {
    /// Those rules only.
    fileprivate func of(_ ids: Set<String>) -> Assessment {
        var assessment = self
        assessment.rules.removeAll { !ids.contains($0.rule.id) }
        return assessment
    }
}
