import CEL
import Diagnostics
import JSON
import Observations
import YAML

extension RuleFileReader {
    private static let testKeys = ["name", "now", "params", "dialect", "inputs", "given", "expect"]

    /// The tests of a list; in a rule they belong to it, elsewhere each names its rule.
    mutating func tests(_ node: YAMLNode, of rule: String?) -> [RuleTest] {
        var tests: [RuleTest] = []
        for element in node.sequence(expected: "a list of tests", into: &diagnostics) ?? [] {
            if let test = test(element, of: rule) { tests.append(test) }
        }
        return tests
    }

    private mutating func test(_ node: YAMLNode, of enclosing: String?) -> RuleTest? {
        guard let mapping = node.mapping(expected: "a test", into: &diagnostics) else { return nil }
        let isInRule = source.path.hasSuffix(".test.yaml") || source.path.hasSuffix(".test.yml") ? false : true
        mapping.checkKeys(isInRule ? Self.testKeys : ["rule"] + Self.testKeys, what: "a test", into: &diagnostics)
        let start = node.range.lowerBound..<node.range.lowerBound
        for key in (isInRule ? [] : ["rule"]) + ["name", "expect"] where mapping[key] == nil {
            report(at: start, RuleMessages.missing(key, of: "a test"))
        }
        let rule = isInRule ? enclosing : text(mapping["rule"], expected: "a rule id")
        let given = mapping["given"].map { self.given($0) } ?? .nothing
        let inputs = mapping["inputs"].map { givenInputs($0) } ?? []
        let expectation = mapping["expect"].flatMap { self.expectation($0) }
        let dialect = word(mapping["dialect"], as: "a dialect", Dialect.self) ?? .reference
        let now = instant(mapping["now"])
        let parameters = parameterTexts(mapping["params"])
        guard let name = text(mapping["name"], expected: "a name"), let rule, let expectation else { return nil }
        let place = source.position(at: node.range.lowerBound)
        return RuleTest(
            name: name, rule: rule, now: now, parameters: parameters, dialect: dialect, inputs: inputs,
            given: given, expectation: expectation,
            location: RuleLocation(path: source.path, line: place.line, column: place.column), source: source,
            ruleRange: mapping["rule"]?.range ?? start)
    }

    private mutating func instant(_ node: YAMLNode?) -> CELTimestamp? {
        guard let node, let text = text(node, expected: "a time") else { return nil }
        if let time = CELTimestamp(rfc3339: text) { return time }
        report(node, "expected a time such as `2026-11-01T00:00:00Z`, found `\(text)`")
        return nil
    }

    private mutating func parameterTexts(_ node: YAMLNode?) -> [String: ParameterText] {
        guard let node, let mapping = node.mapping(expected: "a mapping of parameters", into: &diagnostics) else {
            return [:]
        }
        var texts: [String: ParameterText] = [:]
        for pair in mapping.pairs {
            guard let name = pair.key.text(expected: "a name", into: &diagnostics) else { continue }
            texts[name] = ParameterText(pair.value, into: &diagnostics)
        }
        return texts
    }

    /// `others`: keys beside those of an organization.
    mutating func given(_ node: YAMLNode, of what: String = "`given`", others: [String] = []) -> GivenOrganization {
        var given = GivenOrganization.nothing
        guard let mapping = node.mapping(expected: "an organization", into: &diagnostics) else { return given }
        let kinds = ResourceKind.allCases.filter { $0 != .organization }
        mapping.checkKeys(
            ["organization", "incomplete"] + others + kinds.map(\.collectionName), what: what, into: &diagnostics)
        if let node = mapping["organization"],
            node.mapping(expected: "the organization's fields", into: &diagnostics) != nil
        {
            given.organization = JSONValue(node, into: &diagnostics)
        }
        for kind in kinds {
            guard let node = mapping[kind.collectionName] else { continue }
            let elements = node.sequence(expected: "a list of resources", into: &diagnostics) ?? []
            given.resources[kind] = elements.compactMap { element in
                guard element.mapping(expected: "a resource", into: &diagnostics) != nil else { return nil }
                return JSONValue(element, into: &diagnostics)
            }
        }
        for element in mapping["incomplete"]?.sequence(expected: "a list of collections", into: &diagnostics) ?? [] {
            guard let name = text(element) else { continue }
            if let kind = kinds.first(where: { $0.collectionName == name }) {
                given.incomplete.insert(kind)
            } else {
                report(
                    element, RuleMessages.unknown(name, as: "a collection", among: kinds.map(\.collectionName)))
            }
        }
        return given
    }

    private mutating func expectation(_ node: YAMLNode) -> RuleTest.Expectation? {
        guard let mapping = node.mapping(expected: "what is expected", into: &diagnostics) else { return nil }
        mapping.checkKeys(
            ["outcome", "findings", "undetermined", "messages", "plan"], what: "`expect`", into: &diagnostics)
        if mapping.pairs.isEmpty { report(node, RuleMessages.expectNothing) }
        return RuleTest.Expectation(
            outcome: outcome(mapping["outcome"]), findings: texts(mapping["findings"], expected: "a list of ids"),
            undetermined: texts(mapping["undetermined"], expected: "a list of ids"),
            messages: texts(mapping["messages"], expected: "a list of messages"),
            plan: expectedPlan(mapping["plan"]))
    }

    private mutating func outcome(_ node: YAMLNode?) -> String? {
        guard let node, let text = text(node, expected: "an outcome") else { return nil }
        let known = ["pass", "fail", "undetermined", "notApplicable"]
        if !known.contains(text) { report(node, RuleMessages.unknown(text, as: "an outcome", among: known)) }
        return text
    }
}
