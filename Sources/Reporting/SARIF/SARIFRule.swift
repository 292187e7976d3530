internal import JSON
internal import Rules

/// A rule as SARIF's `reportingDescriptor`.
struct SARIFRule {
    private let rule: RuleMetadata

    init(_ rule: RuleMetadata) {
        self.rule = rule
    }

    var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("id", .string(rule.id)),
            ("shortDescription", text(title)),
            ("fullDescription", text(rule.rationale.flatMap { $0.isEmpty ? nil : $0 } ?? title)),
            ("help", help),
        ]
        if let uri = rule.references.first(where: { $0.isWebAddress }) {
            members.append(("helpUri", .string(uri)))
        }
        members.append(("defaultConfiguration", ["level": .string(rule.severity.sarifLevel)]))
        members.append(("properties", properties))
        return .members(members)
    }

    /// GitHub takes no empty descriptions.
    private var title: String {
        rule.title.isEmpty ? rule.id : rule.title
    }

    /// GitHub takes 1,024 characters.
    private func text(_ text: String) -> JSONValue {
        ["text": .string(text.fitting(1_024))]
    }

    private var help: JSONValue {
        let help =
            rule.help.flatMap { $0.isEmpty ? nil : $0 } ?? rule.rationale.flatMap { $0.isEmpty ? nil : $0 } ?? title
        let references = rule.references.map { "- \($0)" }
        let text = ([help] + (references.isEmpty ? [] : ["", "References:"] + references)).joined(separator: "\n")
        return ["text": .string(text), "markdown": .string(text)]
    }

    /// SARIF wants each tag once; GitHub keeps ten of them.
    private var tags: [String] {
        var tags = ["security"]
        for tag in rule.tags where tags.count < 10 && !tags.contains(tag) {
            tags.append(tag)
        }
        return tags
    }

    private var properties: JSONValue {
        var members: [(String, JSONValue)] = [("tags", .array(tags.map(JSONValue.string)))]
        if let score = rule.severity.securityScore {
            members.append(("security-severity", .string(score)))
        } else {
            members.append(("problem.severity", "recommendation"))
        }
        if !rule.controls.isEmpty {
            members.append(
                ("controls", .members(rule.controls.map { ($0.framework, .array($0.controls.map(JSONValue.string))) })))
        }
        return .members(members)
    }
}

extension Severity {
    /// The level of a rule and of its failures.
    var sarifLevel: String {
        switch self {
        case .critical, .high: "error"
        case .medium: "warning"
        case .low, .info: "note"
        }
    }

    /// A number inside the range that GitHub calls by the same name; nil for `info`, which has none.
    fileprivate var securityScore: String? {
        switch self {
        case .critical: "9.5"
        case .high: "8.0"
        case .medium: "5.5"
        case .low: "2.0"
        case .info: nil
        }
    }
}
