import CEL
import RandomCEL
import Testing

struct PartialEvaluationTests {
    private func evaluate(_ source: String, unknown: Set<String>, _ values: [String: CELValue] = [:]) throws
        -> CELPartialEvaluation
    {
        let environment = PlanningFixture.environment
        let (checked, issues) = environment.compile(source)
        return CELPartialEvaluation(
            try #require(checked, "\(issues.map(\.message))"), in: environment, unknown: unknown,
            PlanningActivation(values: values))
    }

    @Test func `a value that is far larger than its expression is left as it is written`() throws {
        var source = "user.age > size(a30)"
        for index in stride(from: 30, to: 0, by: -1) {
            source = "cel.bind(a\(index), [a\(index - 1), a\(index - 1)], \(source))"
        }
        source = "cel.bind(a0, [1], \(source))"
        let partial = try evaluate(source, unknown: ["user"])
        #expect(partial.residual.utf8.count < 100_000)
        #expect(!partial.value.isValue)
    }

    private static let values: [String: CELValue] = [
        "limit": .int(3), "names": .list(CELList([.string("a"), .string("b")])), "x": .double(1.5),
        "settings": .map(CELMap(uniqueStringKeys: [("a", .int(1)), ("b", .string("é"))])),
    ]

    @Test(
        arguments: [
            // What decides is decided.
            ("user.active && limit > 5", ["user"], "false", "false"),
            ("user.active || limit == 3", ["user.active"], "true", "true"),
            ("limit == 3 ? size(names) : user.age", ["user"], "2", "2"),
            ("names.exists(n, n == \"a\" || n == user.id)", ["user.id"], "true", "true"),
            ("names.all(n, n == \"a\" && n == user.id)", ["user.id"], "false", "false"),
            // What cannot matter is left out, what is known is a literal.
            ("user.active && limit == 3", ["user"], "<unknown: user>", "user.active"),
            (
                "limit > 5 || user.active && limit == 3 || 1 > 2", ["user.active"], "<unknown: user.active>",
                "user.active"
            ),
            ("user.age + limit * 2 > size(names) + 1", ["user"], "<unknown: user>", "user.age + 6 > 3"),
            ("limit == 3 ? user.age : limit", ["user"], "<unknown: user>", "user.age"),
            ("user.age == 1 ? limit : limit + 1", ["user"], "<unknown: user>", "user.age == 1 ? 3 : 4"),
            ("user.id in names", ["user"], "<unknown: user>", "user.id in [\"a\", \"b\"]"),
            (
                "names.exists(n, n == user.id && limit > 2)", ["user.id"], "<unknown: user.id>",
                "[\"a\", \"b\"].exists(n, n == user.id)"
            ),
            (
                "has(user.email) && user.email in names", ["user.email"], "<unknown: user.email>",
                "has(user.email) && user.email in [\"a\", \"b\"]"
            ),
            ("cel.bind(l, limit + 1, user.age > l)", ["user"], "<unknown: user>", "cel.bind(l, 4, user.age > 4)"),
            (
                "user.?email.orValue(string(x)) != \"\"", ["user"], "<unknown: user>",
                "user.?email.orValue(\"1.5\") != \"\""
            ),
            // An error keeps its place, since an unknown may still absorb it.
            ("user.active && limit / 0 > 1", ["user"], "<unknown: user>", "user.active && 3 / 0 > 1"),
            // Below a path and above it everything is unknown, beside it nothing.
            ("settings.a == 1 && settings.b == \"é\"", ["settings.a"], "<unknown: settings.a>", "settings.a == 1"),
            ("settings[\"a\"] == 1", ["settings.a"], "<unknown: settings.a>", "settings[\"a\"] == 1"),
            (
                "settings.?b.hasValue() && size(settings) == 2", ["settings.a"], "<unknown: settings.a>",
                "size(settings) == 2"
            ),
            ("has(settings.a)", ["settings.a"], "<unknown: settings.a>", "has(settings.a)"),
            ("user == user || user.age > limit", ["user.id"], "<unknown: user.id>", "user == user || user.age > 3"),
        ] as [(String, Set<String>, String, String)])
    func `what is known is computed, and the rest is left`(
        source: String, unknown: Set<String>, value: String, residual: String
    ) throws {
        let partial = try evaluate(source, unknown: unknown, Self.values)
        #expect(partial.value.description == value)
        #expect(partial.residual == residual)
    }

