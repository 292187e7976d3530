package import Diagnostics
package import YAML

/// Reads the nodes of a rule file into rules; all that is wrong becomes a diagnostic.
package struct RuleFileReader {
    let source: SourceText
    /// Reads a text file that a rule file names, by its path relative to that file's folder.
    let readFile: (String) throws -> String
    private let document: YAMLDocument
    package var diagnostics: [Diagnostic]

    /// A reader of the file's bytes.
    package init(path: String, bytes: [UInt8], readFile: @escaping (String) throws -> String) {
        document = YAMLDocument.load(path: path, bytes: bytes)
        source = document.root?.source ?? SourceText(path: path, text: String(decoding: bytes, as: UTF8.self))
        diagnostics = document.diagnostics
        self.readFile = readFile
    }

    package static let version = "tenet/v1"

    /// The file's content, with what could not be read left out.
    package mutating func read() -> RuleFile {
        var file = RuleFile(source: source, parameters: [], inputs: [], lets: [], rules: [], tests: [])
        let isTestFile = source.path.hasSuffix(".test.yaml") || source.path.hasSuffix(".test.yml")
        guard let mapping = root(of: "a rule file", empty: RuleMessages.emptyFile) else { return file }
        let known = isTestFile ? ["apiVersion", "tests"] : ["apiVersion", "params", "inputs", "let", "rules"]
        mapping.checkKeys(known, what: "a rule file", into: &diagnostics)
        if let node = mapping["params"] { file.parameters = parameters(node) }
        if let node = mapping["inputs"] { file.inputs = inputs(node) }
        if let node = mapping["let"] { file.lets = lets(node, what: "`let`") }
        if let node = mapping["rules"] {
            for element in node.sequence(expected: "a list of rules", into: &diagnostics) ?? [] {
                if let rule = rule(element) { file.rules.append(rule) }
            }
        }
        if isTestFile, let node = mapping["tests"] { file.tests = tests(node, of: nil) }
        return file
    }

    /// The mapping at the top of the file, its version checked; nil where there is none.
    mutating func root(of what: String, empty: String) -> YAMLMapping? {
        guard let root = document.root else {
            if document.diagnostics.isEmpty { report(at: 0..<0, empty) }
            return nil
        }
        guard let mapping = root.mapping(expected: what, into: &diagnostics) else { return nil }
        guard let node = mapping["apiVersion"] else {
            report(at: root.range.lowerBound..<root.range.lowerBound, RuleMessages.missing("apiVersion", of: what))
            return mapping
        }
        Self.checkVersion(node, into: &diagnostics)
        return mapping
    }

    /// Reports an `apiVersion` that is another than Tenet's.
    package static func checkVersion(_ node: YAMLNode, into diagnostics: inout [Diagnostic]) {
        guard let version = node.text(expected: "a version", into: &diagnostics), version != Self.version else {
            return
        }
        let message = RuleMessages.unknown(version, as: "a version of Tenet's files", among: [Self.version])
        diagnostics.append(node.diagnostic(message))
    }

    // MARK: - Shared by the parts

    mutating func report(at range: Range<Int>, _ message: String, hint: String? = nil) {
        diagnostics.append(Diagnostic(.error, in: source, at: range, message, hint: hint))
    }

    mutating func report(_ node: YAMLNode, _ message: String, hint: String? = nil) {
        report(at: node.range, message, hint: hint)
    }

    mutating func text(_ node: YAMLNode?, expected: String = "a text") -> String? {
        node?.text(expected: expected, into: &diagnostics)
    }

    mutating func texts(_ node: YAMLNode?, expected: String) -> [String]? {
        guard let elements = node?.sequence(expected: expected, into: &diagnostics) else { return nil }
        return elements.compactMap { $0.text(expected: "a text", into: &diagnostics) }
    }

    /// One of a closed list of words.
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ node: YAMLNode?, as what: String, _ type: Word.Type
    ) -> Word? where Word.RawValue == String {
        guard let node, let text = node.text(expected: what, into: &diagnostics) else { return nil }
        if let word = Word(rawValue: text) { return word }
        report(node, RuleMessages.unknown(text, as: what, among: Word.allCases.map(\.rawValue)))
        return nil
    }

    mutating func expression(_ node: YAMLNode?) -> ExpressionSource? {
        guard let node else { return nil }
        guard case .scalar(let scalar) = node.kind, node.isMissing || !node.isNull else {
            report(node, RuleMessages.expectedExpression(found: node.kindName), hint: RuleMessages.quoteHint)
            return nil
        }
        let bytes = Array(scalar.text.utf8)
        if scalar.style == .folded, let comment = ExpressionText.comment(in: bytes) {
            report(
                at: scalar.sourceRange(comment..<comment + 2), RuleMessages.commentInFolded,
                hint: RuleMessages.commentInFoldedHint)
            return nil
        }
        return ExpressionSource(scalar, of: node)
    }

    mutating func template(_ node: YAMLNode?) -> Template? {
        guard let node else { return nil }
        guard case .scalar(let scalar) = node.kind, !node.isNull else {
            _ = node.text(expected: "a text", into: &diagnostics)
            return nil
        }
        return TemplateParser(scalar: scalar, node: node).parse(into: &diagnostics)
    }

    mutating func lets(_ node: YAMLNode, what: String) -> [LetDeclaration] {
        guard let mapping = node.mapping(expected: "a mapping of names to expressions", into: &diagnostics) else {
            return []
        }
        var lets: [LetDeclaration] = []
        for pair in mapping.pairs {
            guard let name = pair.key.text(expected: "a name", into: &diagnostics) else { continue }
            guard name.isName else {
                report(pair.key, RuleMessages.nameShape)
                continue
            }
            guard !RuleScope.reservedNames.contains(name) else {
                report(pair.key, RuleMessages.reservedName(name))
                continue
            }
            if let expression = expression(pair.value) {
                lets.append(LetDeclaration(name: name, nameRange: pair.key.range, expression: expression))
            }
        }
        return lets
    }
}

extension String {
    /// Letters, digits and `_`, not a digit first.
    var isName: Bool {
        guard let first = utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
        return utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
    }

    /// Lower-case letters, digits and single hyphens between them.
    var isKebabCase: Bool {
        split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { ($0.isLetter && $0 >= UInt8(ascii: "a")) || $0.isDigit }
        }
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool {
        (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z")
    }

    fileprivate var isDigit: Bool {
        self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
    }
}
