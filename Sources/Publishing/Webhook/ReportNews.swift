package import JSON

/// What is worth telling of a run, read from what `check --output json` wrote.
package struct ReportNews: Sendable {
    /// A finding that was not there before.
    struct Item: Sendable {
        var rule: String
        var title: String
        var severity: String
        var resource: String
        var message: String
        /// As the report has it.
        var json: JSONValue
    }

    let organization: String
    let summary: JSONValue
    let now: String
    let isComplete: Bool
    let exitStatus: Int64
    /// Ids of rules that could not be decided.
    let undetermined: [String]
    /// Whether one of them could have been, had all been seen and nothing gone wrong.
    private let isBlind: Bool
    /// Worst first.
    let items: [Item]
    private let organizationJSON: JSONValue

    /// New is a failing finding that the baseline, where there is one, does not accept and that the run before, where a
    /// history tells of it, did not have.
    /// - Throws: Where it is something else.
    package init(_ json: JSONValue) throws(PublishError) {
        guard json["version"]?.int == 1, let organization = json["organization"], let id = organization["id"]?.string,
            let findings = json["findings"]?.array, let rules = json["rules"]?.array, let now = json["now"]?.string,
            let isComplete = json["complete"]?.bool, let exitStatus = json["exit_status"]?.int,
            let summary = json["summary"]
        else { throw .invalid("expected what `tenet check --output json=FILE` writes") }
        organizationJSON = organization
        self.organization = organization["name"]?.string.flatMap { $0.isEmpty ? nil : $0 } ?? id
        self.summary = summary
        self.now = now
        self.isComplete = isComplete
        self.exitStatus = exitStatus
        let undecided = rules.filter { $0["outcome"]?.string == "undetermined" }
        undetermined = undecided.compactMap { $0["id"]?.string }
        let ids = Set(undetermined)
        let ofThem = findings.filter { $0["rule"]?.string.map(ids.contains) ?? false }
        isBlind = (undecided + ofThem).contains { told in
            told["reasons"]?.array?.contains { $0["kind"]?.string != "unsupported" } ?? false
        }
        let titles = Dictionary(
            rules.compactMap { rule in rule["id"]?.string.map { ($0, rule["title"]?.string ?? $0) } },
            uniquingKeysWith: { first, _ in first })
        let recent = json["history", "comparison", "new"]?.array.map { Set($0.compactMap(\.string)) }
        let new = findings.filter { Self.isNew($0, recent) }.map { Item($0, titles) }
        items =
            Self.severities.flatMap { severity in new.filter { $0.severity == severity } }
            + new.filter { !Self.severities.contains($0.severity) }
    }

    private static let severities = ["critical", "high", "medium", "low", "info"]

    private static func isNew(_ finding: JSONValue, _ recent: Set<String>?) -> Bool {
        guard finding["status"]?.string == "fail", finding["baseline"]?.string != "accepted" else { return false }
        guard let recent else { return true }
        return finding["fingerprint"]?.string.map(recent.contains) ?? true
    }

    /// Whether somebody should hear of the run: of new findings, and of a run that did not see or decide what it should.
    package var isWorthTelling: Bool {
        !items.isEmpty || !isComplete || isBlind || ![0, 1].contains(exitStatus)
    }

    package var newCount: Int { items.count }

    /// In one line: `Acme: 3 new findings (1 critical, 2 low), 1 rule undetermined`.
    package var line: String {
        let counts = Self.severities.compactMap { severity in
            let count = items.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity)"
        }
        var parts = ["\(items.count) new finding\(items.count == 1 ? "" : "s")"]
        if !counts.isEmpty { parts[0] += " (\(counts.joined(separator: ", ")))" }
        if !undetermined.isEmpty {
            parts.append("\(undetermined.count) rule\(undetermined.count == 1 ? "" : "s") undetermined")
        }
        if !isComplete { parts.append("not everything was seen") }
        return "\(organization): \(parts.joined(separator: ", "))"
    }

    /// The run without its findings, for programs.
    var runJSON: [(String, JSONValue)] {
        [
            ("organization", organizationJSON), ("now", .string(now)), ("complete", .bool(isComplete)),
            ("exit_status", .number(JSONNumber(exitStatus))), ("summary", summary),
            ("undetermined_rules", .array(undetermined.prefix(100).map(JSONValue.string))),
        ]
    }
}

extension ReportNews.Item {
    fileprivate init(_ finding: JSONValue, _ titles: [String: String]) {
        rule = finding["rule"]?.string ?? ""
        title = titles[rule] ?? rule
        severity = finding["severity"]?.string ?? ""
        let kind = finding["resource", "kind"]?.string ?? "resource"
        let id = finding["resource", "id"]?.string ?? ""
        let name = finding["resource", "name"]?.string ?? ""
        resource = name.isEmpty || name == id ? "\(kind) \(id)" : "\(kind) \(name) (\(id))"
        message = finding["message"]?.string ?? ""
        json = finding
    }
}
