internal import JSON

/// Tells a webhook of a run. A message is sent again only where the server says that it did not take it.
package struct WebhookPublication: Sendable {
    package var address: PublishAddress
    package var format: WebhookFormat
    package var proxy: PublishProxy?
    /// Certificates to trust besides the system's, in PEM.
    package var caFile: String?
    package var limits = PublishLimits()
    package var userAgent: String

    package init(
        address: PublishAddress, format: WebhookFormat, proxy: PublishProxy?, caFile: String?, userAgent: String
    ) {
        self.address = address
        self.format = format
        self.proxy = proxy
        self.caFile = caFile
        self.userAgent = userAgent
    }

    /// - Throws: `PublishError`; `CancellationError`.
    package func publish(_ news: ReportNews) async throws {
        let request = PublishRequest(
            purpose: "tell the webhook at \(address)", method: "POST", url: address.text, authority: address.authority,
            body: format.message(news).serializedBytes(), isRepeatable: false)
        try await withPublisher(
            proxy: proxy, isPlain: address.isPlain, caFile: caFile, limits: limits, userAgent: userAgent,
            redact: address.redacting
        ) { publisher in
            _ = try await publisher.send(request)
        }
    }
}
