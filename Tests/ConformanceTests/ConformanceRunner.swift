import CEL

/// Judges one vector.
struct ConformanceRunner {
    enum Outcome {
        case passed
        /// An expected error that is found before evaluation, as it is meant to be.
        case passedEarly
        /// An expected error that is found before evaluation, where the suite wants it in evaluation.
        case tooEarly(got: String)
        case failed(expected: String, got: String)
        case skipped(String)
    }

    private static let supported: Set<String> = [
        "network_ext", "math_ext", "string_ext", "block_ext", "encoders_ext", "bindings_ext", "optional",
        "type_deduction", "macros2", "custom_functions",
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
            return early(vector, "does not parse", error.issues)
        }
        if vector.disableCheck == true {
            return judge(vector, CELProgram(unchecked: parsed, in: environment), type: nil)
        }
        let (checked, issues) = environment.check(parsed)
        guard let checked, !issues.contains(where: { $0.severity == .error }) else {
            return early(vector, "does not check", issues)
        }
        return judge(vector, CELProgram(checked, in: environment), type: checked.type)
    }

    private static func judge(_ vector: ConformanceVector, _ program: CELProgram, type: CELType?) -> Outcome {
        if let expected = vector.expect.typedResult {
            let expectedType = TypeText.type(expected.type)
            guard type == expectedType else {
                return unexpected(vector, "the type \(type.map { "\($0)" } ?? "unknown")")
            }
            if vector.checkOnly == true || expected.value == nil { return .passed }
        }
        let value = program.evaluate(Bindings(values: vector.bindings ?? [:]))
        if vector.expect.error == true {
            if case .error = value { return .passed }
            return unexpected(vector, value.description)
        }
        let expected = (vector.expect.value ?? vector.expect.typedResult?.value)?.value ?? .bool(true)
        return value.isIdentical(to: expected) ? .passed : unexpected(vector, value.description)
    }

    /// The outcome of an expression that does not come to be evaluated.
    private static func early(_ vector: ConformanceVector, _ what: String, _ issues: [CELIssue]) -> Outcome {
        let got = "\(what): \(issues.map(\.message).joined(separator: "; "))"
        guard vector.expect.error == true else { return unexpected(vector, got) }
        return ConformanceExceptions.isWrongByDesign(vector) ? .passedEarly : .tooEarly(got: got)
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
