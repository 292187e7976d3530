internal import Diagnostics
internal import JSON

/// A run as a message of Slack. Names of the organization stand in plain text, which Slack does not read for links,
/// mentions or emphasis, or are escaped. See https://docs.slack.dev/reference/block-kit/blocks/.
struct SlackMessage {
    private static let mostItems = 10
    private static let mostHeader = 150
    private static let mostText = 2_900

    private let news: ReportNews

    init(_ news: ReportNews) {
        self.news = news
    }

    var json: JSONValue {
        var blocks = [block("header", "Tenet: \(news.line.visible)", limit: Self.mostHeader)]
        for item in news.items.prefix(Self.mostItems) {
            let text = [item.severity.uppercased() + " " + item.title, item.resource, item.message].map(\.visible)
                .joined(separator: "\n")
            blocks.append(block("section", text, limit: 900))
        }
        let left = news.items.count - Self.mostItems
        if left > 0 { blocks.append(block("section", "… and \(left) more in the report", limit: Self.mostText)) }
        if !news.undetermined.isEmpty {
            let rules = news.undetermined.prefix(20).joined(separator: ", ")
            let more = news.undetermined.count > 20 ? ", … and \(news.undetermined.count - 20) more" : ""
            blocks.append(block("section", "Could not be decided: \(rules)\(more)", limit: Self.mostText))
        }
        return [
            "text": .string(Self.escaped("Tenet: \(news.line.visible)".shortened(to: 1_000))), "blocks": .array(blocks),
        ]
    }

    private func block(_ type: String, _ text: String, limit: Int) -> JSONValue {
        [
            "type": .string(type),
            "text": ["type": "plain_text", "text": .string(text.shortened(to: limit)), "emoji": false],
        ]
    }

    /// See https://docs.slack.dev/messaging/formatting-message-text/#escaping.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

extension String {
    /// At most as many UTF-16 units, which is how the limits are counted at worst.
    fileprivate func shortened(to count: Int) -> String {
        guard utf16.count > count else { return self }
        var kept = ""
        var length = 1
        for scalar in unicodeScalars {
            length += UTF16.width(scalar)
            guard length <= count else { break }
            kept.unicodeScalars.append(scalar)
        }
        return kept + "…"
    }
}
