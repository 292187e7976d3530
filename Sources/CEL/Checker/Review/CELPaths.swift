/// Gives expressions that read the same the same text: `user.email`, whatever stands around it.
///
/// The language has no side effects, so what was found of a path once holds for all of the expression. Local variables get
/// a number, since another one of the same name is another path.
struct CELPaths {
    struct Local {
        var name: String
        /// What the variable reads, as a path.
        var path: String
        /// What its value reads, where that is an optional.
        var pathOfValue: String?
        /// The expression that the name stands for.
        var binding: CELExpr?
        /// The values that it is known to have. They were found before the name was there, which may mean another one in what it
        /// stands for.
        var knownValues: CELKnownValues?
    }

    private let definitions: [String: CELDefinition]
    private(set) var locals: [Local] = []
    private var count = 0
    private static let mark: Character = "\u{1}"
    private static let longest = 1_000

    /// `definitions`: the expressions that variables stand for.
    init(definitions: [String: CELDefinition]) {
        self.definitions = definitions
    }

    /// Whether a path begins at a local variable, which nothing outside can name.
    static func isLocal(_ path: String) -> Bool {
        path.first == mark
    }

    func local(_ name: String) -> Local? {
        locals.last { $0.name == name }
    }

    /// A new variable, and the path that it begins.
    mutating func declare(_ name: String, _ knownValues: CELKnownValues? = nil) -> String {
        count += 1
        let path = "\(Self.mark)\(count)\(Self.mark)"
        locals.append(Local(name: name, path: path, knownValues: knownValues))
        return path
    }

    /// A name for the value of an expression.
    mutating func bind(_ name: String, to expression: CELExpr, _ knownValues: CELKnownValues?) {
        let path = path(of: expression)
        let pathOfValue = pathOfValue(of: expression)
        _ = declare(name, knownValues)
        locals[locals.count - 1].binding = expression
        if let pathOfValue, pathOfValue.utf8.count <= Self.longest {
            locals[locals.count - 1].pathOfValue = pathOfValue
        }
        // A name that stands for `a[a]` twice over could make paths double with each name.
        if let path, path.utf8.count <= Self.longest { locals[locals.count - 1].path = path }
    }

    /// Forgets the latest variables.
    mutating func removeLast(_ count: Int) {
        locals.removeLast(count)
    }

    /// Takes out the latest variable of the name and all that were declared after it, to be put back with `append`.
    mutating func split(before name: String) -> ArraySlice<Local> {
        guard let index = locals.lastIndex(where: { $0.name == name }) else { return [] }
        let inner = locals[index...]
        locals.removeSubrange(index...)
        return inner
    }

    mutating func append(_ inner: ArraySlice<Local>) {
        locals.append(contentsOf: inner)
    }

    /// What an expression reads; nil where it reads nothing that a path can name.
    func path(of expression: CELExpr) -> String? {
        switch expression.kind {
        case .identifier(let name):
            if let local = local(name) { return local.path }
            let name = name.hasPrefix(".") ? String(name.dropFirst()) : name
            // As for local names, paths must not double with each name.
            guard let path = definitions[name]?.path, path.utf8.count <= Self.longest else { return name }
            return path
        case .select(let select) where select.mode == .value:
            return path(of: select.operand).map { $0 + "." + CELUnparser.field(select.field) }
        case .call(let call):
            return path(of: call)
        default:
            return nil
        }
    }

    private func path(of call: CELCall) -> String? {
        switch (call.function, call.arguments.count) {
        case (CELOperator.index, 2):
            guard let collection = path(of: call.arguments[0]), let index = index(call.arguments[1]) else { return nil }
            return "\(collection)[\(index)]"
        case ("value", 0):
            return call.target.flatMap(pathOfValue)
        default:
            return nil
        }
    }

    private func index(_ expression: CELExpr) -> String? {
        guard case .literal(let value) = expression.kind else { return path(of: expression) }
        // Paths are compared as Swift compares strings, to which different texts can be the same.
        return value.description.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
    }

    /// What the value of an optional reads.
    func pathOfValue(of expression: CELExpr) -> String? {
        switch expression.kind {
        case .identifier(let name):
            if let local = local(name) { return local.pathOfValue }
            guard let path = definitions[name]?.pathOfValue, path.utf8.count <= Self.longest else { return nil }
            return path
        case .select(let select):
            switch select.mode {
            case .presence: return nil
            case .optional:
                let operand = pathOfValue(of: select.operand) ?? path(of: select.operand)
                return operand.map { $0 + "." + CELUnparser.field(select.field) }
            case .value:
                return pathOfValue(of: select.operand).map { $0 + "." + CELUnparser.field(select.field) }
            }
        default:
            return nil
        }
    }
}
