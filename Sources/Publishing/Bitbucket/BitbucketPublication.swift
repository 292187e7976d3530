internal import JSON

/// Puts a report and its annotations on a commit. All of it can be repeated: each request leaves the same however often
/// it is sent.
package struct BitbucketPublication: Sendable {
    package var commit: BitbucketCommit
    /// Where Bitbucket's API is.
    package var address: PublishAddress
    /// Nil where a proxy adds the credentials, as in Pipelines.
    package var secret: PublishSecret?
    package var proxy: PublishProxy?
    /// Certificates to trust besides the system's, in PEM.
    package var caFile: String?
    /// A page that tells more, such as the pipeline's.
    package var link: String?
    package var limits = PublishLimits()
    package var userAgent: String

    package init(
        commit: BitbucketCommit, address: PublishAddress, secret: PublishSecret?, proxy: PublishProxy?, caFile: String?,
        link: String?, userAgent: String
    ) {
        self.commit = commit
        self.address = address
        self.secret = secret
        self.proxy = proxy
        self.caFile = caFile
        self.link = link
        self.userAgent = userAgent
    }

    /// - Throws: `PublishError`; `CancellationError`.
    package func publish(_ insights: BitbucketInsights) async throws {
        let requests = try requests(for: insights)
        try await withPublisher(
            proxy: proxy, isPlain: address.isPlain, caFile: caFile, limits: limits, userAgent: userAgent,
            redact: { [secret] in secret?.redacting($0) ?? $0 }
        ) { publisher in
            var changes = 0
            for request in requests {
                do {
                    let status = try await publisher.send(request)
                    if !request.accepted.contains(status) { changes += 1 }
                } catch let error as PublishError where changes > 0 {
                    throw PublishError.partial("\(error); earlier requests were taken: publish again")
                }
            }
        }
    }

    /// The report of an earlier run goes first, since its annotations would stay otherwise.
    private func requests(for insights: BitbucketInsights) throws(PublishError) -> [PublishRequest] {
        let path = [
            "2.0", "repositories", commit.workspace, commit.repository, "commit", commit.commit, "reports",
            insights.reportID,
        ]
        let report = try address.appending(path)
        let annotations = try address.appending(path + ["annotations"])
        var body = insights.report
        if let link { body["link"] = .string(link) }
        let posts = insights.requests.enumerated().map { index, batch in
            request(
                "post the annotations (\(index + 1) of \(insights.requests.count))", "POST", annotations, .array(batch))
        }
        return [
            request("remove the report of an earlier run", "DELETE", report, accepted: [404]),
            request("put the report", "PUT", report, .object(body)),
        ] + posts
    }

    private func request(
        _ purpose: String, _ method: String, _ url: String, _ body: JSONValue? = nil, accepted: Set<Int> = []
    ) -> PublishRequest {
        PublishRequest(
            purpose: "\(purpose) at \(address)", method: method, url: url, authority: address.authority,
            authorization: secret?.authorization,
            body: body?.serializedBytes(), isRepeatable: true, accepted: accepted)
    }
}
