package import CEL

/// Makes random expressions that type-check in an environment: mostly conditions as rules have them, with comprehensions, joins by
/// a key, guarded and unguarded reads, and all operators.
package struct ExpressionGenerator {
    package var random: SeededRandom
    private let objectTypes: [String: CELObjectType]
    /// What can be read, by its type: variables, their fields, and those of the comprehension variables around.
    var reads: [CELType: [String]] = [:]
    /// Reads of fields that may be absent, as they stand in `has`.
    private var presences: [String] = []
    private var locals = 0

    /// Expressions read the variables of the environment and the fields of its object types.
    package init(_ environment: CELEnvironment, seed: UInt64) {
        random = SeededRandom(seed: seed)
        objectTypes = environment.objectTypes
        for (name, type) in environment.variables.sorted(by: { $0.key < $1.key }) { declare(name, type) }
    }

    /// The source of a condition.
    package mutating func condition(depth: Int = 4) -> String {
        bool(depth)
    }

    /// The source of an expression of a type; one of a random type for `nil`.
    package mutating func source(of type: CELType? = nil, depth: Int = 4) -> String {
        if type == nil, random.chance(2), let list = derivedList(of: .string, depth - 1) { return list }
        return expression(
            type ?? random.pick(Self.scalars + [.list(.string), .list(.int), .optional(.string), .dyn]), depth)
    }

    static let scalars: [CELType] = [.bool, .int, .string, .string, .double, .uint, .timestamp, .duration]

    // MARK: - Names

    private mutating func declare(_ source: String, _ type: CELType, depth: Int = 0) {
        reads[type, default: []].append(source)
        guard case .object(let name) = type, depth < 3, let object = objectTypes[name] else { return }
        for (field, declared) in object.fields.sorted(by: { $0.key < $1.key }) {
            presences.append("\(source).\(field)")
            reads[.optional(declared.type), default: []].append("\(source).?\(field)")
            declare("\(source).\(field)", declared.type, depth: depth + 1)
        }
    }

    /// Expressions made within `body` may use a variable of the type.
    mutating func with<Result>(_ type: CELType, _ body: (inout ExpressionGenerator, String) -> Result) -> Result {
        let outer = (reads, presences)
        // Sometimes the name of one around it, which it hides.
        if locals == 0 || !random.chance(8) { locals += 1 }
        let name = "v\(locals)"
        for type in reads.keys { reads[type]?.removeAll { $0 == name || $0.hasPrefix(name + ".") } }
        presences.removeAll { $0.hasPrefix(name + ".") }
        declare(name, type)
        defer { (reads, presences) = outer }
        return body(&self, name)
    }

    mutating func read(_ type: CELType) -> String? {
        guard let sources = reads[type], !sources.isEmpty else { return nil }
        // The latest are the nearest, which are the more interesting ones.
        return random.chance(2) ? random.pick(sources) : random.pick(sources.suffix(3))
    }

    /// Lists that can be read, with the types of their elements.
    private mutating func collection(_ depth: Int) -> (source: String, element: CELType)? {
        let lists = reads.keys.filter { if case .list = $0 { !(reads[$0] ?? []).isEmpty } else { false } }
            .sorted { "\($0)" < "\($1)" }
        let objects = lists.filter { if case .list(.object) = $0 { true } else { false } }
        let among = objects.isEmpty || random.chance(3) ? lists : objects
        guard !among.isEmpty, case .list(let element) = random.pick(among) else { return nil }
        return (depth > 1 && random.chance(4) ? expression(.list(element), 1) : read(.list(element)) ?? "[]", element)
    }

    // MARK: - Conditions

    mutating func bool(_ depth: Int) -> String {
        guard depth > 0, !random.chance(10) else { return leafCondition() }
        let below = depth - 1
        switch random.below(20) {
        case 0...2: return "(\(bool(below)) && \(bool(below)))"
        case 3...5: return "(\(bool(below)) || \(bool(below)))"
        case 6: return "!(\(bool(below)))"
        case 7: return "(\(bool(below)) ? \(bool(below)) : \(bool(below)))"
        case 8...12: return quantifier(below) ?? comparison(below)
        case 13...15: return comparison(below)
        case 16: return membership(below)
        case 17: return text(below)
        case 18: return "\(expression(.optional(random.pick(Self.scalars)), below)).hasValue()"
        default: return bind(.bool, below)
        }
    }

    private mutating func leafCondition() -> String {
        if !presences.isEmpty, random.chance(3) { return "has(\(random.pick(presences)))" }
        return random.chance(4) ? random.pick(["true", "false"]) : read(.bool) ?? comparison(0)
    }

    private mutating func comparison(_ depth: Int) -> String {
        let type = random.chance(6) ? CELType.dyn : random.pick(Self.scalars)
        let symbol = random.pick(type == .dyn ? ["==", "!="] : ["==", "==", "!=", "<", "<=", ">", ">="])
        return "(\(expression(type, depth)) \(symbol) \(expression(type, depth)))"
    }

    private mutating func membership(_ depth: Int) -> String {
        let type: CELType = random.pick([.string, .int, .dyn, .double])
        let container: CELType = random.chance(5) ? .map(.string, .dyn) : .list(type)
        return "(\(expression(container == .list(type) ? type : .string, depth)) in \(expression(container, depth)))"
    }

    private mutating func text(_ depth: Int) -> String {
        let subject = expression(.string, depth)
        switch random.below(3) {
        case 0: return "\(subject).matches(\(random.chance(2) ? literalPattern() : expression(.string, 0)))"
        case 1: return "\(subject).startsWith(\(expression(.string, depth)))"
        default: return "\(subject).contains(\(expression(.string, depth)))"
        }
    }

    private mutating func literalPattern() -> String {
        random.pick(["\"^a\"", "\"[a-c]+$\"", "\"(\"", "\"\"", "\"é\""])
    }

    private mutating func quantifier(_ depth: Int) -> String? {
        guard let (source, element) = collection(depth) else { return nil }
        let name = random.pick(["exists", "exists", "all", "all", "exists_one"])
        // The probe is made before the variable is in scope.
        let probes = probes(depth)
        return with(element) { generator, variable in
            let condition = generator.elementCondition(name, element, variable, probes, depth)
            return "\(source).\(name)(\(variable), \(condition))"
        }
    }

    /// Expressions that a key of an element may be compared with.
    private mutating func probes(_ depth: Int) -> [(type: CELType, source: String)] {
        [CELType.string, .int, .dyn, .list(.string), .list(.string), .double].map {
            ($0, expression($0, random.chance(2) ? 0 : depth))
        }
    }

    mutating func elementCondition(
        _ macro: String, _ element: CELType, _ variable: String, _ probes: [(type: CELType, source: String)],
        _ depth: Int
    ) -> String {
        // A probe means something else where the variable hides one that it reads.
        let probes = probes.filter { !$0.source.contains(variable) }
        guard !probes.isEmpty, !random.chance(3) else { return bool(depth) }
        let (type, probe) = random.pick(probes)
        var term: String
        switch type {
        case .list(let inner):
            term = random.chance(2) ? "(\(key(inner, variable)) in \(probe))" : "(\(probe) == \(key(type, variable)))"
        case .string where random.chance(4):
            term = "(\(probe) in \(key(.list(.string), variable)))"
        default:
            term = random.chance(2) ? "(\(key(type, variable)) == \(probe))" : "(\(probe) == \(key(type, variable)))"
        }
        // Mostly in the form in which elements can be looked up by it, sometimes in the one in which they must not.
        let isNegated = (macro == "all") != random.chance(4)
        guard !random.chance(3) else { return isNegated ? "!\(term)" : term }
        let rest = bool(depth)
        if isNegated {
            return random.pick(["(!\(term) || \(rest))", "(\(rest) || !\(term))", "!(\(term) && \(rest))"])
        }
        return random.pick(["(\(term) && \(rest))", "(\(rest) && \(term))", "!(\(rest) || !\(term))"])
    }

    /// What can be read of an element alone, if anything of the type can.
    private mutating func key(_ type: CELType, _ variable: String) -> String {
        let own = (reads[type] ?? []).filter { $0 == variable || $0.hasPrefix(variable + ".") }
        guard !own.isEmpty else {
            let any = reads.filter { if case .optional = $0.key { false } else { true } }.values.joined().sorted()
                .filter { $0 == variable || $0.hasPrefix(variable + ".") }
            return "dyn(\(any.isEmpty ? variable : random.pick(any)))"
        }
        return random.pick(own)
    }

    // MARK: - Parts of all expressions

    mutating func bind(_ type: CELType, _ depth: Int) -> String {
        let bound: CELType = random.pick([.string, .int, .list(.string), .bool])
        let value = expression(bound, depth)
        return with(bound) { generator, variable in
            "cel.bind(\(variable), \(value), \(generator.expression(type, depth)))"
        }
    }

    /// `map` and `filter`, in any of their forms.
    mutating func derivedList(of type: CELType, _ depth: Int) -> String? {
        guard let (source, element) = collection(depth) else { return nil }
        let probes = probes(depth)
        if element == type, random.chance(2) {
            return with(element) { generator, variable in
                "\(source).filter(\(variable), \(generator.elementCondition("filter", element, variable, probes, depth)))"
            }
        }
        return with(element) { generator, variable in
            let filter =
                generator.random.chance(2)
                ? generator.elementCondition("map", element, variable, probes, depth) + ", " : ""
            return "\(source).map(\(variable), \(filter)\(generator.expression(type, depth)))"
        }
    }
}
