/// What each part of a checked expression depends on: on variables whose values vary from one evaluation to the next, and on
/// variables of the comprehensions around it.
package struct CELDependencies: Sendable {
    /// What one part depends on.
    package struct Part: Sendable {
        /// Reads a variable that varies.
        package fileprivate(set) var varies = false
        /// The variables of the activation that it may read.
        package fileprivate(set) var variables: Set<String> = []
        /// The variables of comprehensions that it reads and that are declared around it.
        fileprivate(set) var locals: Set<Local> = []

        /// Has the same value in all evaluations, wherever it stands.
        package var isConstant: Bool { !varies && locals.isEmpty }

        /// Reads variables of comprehensions around it.
        var isLocal: Bool { !locals.isEmpty }

        fileprivate mutating func formUnion(_ other: Part) {
            varies = varies || other.varies
            variables.formUnion(other.variables)
            locals.formUnion(other.locals)
        }
    }

    /// A variable of a comprehension, by the id of the comprehension's expression.
    struct Local: Hashable, Sendable {
        enum Role: Hashable { case accumulator, first, second }
        var comprehension: Int
        var role: Role
    }

    private var parts: [Int: Part] = [:]
    /// Selections that are names as a whole.
    private var names: Set<Int> = []

    /// `varying`: variables that may have other values in other evaluations.
    package init(_ checked: CELCheckedExpr, varying: Set<String>) {
        var analysis = Analysis(references: checked.references, varying: varying)
        _ = analysis.part(checked.parsed.root)
        parts = analysis.parts
        names = analysis.names
    }

    /// Whether the expression is a name, of which no part has a value of its own.
    func isName(_ expression: CELExpr) -> Bool {
        names.contains(expression.id)
    }

    /// Of an expression by its id; what has no value of its own, such as the namespace of a function, depends on nothing.
    package subscript(id: Int) -> Part {
        parts[id] ?? Part()
    }
}

extension CELDependencies {
    private struct Analysis {
        let references: [Int: CELReference]
        let varying: Set<String>
        var parts: [Int: Part] = [:]
        var names: Set<Int> = []
        /// What the names of the comprehensions around the expression stand for, the innermost last.
        private var scope: [(name: CELStringKey, part: Part)] = []

        init(references: [Int: CELReference], varying: Set<String>) {
            self.references = references
            self.varying = varying
        }

        mutating func part(_ expression: CELExpr) -> Part {
            var part = plain(expression)
            // Should a node stand in several places, it depends on what it depends on in any of them.
            if let other = parts[expression.id] { part.formUnion(other) }
            parts[expression.id] = part
            return part
        }

        private mutating func plain(_ expression: CELExpr) -> Part {
            if let named = named(expression) {
                names.insert(expression.id)
                return named
            }
            if case .comprehension(let comprehension) = expression.kind {
                return self.comprehension(comprehension, expression.id)
            }
            var children: [CELExpr] = []
            expression.forEachChild { children.append($0) }
            return children.reduce(into: Part()) { $0.formUnion(part($1)) }
        }

        /// Of a name, or a selection that is one as a whole; nil for other expressions.
        private func named(_ expression: CELExpr) -> Part? {
            var first = expression
            while case .select(let select) = first.kind, select.mode == .value { first = select.operand }
            guard case .identifier(let name) = first.kind else { return nil }
            let isWhole = first.id == expression.id
            // A name that begins with a point is never a local one.
            if let local = scope.last(where: { $0.name == CELStringKey(name) }) {
                return isWhole ? local.part : nil
            }
            guard case .variable(let variable)? = references[expression.id] else {
                return isWhole || references[expression.id] != nil ? Part() : nil
            }
            return Part(varies: varying.contains(variable), variables: [variable])
        }

        private mutating func comprehension(_ comprehension: CELComprehension, _ id: Int) -> Part {
            let depth = scope.count
            defer { scope.removeSubrange(depth...) }
            if comprehension.isBinding {
                // The name means the same as the value in its place.
                let value = part(comprehension.initial)
                scope.append((CELStringKey(comprehension.accumulator), value))
                var whole = part(comprehension.result)
                whole.formUnion(value)
                return whole
            }
            var whole = part(comprehension.range)
            whole.formUnion(part(comprehension.initial))
            declare(comprehension.accumulator, Local(comprehension: id, role: .accumulator))
            declare(comprehension.variable, Local(comprehension: id, role: .first))
            if let second = comprehension.variable2 { declare(second, Local(comprehension: id, role: .second)) }
            whole.formUnion(part(comprehension.condition))
            whole.formUnion(part(comprehension.step))
            scope.removeSubrange((depth + 1)...)
            whole.formUnion(part(comprehension.result))
            whole.locals = whole.locals.filter { $0.comprehension != id }
            return whole
        }

        private mutating func declare(_ name: String, _ local: Local) {
            scope.append((CELStringKey(name), Part(locals: [local])))
        }
    }
}
