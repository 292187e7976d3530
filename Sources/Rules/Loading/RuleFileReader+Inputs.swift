import Diagnostics
import Observations
import YAML

extension RuleFileReader {
    mutating func inputs(_ node: YAMLNode) -> [InputDeclaration] {
        guard let mapping = node.mapping(expected: "a mapping of names to inputs", into: &diagnostics) else {
            return []
        }
        var inputs: [InputDeclaration] = []
        for pair in mapping.pairs {
            if let input = input(pair) { inputs.append(input) }
        }
        return inputs
    }

    private mutating func input(_ pair: YAMLPair) -> InputDeclaration? {
        guard let name = text(pair.key, expected: "a name") else { return nil }
        guard name.isName else {
            report(pair.key, RuleMessages.nameShape)
            return nil
        }
        guard !RuleScope.reservedNames.contains(name) else {
            report(pair.key, RuleMessages.reservedName(name))
            return nil
        }
        guard let mapping = pair.value.mapping(expected: "`snapshot` or `csv`", into: &diagnostics) else { return nil }
        mapping.checkKeys(InputKind.allCases.map(\.rawValue), what: "an input", into: &diagnostics)
        let given = InputKind.allCases.filter { mapping[$0.rawValue] != nil }
        guard let kind = given.first, given.count == 1, let node = mapping[kind.rawValue] else {
            // A key that is wrong was told of.
            if mapping.pairs.isEmpty || given.count > 1 { report(pair.key, InputMessages.oneSource) }
            return nil
        }
        guard let path = text(node, expected: "a path") else { return nil }
        guard !path.isEmpty else {
            report(node, InputMessages.missingPath)
            return nil
        }
        return InputDeclaration(
            name: name, kind: kind, path: path, source: source, nameRange: pair.key.range, pathRange: node.range)
    }

    // MARK: - Of tests

    mutating func givenInputs(_ node: YAMLNode) -> [GivenInput] {
        guard let mapping = node.mapping(expected: "a mapping of inputs", into: &diagnostics) else { return [] }
        var inputs: [GivenInput] = []
        for pair in mapping.pairs {
            guard let name = text(pair.key, expected: "a name"), let content = givenContent(pair.value) else {
                continue
            }
            inputs.append(GivenInput(name: name, content: content, nameRange: pair.key.range))
        }
        return inputs
    }

    private mutating func givenContent(_ node: YAMLNode) -> GivenInput.Content? {
        switch node.kind {
        case .sequence(let rows):
            return .table(givenTable(rows))
        case .mapping:
            let dialect = YAMLMapping(node).flatMap { word($0["dialect"], as: "a dialect", Dialect.self) }
            return .inventory(given(node, of: "an inventory", others: ["dialect"]), dialect)
        case .scalar:
            report(node, InputMessages.mixedGiven)
            return nil
        }
    }

    private mutating func givenTable(_ nodes: [YAMLNode]) -> InputTable {
        var table = InputTable(columns: [], rows: [])
        for (place, node) in nodes.enumerated() {
            guard let mapping = node.mapping(expected: "a row: columns and their texts", into: &diagnostics) else {
                continue
            }
            var row: [String: String] = [:]
            for pair in mapping.pairs {
                guard let column = text(pair.key, expected: "a column") else { continue }
                // Nothing is an empty field.
                row[column] = pair.value.isNull ? "" : text(pair.value)
            }
            if place == 0 { table.columns = mapping.pairs.compactMap(\.key.scalar?.text) }
            guard Set(row.keys) == Set(table.columns) else {
                report(node, InputMessages.rowColumns)
                continue
            }
            table.rows.append(table.columns.map { row[$0] ?? "" })
        }
        return table
    }
}
