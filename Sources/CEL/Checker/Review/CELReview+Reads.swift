extension CELReview {
    mutating func selection(_ select: CELSelect, _ expression: CELExpr, _ proven: CELPresence) -> CELFacts {
        if checked.references[expression.id] != nil { return CELFacts() }
        if select.mode == .presence { return presence(select, proven) }
        let operand = visit(select.operand, proven).always
        guard select.mode == .value, let path = optionalPath(of: select) else { return CELFacts(always: operand) }
        if !proven.contains(path), !operand.contains(path), unguarded.insert(path).inserted {
            let source = CELUnparser.source(of: select.operand, macroCalls: checked.parsed.macroCalls)
            let message = CELReviewMessages.unguarded(source, CELUnparser.field(select.field))
            reads.append(CELIssue(.warning, at: select.fieldRange, message))
        }
        return CELFacts(always: operand.union(CELPresence([path])))
    }

    /// `has(a.b.c)`: true says that `a.b.c` is there, and either way `a.b` was. That `a.b` may be absent itself is worth no
    /// warning: the question is asked just because something may be absent.
    private mutating func presence(_ select: CELSelect, _ proven: CELPresence) -> CELFacts {
        var outer: [String] = []
        var operand = select.operand
        while case .select(let inner) = operand.kind, inner.mode == .value, checked.references[operand.id] == nil {
            if let path = optionalPath(of: inner) { outer.append(path) }
            operand = inner.operand
        }
        let read = visit(operand, proven).always.union(CELPresence(outer))
        var facts = CELFacts(always: read)
        if let path = optionalPath(of: select) { facts.whenTrue = read.union(CELPresence([path])) }
        return facts
    }

    /// A local variable that stands for an expression: that one is computed where the name is first used.
    mutating func use(of name: String, _ expression: CELExpr, _ proven: CELPresence) -> CELFacts {
        guard let local = paths.local(name) else {
            guard case .variable(let variable) = checked.references[expression.id] else { return CELFacts() }
            return use(ofDefinition: variable, proven)
        }
        guard let binding = local.binding else { return CELFacts() }
        if let facts = bindings[binding.id] { return facts }
        bindings[binding.id] = CELFacts()
        let inner = paths.split(before: name)
        let facts = visit(binding, proven)
        paths.append(inner)
        bindings[binding.id] = facts
        return facts
    }

    /// What is there where the optional that an expression gives has a value.
    mutating func optionalPaths(of expression: CELExpr) -> [String] {
        switch expression.kind {
        case .identifier(let name):
            guard let local = paths.local(name) else { return environment.definitions[name]?.optionalPaths ?? [] }
            guard let binding = local.binding, case .select = binding.kind else { return [] }
            let inner = paths.split(before: name)
            defer { paths.append(inner) }
            return optionalPaths(of: binding)
        case .select(let select):
            guard field(of: expression)?.field.isOptional == true, let path = paths.pathOfValue(of: expression) else {
                return optionalPaths(of: select.operand)
            }
            tracked.insert(path)
            return optionalPaths(of: select.operand) + [path]
        default:
            return []
        }
    }

    /// The path of a selection of a declared field that may be absent.
    mutating func optionalPath(of select: CELSelect) -> String? {
        guard case .object(let name) = checked.types[select.operand.id],
            environment.objectTypes[name]?.fields[select.field]?.isOptional == true,
            let operand = paths.path(of: select.operand)
        else { return nil }
        let path = operand + "." + CELUnparser.field(select.field)
        tracked.insert(path)
        return path
    }
}
