import CEL

extension CELExpr {
    /// `attributes.time` of `event.attributes.time`; nil where it is no plain selection from the variable.
    func path(below variable: String) -> String? {
        guard let name = qualifiedName, name.hasPrefix(variable + ".") else { return nil }
        return String(name.dropFirst(variable.count + 1))
    }

    var textLiteral: String? {
        guard case .literal(.string(let text)) = kind else { return nil }
        return text
    }

    /// The elements of a list of texts; nil for other expressions.
    var textLiterals: [String]? {
        guard case .list(let elements) = kind else { return nil }
        let values = elements.compactMap { $0.isOptional ? nil : $0.value.textLiteral }
        return values.count == elements.count ? values : nil
    }

    /// Every text in it.
    var textConstants: Set<String> {
        var texts: Set<String> = []
        if let textLiteral { texts.insert(textLiteral) }
        forEachChild { texts.formUnion($0.textConstants) }
        return texts
    }
}
