import CEL

/// Judges one vector.
struct ConformanceRunner {
    enum Outcome {
        case passed
        /// An expected error that is found when the expression is checked, as it is meant to be.
        case failedAtCheck
        case failed(expected: String, got: String)
        case skipped(String)
    }

    private static let supported: Set<String> = [
        "network_ext", "math_ext", "string_ext", "block_ext", "encoders_ext", "bindings_ext", "optional",
        "type_deduction",
        "macros2", "custom_functions",
    ]

    static func run(_ vector: ConformanceVector) -> Outcome {
        let missing = (vector.requires ?? []).filter { !supported.contains($0) }
        if !missing.isEmpty {
            return .skipped("requires \(missing.sorted().joined(separator: " and "))")
        }
        let environment = environment(of: vector)
        let parsed: CELParsedExpr
        do throws(CELIssues) {
            parsed = try environment.parse(vector.expr)
        } catch {
            return unexpected(vector, "does not parse: \(error.issues.map(\.message).joined(separator: "; "))")
        }
        if vector.disableCheck == true {
            return judge(vector, CELProgram(unchecked: parsed, in: environment), type: nil)
        }
        let (checked, issues) = environment.check(parsed)
        guard let checked, !issues.contains(where: { $0.severity == .error }) else {
            // The suite names so what must not pass the checker.
            if vector.expect.error == true, vector.id.hasSuffix("_compile_error") { return .failedAtCheck }
            return unexpected(vector, "does not check: \(issues.map(\.message).joined(separator: "; "))")
        }
        return judge(vector, CELProgram(checked, in: environment), type: checked.type)
    }

    private static func judge(_ vector: ConformanceVector, _ program: CELProgram, type: CELType?) -> Outcome {
        if let expected = vector.expect.typedResult {
            let expectedType = TypeText.type(expected.type)
            guard type == expectedType else {
                return unexpected(vector, "the type \(type.map { "\($0)" } ?? "unknown")")
            }
            if vector.checkOnly == true { return .passed }
        }
        let value = program.evaluate(Bindings(values: vector.bindings ?? [:]))
        if vector.expect.error == true {
            if case .error = value { return .passed }
            return unexpected(vector, value.description)
        }
        let expected = (vector.expect.value ?? vector.expect.typedResult?.value)?.value ?? .bool(true)
        return value.isIdentical(to: expected) ? .passed : unexpected(vector, value.description)
    }

    private static func unexpected(_ vector: ConformanceVector, _ got: String) -> Outcome {
        let expect = vector.expect
        var expected = (expect.value ?? expect.typedResult?.value)?.value.description ?? "true"
        if expect.error == true { expected = "an error" }
        if let type = expect.typedResult?.type { expected = "the type \(type)" }
        return .failed(expected: expected, got: got)
    }

    private static func environment(of vector: ConformanceVector) -> CELEnvironment {
        var library = CELLibrary.all
        if vector.requires?.contains("block_ext") == true {
            library.macros += CELMacro.block
        }
        for function in vector.functions ?? [] {
            let overloads = function.overloads.map { overload in
                CELOverload(
                    overload.id, overload.params.map(TypeText.type), TypeText.type(overload.result),
                    isMember: overload.member ?? false
                ) { _ in nil }
            }
            library.add(CELFunction(function.name, overloads))
        }
        var environment = CELEnvironment(library: library)
        environment.container = vector.container ?? ""
        for name in (vector.bindings ?? [:]).keys {
            environment.variables[name] = .dyn
        }
        for (name, type) in vector.typeEnv ?? [:] {
            environment.variables[name] = TypeText.type(type)
        }
        return environment
    }

    private struct Bindings: CELActivation {
        var values: [String: TaggedValue]

        func value(of variable: String) -> CELValue? {
            values[variable]?.value
        }
    }
}
