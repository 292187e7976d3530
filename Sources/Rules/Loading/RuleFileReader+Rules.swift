import Diagnostics
import Observations
import YAML

extension RuleFileReader {
    private static let ruleKeys = [
        "id", "title", "severity", "rationale", "help", "references", "tags", "controls", "for", "dialects", "let",
        "where", "require", "count", "manual", "whenEmpty", "message", "remediate", "tests",
    ]

    /// The rule of a node; nil where too little of it could be read to go on.
    mutating func rule(_ node: YAMLNode) -> Rule? {
        guard let mapping = node.mapping(expected: "a rule", into: &diagnostics) else { return nil }
        mapping.checkKeys(Self.ruleKeys, what: "a rule", into: &diagnostics)
        for key in ["id", "title", "severity", "for"] where mapping[key] == nil {
            report(at: node.range.lowerBound..<node.range.lowerBound, RuleMessages.missing(key, of: "a rule"))
        }
        let id = ruleID(mapping["id"])
        let title = text(mapping["title"])
        let severity = word(mapping["severity"], as: "a severity", Severity.self)
        let kind = kind(mapping["for"])
        let rest = body(mapping, node, id: id, kind: kind)
        guard let idNode = mapping["id"], let id, let title, let severity, let kind else { return nil }
        let place = source.position(at: idNode.range.lowerBound)
        let metadata = RuleMetadata(
            id: id, title: title, severity: severity, rationale: text(mapping["rationale"]),
            help: text(mapping["help"]),
            references: texts(mapping["references"], expected: "a list of addresses") ?? [],
            tags: texts(mapping["tags"], expected: "a list of tags") ?? [], controls: controls(mapping["controls"]),
            kind: kind, expectation: rest.expectation, isRepairable: rest.remediation != nil,
            location: RuleLocation(path: source.path, line: place.line, column: place.column))
        return Rule(
            metadata: metadata, idRange: idNode.range, source: source, lets: rest.lets, condition: rest.condition,
            requirement: rest.requirement, count: rest.count, manual: rest.manual,
            whenEmpty: rest.whenEmpty, dialects: rest.dialects, message: rest.message,
            remediation: rest.remediation, tests: rest.tests)
    }

    private mutating func ruleID(_ node: YAMLNode?) -> String? {
        guard let node, let id = text(node, expected: "a rule id") else { return nil }
        if !id.isKebabCase { report(node, RuleMessages.ruleIDShape) }
        return id
    }

    private mutating func kind(_ node: YAMLNode?) -> ResourceKind? {
        guard let node, let text = text(node, expected: "a kind of resource") else { return nil }
        if let kind = ResourceKind.allCases.first(where: { $0.rawValue == text }) { return kind }
        let known = ResourceKind.allCases.map(\.rawValue)
        report(node, RuleMessages.unknown(text, as: "a kind of resource", among: known))
        return nil
    }

    private mutating func controls(_ node: YAMLNode?) -> [ControlMapping] {
        guard let node, let mapping = node.mapping(expected: "a mapping of frameworks to controls", into: &diagnostics)
        else { return [] }
        return mapping.pairs.compactMap { pair in
            guard let framework = pair.key.text(expected: "a framework", into: &diagnostics) else { return nil }
            return ControlMapping(
                framework: framework, controls: texts(pair.value, expected: "a list of controls") ?? [])
        }
    }

    private struct Body {
        var lets: [LetDeclaration]
        var condition: ExpressionSource?
        var requirement: ExpressionSource?
        var count: CountDeclaration?
        var manual: String?
        var whenEmpty: WhenEmpty
        var dialects: Set<Dialect>?
        var message: Template?
        var remediation: RemediationDeclaration?
        var tests: [RuleTest]

        /// In words that a reader of CEL understands.
        var expectation: String? {
            let parts = [
                requirement?.text, count?.minimum.map { "count >= \($0.text)" },
                count?.maximum.map { "count <= \($0.text)" },
            ]
            let texts = parts.compactMap(\.self)
            return texts.isEmpty ? nil : texts.joined(separator: "\n")
        }
    }

    private mutating func body(_ mapping: YAMLMapping, _ node: YAMLNode, id: String?, kind: ResourceKind?) -> Body {
        let start = node.range.lowerBound..<node.range.lowerBound
        let hasRequire = mapping["require"] != nil
        let hasCount = mapping["count"] != nil
        if let manual = mapping.keyNode("manual") {
            if hasRequire || hasCount { report(manual, RuleMessages.manualWithJudgement) }
        } else if !hasRequire, !hasCount {
            report(at: mapping.keyNode("id")?.range ?? start, RuleMessages.noJudgement)
        }
        if let key = mapping.keyNode("whenEmpty"), !hasRequire { report(key, RuleMessages.whenEmptyWithoutRequire) }
        if let key = mapping.keyNode("message"), !hasRequire, hasCount { report(key, RuleMessages.messageOfCount) }
        if let key = mapping.keyNode("remediate") {
            if let kind, kind != .policy { report(key, RuleMessages.remediationKind) }
            if !hasRequire { report(key, RuleMessages.remediationRequire) }
        }
        return Body(
            lets: mapping["let"].map { lets($0, what: "`let`") } ?? [], condition: expression(mapping["where"]),
            requirement: expression(mapping["require"]), count: mapping["count"].flatMap { count($0) },
            manual: text(mapping["manual"]),
            whenEmpty: word(mapping["whenEmpty"], as: "an outcome for `whenEmpty`", WhenEmpty.self) ?? .notApplicable,
            dialects: mapping["dialects"].map { dialects($0) }, message: template(mapping["message"]),
            remediation: mapping["remediate"].flatMap { remediation($0) },
            tests: mapping["tests"].map { tests($0, of: id) } ?? [])
    }

    private mutating func count(_ node: YAMLNode) -> CountDeclaration? {
        guard let mapping = node.mapping(expected: "`min` or `max`", into: &diagnostics) else { return nil }
        mapping.checkKeys(["min", "max", "by", "message"], what: "`count`", into: &diagnostics)
        if mapping["min"] == nil, mapping["max"] == nil { report(node, RuleMessages.emptyCount) }
        return CountDeclaration(
            minimum: expression(mapping["min"]), maximum: expression(mapping["max"]),
            key: expression(mapping["by"]),
            message: template(mapping["message"]))
    }

    private mutating func dialects(_ node: YAMLNode) -> Set<Dialect> {
        let elements = node.sequence(expected: "a list of dialects", into: &diagnostics) ?? []
        return Set(elements.compactMap { word($0, as: "a dialect", Dialect.self) })
    }
}
