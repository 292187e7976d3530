internal import ArgumentParser
import CEL
import Evaluation
import Foundation
import Observations
import Remediation
import Rules

/// `tenet rollback`: plan how to undo what a journal tells.
struct RollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback", abstract: "Plan how to undo what `apply` wrote; nothing is changed.",
        discussion: """
            Reads the policies of the journal again. One that is still what was written gets a change that puts back what was \
            there before; one that is not is left alone. The plan is approved and applied like any other. Undoing a repair \
            weakens a policy as a rule: `--allow-weaken PATH` says that this is wanted.

            Exit status: 0 when there is a plan, 5 with `--detailed-exit-code` when it has changes, 2 for a journal that is \
            none, 6 when a policy is no longer what was written, 8 when a safeguard refuses something.
            """)

    @Argument(help: "The journal of the run that is to be undone.") var journal: String
    @OptionGroup(title: "The plan") var writing: PlanWritingOptions
    @OptionGroup(title: "Guardrails") var guardrails: GuardrailOptions
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let outputs = try PlanOutput.all(writing)
            let safeguards = try guardrails.safeguards(settings)
            let journal = try Self.journal(journal)
            let compiled = try RuleFiles(options: rules, settings: settings, console: console).compile()
            let organization = try OriginChoice(
                connection: connection, source: SourceOptions(), settings: settings,
                environment: Command.environment
            ).live()
            let now = CELTimestamp(date: Date())
            let seen = try await Self.policies(
                of: journal,
                LiveRun(
                    organization: organization, console: console, breakGlassAdmins: safeguards.breakGlassAdmins), now)
            var context = PlanningContext(
                rules: compiled.all, rulesDigest: compiled.digest, parameters: compiled.all.parameters.json,
                chosenRules: [], now: now, author: try PlanAuthor.name(writing.author, settings), created: now,
                isDraft: false, safeguards: safeguards)
            context.unreadable = seen.unreadable
            context.seen = seen.seen
            context.signIn = seen.signIn
            if !safeguards.radius.perOrganization.isEmpty {
                context.recent = RecentChanges(
                    in: try settings.state(nil), of: seen.inventory.organization.id, until: now)
            }
            let made = MadePlan(
                plan: try Self.plan(journal, seen.inventory, context), inventory: seen.inventory, context: context,
                signatures: ApprovalPolicy(settings.file).required)
            return try made.finish(writing, outputs, console)
        }
    }

    private static func journal(_ path: String) throws -> Journal {
        do {
            return try JournalFile.read(path)
        } catch {
            throw CommandFailure(.invalid, "\(error)")
        }
    }

    /// The policies that the journal is about, each read by itself.
    private static func policies(
        of journal: Journal, _ run: LiveRun, _ now: CELTimestamp
    ) async throws -> LiveRun.Result {
        var demand = Demand()
        demand.need(.policy)
        return try await run.collect(
            demand, at: now, candidates: { _ in journal.policies }
        ) { _ in [] }
    }

    private static func plan(_ journal: Journal, _ inventory: Inventory, _ context: PlanningContext) throws -> Plan {
        let policies = inventory.collection(of: .policy).resources.filter { context.unreadable[$0.id] == nil }
        do throws(PlanError) {
            return try Plan(
                undoing: journal,
                of: OrganizationIdentity(id: inventory.organization.id, name: inventory.organization.displayName),
                policies: Dictionary(policies.map { ($0.id, $0.json) }, uniquingKeysWith: { $1 }),
                policyCount: inventory.collection(of: .policy).resources.count, context)
        } catch {
            throw CommandFailure(.invalid, "\(error)")
        }
    }
}
