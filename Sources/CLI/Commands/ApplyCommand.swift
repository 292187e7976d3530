internal import ArgumentParser

/// `tenet apply`: make the changes of an approved plan.
struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Make the changes of an approved plan, one at a time.",
        discussion: """
            Nothing is written unless exactly this plan is approved: by its digest, by the organization's name typed at a \
            terminal that shows the plan, or by signed files. Each policy is read before its change and must be what the plan \
            knows, and is read back after it. The first surprise ends the run.

            Exit status: 0 when every change is verified, 2 for a plan or settings that are wrong, 4 when the organization \
            cannot be reached, 6 for a plan that is out of date, a conflict or a lock, 7 when something was not done or is \
            unknown, 8 when a safeguard refuses, 130 when interrupted.
            """)

    @Argument(help: "The plan file.") var plan: String?
    @Option(help: ArgumentHelp("Approve the plan with this digest.", valueName: "digest")) var approve: String?
    @Option(name: .customLong("approval"), help: "A signed approval, as tenet approve makes it; repeatable.")
    var approvals: [String] = []
    @Option(help: ArgumentHelp("Go on with the run that wrote this journal.", valueName: "journal")) var resume: String?
    @OptionGroup(title: "Applying") var apply: ApplyOptions
    @OptionGroup(title: "Guardrails") var guardrails: GuardrailOptions
    @OptionGroup(title: "Rules") var rules: RuleOptions
    @OptionGroup(title: "Organization") var connection: ConnectionOptions
    @OptionGroup(title: "Waivers") var acceptance: WaiverOptions

    func run() async throws {
        try await Command.run { console in
            let settings = try Settings(folder: ".", environment: Command.environment, console: console)
            let run = ApplyRun(
                options: apply, safeguards: try guardrails.safeguards(settings), rules: rules, connection: connection,
                acceptance: acceptance, settings: settings, console: console)
            switch (plan, resume) {
            case (let path?, nil):
                let plan = try PlanFile.read(path)
                let approval = try ApprovalChoice(
                    digest: approve, files: approvals, weakenings: guardrails.weakenings,
                    lockouts: guardrails.lockouts, console: console
                ).approval(of: plan)
                return try await run.begin(plan, approval)
            case (nil, let journal?):
                guard approve == nil, approvals.isEmpty else {
                    throw CommandFailure(
                        .wrongArguments, "`--resume` goes on with what was approved; leave out the approval")
                }
                return try await run.resume(journal)
            default:
                throw CommandFailure(.wrongArguments, "give a plan file, or `--resume` with a journal")
            }
        }
    }
}
