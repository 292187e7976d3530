import CEL
package import Diagnostics
package import YAML

extension RuleFileReader {
    mutating func parameters(_ node: YAMLNode) -> [ParameterDeclaration] {
        guard let mapping = node.mapping(expected: "a mapping of names to parameters", into: &diagnostics) else {
            return []
        }
        var parameters: [ParameterDeclaration] = []
        for pair in mapping.pairs {
            if let parameter = parameter(pair) { parameters.append(parameter) }
        }
        return parameters
    }

    private mutating func parameter(_ pair: YAMLPair) -> ParameterDeclaration? {
        guard let name = text(pair.key, expected: "a name") else { return nil }
        guard name.isName else {
            report(pair.key, RuleMessages.nameShape)
            return nil
        }
        guard let mapping = pair.value.mapping(expected: "a parameter", into: &diagnostics) else { return nil }
        mapping.checkKeys(["type", "default", "description", "file"], what: "a parameter", into: &diagnostics)
        guard let typeNode = mapping["type"] else {
            report(pair.key, RuleMessages.missing("type", of: "a parameter"))
            return nil
        }
        guard let spelling = text(typeNode, expected: "a type") else { return nil }
        guard let type = ParameterType(spelling: spelling) else {
            let known = ParameterType.allCases.map(\.rawValue)
            report(typeNode, RuleMessages.unknown(spelling, as: "a type of parameters", among: known))
            return nil
        }
        var declaration = ParameterDeclaration(
            name: name, type: type, defaultValue: nil, hasDefault: mapping["file"] != nil || mapping["default"] != nil,
            summary: text(mapping["description"]), source: source, nameRange: pair.key.range)
        if let node = mapping["file"] {
            declaration.defaultValue = list(from: node, type, name)
        } else if let node = mapping["default"], let value = ParameterText(node, into: &diagnostics) {
            declaration.defaultValue = ParameterReader(type: type).read(value)
            if declaration.defaultValue == nil {
                report(node, RuleMessages.parameterValue(value, of: name, type))
            }
        }
        return declaration
    }

    /// A list with one value a line; empty lines are left out.
    private mutating func list(from node: YAMLNode, _ type: ParameterType, _ name: String) -> CELValue? {
        guard let path = text(node, expected: "a path") else { return nil }
        guard type == .listOfStrings else {
            report(node, RuleMessages.parameterValue(.list([]), of: name, type))
            return nil
        }
        do {
            let lines = try readFile(path).split(whereSeparator: \.isNewline)
            let values = lines.map { $0.trimmingBlanks }.filter { !$0.isEmpty }
            return .list(CELList(values.map { .string($0) }))
        } catch {
            report(node, RuleMessages.unreadableList(path, "\(error)"))
            return nil
        }
    }
}

extension ParameterText {
    /// The value that a node of a parameter file or a default spells.
    package init?(_ node: YAMLNode, into diagnostics: inout [Diagnostic]) {
        switch node.kind {
        case .scalar:
            guard let text = node.text(expected: "a value", into: &diagnostics) else { return nil }
            self = .text(text)
        case .sequence(let elements):
            let texts = elements.compactMap { $0.text(expected: "a text", into: &diagnostics) }
            guard texts.count == elements.count else { return nil }
            self = .list(texts)
        case .mapping(let pairs):
            var entries: [String: String] = [:]
            for pair in pairs {
                guard let key = pair.key.text(expected: "a text", into: &diagnostics),
                    let value = pair.value.text(expected: "a text", into: &diagnostics)
                else { return nil }
                entries[key] = value
            }
            self = .map(entries)
        }
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
