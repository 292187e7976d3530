import Diagnostics
import JSON
import YAML

extension RuleFileReader {
    mutating func remediation(_ node: YAMLNode) -> RemediationDeclaration? {
        guard let mapping = node.mapping(expected: "`updatePolicy`", into: &diagnostics) else { return nil }
        mapping.checkKeys(["updatePolicy"], what: "`remediate`", into: &diagnostics)
        guard let update = mapping["updatePolicy"] else {
            report(node, RuleMessages.missing("updatePolicy", of: "`remediate`"))
            return nil
        }
        guard let edits = update.mapping(expected: "`set`, `add` or `remove`", into: &diagnostics) else { return nil }
        edits.checkKeys(["set", "add", "remove", "when"], what: "`updatePolicy`", into: &diagnostics)
        var steps: [RemediationDeclaration.Step] = []
        for edit in RemediationDeclaration.Edit.allCases {
            if let node = edits[edit.rawValue] { steps += self.steps(edit, node) }
        }
        let hasEdits = RemediationDeclaration.Edit.allCases.contains { edits[$0.rawValue] != nil }
        if !hasEdits { report(update, RuleMessages.emptyRemediation) }
        reportConflicts(among: steps)
        return RemediationDeclaration(
            steps: steps, condition: expression(edits["when"]), source: source, range: update.range)
    }

    private mutating func steps(_ edit: RemediationDeclaration.Edit, _ node: YAMLNode) -> [RemediationDeclaration.Step]
    {
        guard let mapping = node.mapping(expected: "a mapping of paths to values", into: &diagnostics) else {
            return []
        }
        var steps: [RemediationDeclaration.Step] = []
        for pair in mapping.pairs {
            guard let text = text(pair.key, expected: "a path") else { continue }
            guard let path = PolicyPath(text) else {
                report(pair.key, RuleMessages.pathShape)
                continue
            }
            check(path, edit, pair)
            guard let value = [.status, .name].contains(path) ? self.text(of: pair.value) : templatedValue(pair.value)
            else {
                continue
            }
            steps.append(
                RemediationDeclaration.Step(
                    edit: edit, path: path, value: value, pathRange: pair.key.range, valueRange: pair.value.range))
        }
        return steps
    }

    /// Whether the path can be written, and the value's shape fits it.
    private mutating func check(_ path: PolicyPath, _ edit: RemediationDeclaration.Edit, _ pair: YAMLPair) {
        let isWritable = [.status, .name].contains(path)
        let isAttribute = path.segments[0] == "attributes" && path.segments.count > 1
        guard isWritable || isAttribute else {
            let known = ["status", "name", "attributes", "rule"]
            report(
                pair.key, RuleMessages.notWritable("\(path)", known: known), hint: RuleMessages.writablePaths)
            return
        }
        if edit != .set {
            guard isAttribute, pair.value.isListOrExpression else {
                report(pair.value, RuleMessages.listExpected)
                return
            }
        } else if isWritable {
            guard case .scalar(let scalar) = pair.value.kind, !scalar.isEmptyOrNull else {
                report(pair.value, path == .status ? RuleMessages.statusValue : RuleMessages.nameValue)
                return
            }
            let isTemplate = scalar.text.contains("${")
            if path == .status, !isTemplate, !["enabled", "disabled"].contains(scalar.text) {
                report(pair.value, RuleMessages.statusValue)
            }
        }
    }

    private mutating func reportConflicts(among steps: [RemediationDeclaration.Step]) {
        for (index, step) in steps.enumerated() {
            guard let other = steps[..<index].first(where: { conflict($0, step) }) else { continue }
            report(at: step.pathRange, RuleMessages.conflictingPaths("\(step.path)", "\(other.path)"))
        }
    }

    private func conflict(_ one: RemediationDeclaration.Step, _ other: RemediationDeclaration.Step) -> Bool {
        guard one.path.overlaps(other.path) else { return false }
        return one.edit == .set || other.edit == .set || one.path != other.path
    }

    /// A value that is a text whatever YAML takes it for; nil where it is no scalar.
    private mutating func text(of node: YAMLNode) -> TemplatedValue? {
        node.scalar.map { .text(TemplateParser(scalar: $0, node: node).parse(into: &diagnostics)) }
    }

    /// A value in which texts may hold `${…}`; scalars that YAML does not read as text keep their type.
    private mutating func templatedValue(_ node: YAMLNode) -> TemplatedValue? {
        switch node.kind {
        case .scalar(let scalar):
            if case .string = scalar.resolved {
                return .text(TemplateParser(scalar: scalar, node: node).parse(into: &diagnostics))
            }
            return .json(JSONValue(node, into: &diagnostics))
        case .sequence(let elements):
            return .list(elements.compactMap { templatedValue($0) })
        case .mapping(let pairs):
            return .object(
                pairs.compactMap { pair in
                    guard let key = pair.key.text(expected: "a text", into: &diagnostics),
                        let value = templatedValue(pair.value)
                    else { return nil }
                    return (key, value)
                })
        }
    }
}

extension YAMLNode {
    /// Whether it is a list, or an expression that may be one.
    fileprivate var isListOrExpression: Bool {
        switch kind {
        case .sequence: true
        case .scalar(let scalar): scalar.text.hasPrefix("${")
        case .mapping: false
        }
    }
}

extension YAMLScalar {
    fileprivate var isEmptyOrNull: Bool {
        if case .null = resolved { return true }
        return text.isEmpty
    }
}
