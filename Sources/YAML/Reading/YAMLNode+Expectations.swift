package import Diagnostics

extension YAMLNode {
    /// The text of a scalar, whatever it would mean elsewhere: the text of `id: on` is `on`, that of `id: 123` is `123`.
    /// Nothing (`null` without quotes too), a list or a mapping is a diagnostic.
    package func text(expected: String = "a text", into diagnostics: inout [Diagnostic]) -> String? {
        if let scalar, !isNull { return scalar.text }
        report(expected: expected, into: &diagnostics)
        return nil
    }

    /// The boolean `true` or `false`, anything else is a diagnostic.
    package func bool(expected: String = "`true` or `false`", into diagnostics: inout [Diagnostic]) -> Bool? {
        if case .bool(let value) = scalar?.resolved { return value }
        report(expected: expected, into: &diagnostics)
        return nil
    }

    /// The whole number, anything else is a diagnostic.
    package func int(expected: String = "a whole number", into diagnostics: inout [Diagnostic]) -> Int64? {
        if case .int(let value) = scalar?.resolved { return value }
        report(expected: expected, into: &diagnostics)
        return nil
    }

    /// The elements of a list, anything else is a diagnostic.
    package func sequence(expected: String = "a list", into diagnostics: inout [Diagnostic]) -> [YAMLNode]? {
        if case .sequence(let elements) = kind { return elements }
        report(expected: expected, into: &diagnostics)
        return nil
    }

    /// The mapping, for reading by key; anything else is a diagnostic that expected `expected`.
    package func mapping(expected: String, into diagnostics: inout [Diagnostic]) -> YAMLMapping? {
        if let mapping = YAMLMapping(self) { return mapping }
        report(expected: expected, into: &diagnostics)
        return nil
    }

    /// An error about the whole value.
    package func diagnostic(_ message: String, hint: String? = nil) -> Diagnostic {
        Diagnostic(.error, in: source, at: range, message, hint: hint)
    }

    /// What the value is, for a message: `a list`, `a mapping`, `nothing`, or the scalar in back-ticks.
    package var kindName: String {
        switch kind {
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .scalar where isMissing: "nothing"
        case .scalar(let scalar): scalar.text.count > 100 ? "`\(scalar.text.prefix(100))…`" : "`\(scalar.text)`"
        }
    }

    private func report(expected: String, into diagnostics: inout [Diagnostic]) {
        diagnostics.append(diagnostic("expected \(expected), found \(kindName)"))
    }
}