    @Test func `a decision holds, a residual means the same and what has to be known helps, whatever the unknowns are`()
        async throws
    {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("PartialEvaluationTests: seed \(seed)")
        var decided = 0
        for offset in 0..<UInt64(1_000) {
            await Task.yield()
            decided += try check(seed: seed + offset) ? 1 : 0
        }
        // Else the test would say little.
        #expect((100...900).contains(decided))
    }

    @Test func `what is known in part may take more steps than what is known`() throws {
        #expect(try check(seed: 355_968_561) == false)
    }

    private static let paths = [
        "user", "user.email", "user.roles", "user.active", "user.id", "x", "org.users", "org.domains", "org.names",
        "settings", "settings.a", "limit", "names",
    ]

    private func check(seed: UInt64) throws -> Bool {
        let environment = PlanningFixture.environment
        var generator = ExpressionGenerator(environment, seed: seed)
        let source = generator.random.chance(3) ? generator.source() : generator.condition()
        let checked = try #require(environment.compile(source).checked, "seed \(seed): \(source)")
        let program = CELProgram(checked, in: environment)
        var values = ValueGenerator(environment, seed: seed)
        values.hasUnknowns = false
        values.failures = 20
        var activation = PlanningFixture.activation(&values)
        PlanningFixture.nextRow(&activation, &values)
        let unknown = Set((0...generator.random.below(3)).map { _ in generator.random.pick(Self.paths) })
        let partial = CELPartialEvaluation(checked, in: environment, unknown: unknown, activation)
        let context = "seed \(seed): \(source), unknown \(unknown.sorted()): \(partial.residual)"
        if partial.value.error?.kind == .limit { return true }
        let residual = try environment.parse(partial.residual)
        try #require(residual.unparsed == partial.residual, "\(context)")
        let rest = CELProgram(unchecked: residual, in: environment)
        for _ in 0..<8 {
            for path in unknown { activation.randomize(path, &values) }
            let whole = program.evaluate(activation)
            if whole.error?.kind == .limit { continue }
            let later = rest.evaluate(activation)
            if later.error?.kind == .limit { continue }
            try #require(later.agrees(with: whole), "\(context): \(later) in place of \(whole)")
            guard case .unknown(let needed) = partial.value else {
                try #require(partial.value.agrees(with: whole), "\(context): \(partial.value) in place of \(whole)")
                continue
            }
            // With what it asked for it asks for something else, or for nothing.
            let asked = Set(needed.attributes.map(\.path))
            try #require(asked.isSubset(of: unknown) && !asked.isEmpty, "\(context)")
            let next = CELPartialEvaluation(checked, in: environment, unknown: unknown.subtracting(asked), activation)
            // What looks at both sides of an `&&` may take more steps than what stops at one.
            if next.value.error?.kind == .limit { continue }
            if case .unknown(let more) = next.value {
                try #require(asked.isDisjoint(with: more.attributes.map(\.path)), "\(context)")
            } else {
                try #require(next.value.agrees(with: whole), "\(context): \(next.value) in place of \(whole)")
            }
        }
        if case .unknown = partial.value { return false }
        return true
    }
}

extension PlanningActivation {
    /// Gives a variable, or a field of one, another value, or none.
    fileprivate mutating func randomize(_ path: String, _ random: inout ValueGenerator) {
        let environment = PlanningFixture.environment
        let parts = path.split(separator: ".").map(String.init)
        guard parts.count == 2 else {
            values[path] = random.doubtful(environment.variables[path] ?? .dyn, path, depth: 2)
            return
        }
        switch values[parts[0]] {
        case .object(let object as RandomObject):
            let declared = environment.objectTypes[object.typeName]?.fields[parts[1]]
            let value = declared.map { random.doubtful($0.type, path, depth: 1) }
            let isAbsent = declared?.isOptional == true && random.random.chance(3)
            values[parts[0]] = .object(object.replacing(parts[1], with: isAbsent ? nil : value))
        case .map(let map):
            let others = zip(map.keys, map.values).filter { !$0.0.isEqual(to: .string(parts[1])) }
            let entry = random.random.chance(2) ? [] : [(CELValue.string(parts[1]), random.value(of: .dyn, path))]
            values[parts[0]] = (try? CELMap(pairs: others + entry)).map(CELValue.map)
        default:
            break
        }
    }
}
