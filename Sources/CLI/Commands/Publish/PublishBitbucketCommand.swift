internal import ArgumentParser
import Publishing
import Reporting

/// `tenet publish bitbucket`: put a report of Code Insights on a commit.
struct PublishBitbucketCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bitbucket", abstract: "Put a report of Code Insights on a commit of Bitbucket Cloud.",
        discussion: """
            The file is what `check --output bitbucket=FILE` wrote. In Pipelines nothing else is needed: the commit comes from \
            the environment and the pipeline's proxy adds the credentials. Elsewhere TENET_BITBUCKET_TOKEN or --token-file \
            holds an access token, or `name:token`.
            """)

    @OptionGroup var publish: PublishOptions
    @Option(help: "The workspace. (default: BITBUCKET_WORKSPACE)") var workspace: String?
    @Option(help: "The repository. (default: BITBUCKET_REPO_SLUG)") var repository: String?
    @Option(help: "The commit. (default: BITBUCKET_COMMIT)") var commit: String?
    @Option(help: "A page that tells more. (default: the pipeline's)") var link: String?
    @Option(help: "A file that holds the token.") var tokenFile: String?
    @Option(help: "Where Bitbucket's API is. (default: https://api.bitbucket.org)") var baseURL: String?

    func run() async throws {
        try await Command.run { [self] console in
            let insights = try await PublishOptions.reporting { try BitbucketInsights(publish.json()) }
            let publication = try self.publication(console)
            try await PublishOptions.reporting { try await publication.publish(insights) }
            let count = insights.annotationCount
            try console.write(
                "published the report \(insights.reportID.visible) with \(count) annotation\(count == 1 ? "" : "s") on "
                    + "\(publication.commit.workspace)/\(publication.commit.repository), commit "
                    + "\(publication.commit.commit)\n")
            return .success
        }
    }

    /// Throws `CommandFailure` where something is not said.
    private func publication(_ console: Console) throws -> BitbucketPublication {
        let environment = Command.environment
        func value(_ option: String?, _ name: String, _ variable: String) throws -> String {
            if let value = option ?? environment[variable], !value.isEmpty { return value }
            throw CommandFailure(.wrongArguments, "no \(name) is named: give `--\(name)` or set `\(variable)`")
        }
        let secret = try secret(environment)
        let caFile = try publish.trustedFile(console)
        let isPipeline = environment["BITBUCKET_BUILD_NUMBER"] != nil
        guard secret != nil || publish.proxy != nil || isPipeline else {
            throw CommandFailure(
                .notJudged, "no credentials: set `TENET_BITBUCKET_TOKEN`, give `--token-file`, or run in Pipelines")
        }
        let workspace = try value(workspace, "workspace", "BITBUCKET_WORKSPACE")
        let repository = try value(repository, "repository", "BITBUCKET_REPO_SLUG")
        let hash = try value(commit, "commit", "BITBUCKET_COMMIT")
        do {
            let commit = try BitbucketCommit(workspace: workspace, repository: repository, commit: hash)
            // The pipeline's proxy reads the request to add the credentials, so that it must not be encrypted.
            let base = baseURL ?? (secret == nil ? "http://api.bitbucket.org" : "https://api.bitbucket.org")
            let address = try PublishAddress(base, allowsPlain: secret == nil)
            let isOurs = publish.proxy == nil && secret == nil
            return BitbucketPublication(
                commit: commit, address: address, secret: secret,
                proxy: isOurs ? try PublishProxy("http://localhost:29418") : try publish.proxy(for: base),
                caFile: caFile, link: link ?? Self.pipeline(commit, environment), userAgent: PublishOptions.userAgent)
        } catch {
            throw CommandFailure(.wrongArguments, "\(error)")
        }
    }

    private func secret(_ environment: [String: String]) throws -> PublishSecret? {
        let text: String
        if let tokenFile {
            text = try TextFile.secret(tokenFile, namedBy: "`--token-file`")
        } else if let variable = environment["TENET_BITBUCKET_TOKEN"], !variable.isEmpty {
            text = variable
        } else {
            return nil
        }
        guard let secret = PublishSecret(text) else {
            throw CommandFailure(.notJudged, "the token is empty or has characters that no header can hold")
        }
        return secret
    }

    private static func pipeline(_ commit: BitbucketCommit, _ environment: [String: String]) -> String? {
        guard let number = environment["BITBUCKET_BUILD_NUMBER"].flatMap({ UInt64($0) }) else { return nil }
        return "https://bitbucket.org/\(commit.workspace)/\(commit.repository)/pipelines/results/\(number)"
    }
}
