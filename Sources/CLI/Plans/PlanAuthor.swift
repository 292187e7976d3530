/// Who makes a plan: a claim, which keeps people from approving their own plans by mistake or habit.
enum PlanAuthor {
    /// What CI servers call whoever started a job: GitHub, GitLab, Bitbucket, Azure, CircleCI.
    private static let variables = [
        "GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BITBUCKET_STEP_TRIGGERER_UUID",
        "BUILD_REQUESTEDFOR", "CIRCLE_USERNAME",
    ]

    /// What is said of a signed plan of which nobody says who made it.
    static let unknown = "the plan names no author, so that an approver may have made it himself"
    /// The same where something can be done about it.
    static let missing = unknown + "; give `--author`, or set `TENET_AUTHOR`"

    /// As the option, the settings or the CI server say; nil where none does.
    static func name(_ option: String?, _ settings: Settings) throws -> String? {
        let names = [try settings.value(option, .author)] + variables.map { Command.environment[$0] }
        return names.lazy.compactMap { $0 }.first { !$0.isEmpty }
    }
}
