internal import ArgumentParser
import Publishing
import Reporting

/// `tenet publish webhook`: tell people of new findings.
struct PublishWebhookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook", abstract: "Tell a webhook of new findings.",
        discussion: """
            The file is what `check --output json=FILE` wrote. New are failing findings that the baseline does not accept and \
            that the run before did not have; without a baseline and a history, all of them. A run without any is told of only \
            where it did not see or decide what it should. The address comes from TENET_WEBHOOK_URL or --url-file, since it is \
            a secret.
            """)

    @OptionGroup var publish: PublishOptions
    @Option(help: "What is sent: generic or slack.") var format = "generic"
    @Option(help: "A file that holds the webhook's address.") var urlFile: String?

    func run() async throws {
        try await Command.run { [self] console in
            guard let format = WebhookFormat(rawValue: format) else {
                let known = WebhookFormat.allCases.map { "`\($0.rawValue)`" }.joined(separator: " or ")
                throw CommandFailure(.wrongArguments, "`--format` takes \(known), found `\(format)`")
            }
            let news = try await PublishOptions.reporting { try ReportNews(publish.json()) }
            guard news.isWorthTelling else {
                try console.write("nothing is new: nothing was sent\n")
                return .success
            }
            let url = try url()
            let caFile = try publish.trustedFile(console)
            let publication: WebhookPublication
            do {
                publication = WebhookPublication(
                    address: try PublishAddress(url), format: format, proxy: try publish.proxy(for: url),
                    caFile: caFile, userAgent: PublishOptions.userAgent)
            } catch {
                throw CommandFailure(.wrongArguments, "\(error)")
            }
            try await PublishOptions.reporting { try await publication.publish(news) }
            try console.write("sent \(format.rawValue): \(news.line.visible)\n")
            return .success
        }
    }

    private func url() throws -> String {
        let text =
            try urlFile.map { try TextFile.secret($0, namedBy: "`--url-file`") }
            ?? Command.environment["TENET_WEBHOOK_URL"] ?? ""
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 1 else {
            throw CommandFailure(.wrongArguments, "no address: set `TENET_WEBHOOK_URL` or give `--url-file`")
        }
        return String(words[0])
    }
}
