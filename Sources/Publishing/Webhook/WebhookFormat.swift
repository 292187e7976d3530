package import JSON

/// How a webhook is told of a run.
package enum WebhookFormat: String, CaseIterable, Sendable {
    /// JSON of Tenet's own, for programs.
    case generic
    /// A message of Slack's incoming webhooks, which others take too. See https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/.
    case slack

    package func message(_ news: ReportNews) -> JSONValue {
        switch self {
        case .generic: Self.generic(news)
        case .slack: SlackMessage(news).json
        }
    }

    private static let mostFindings = 100

    private static func generic(_ news: ReportNews) -> JSONValue {
        .object(
            JSONObject(
                uniqueMembers: ([("version", 1), ("source", "tenet"), ("text", .string(news.line))] + news.runJSON + [
                    ("new_findings_total", .number(JSONNumber(news.items.count))),
                    ("new_findings", .array(news.items.prefix(mostFindings).map(\.json))),
                ]).map { JSONObject.Member(key: $0.0, value: $0.1) }))
    }
}
