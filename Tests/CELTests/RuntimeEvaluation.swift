import CEL
import Testing

/// An expression evaluated with variables `u` and `v` that are unknown, `e` that is an error, and others as given.
struct RuntimeEvaluation: CELActivation {
    static let unknownU = CELUnknown([CELUnknown.Attribute(path: "u")])
    static let unknownV = CELUnknown([CELUnknown.Attribute(path: "v")])
    static let error = CELError(.other, "e is an error")

    var variables: [String: CELValue] = [:]
    var types: [String: CELType] = [:]
    var objectTypes: [String: CELObjectType] = [:]
    var limits = CELLimits()

    func value(of variable: String) -> CELValue? {
        switch variable {
        case "u": .unknown(Self.unknownU)
        case "v": .unknown(Self.unknownV)
        case "e": .error(Self.error)
        default: variables[variable]
        }
    }

    var environment: CELEnvironment {
        var environment = CELEnvironment(library: .all)
        environment.objectTypes = objectTypes
        environment.limits = limits
        for name in ["u", "v", "e"] + variables.keys {
            environment.variables[name] = types[name] ?? .dyn
        }
        return environment
    }

    func program(_ source: String) throws -> CELProgram {
        let (checked, issues) = environment.compile(source)
        return CELProgram(try #require(checked, "\(issues.map(\.message))"), in: environment)
    }

    func callAsFunction(_ source: String, trace: CELTrace? = nil) throws -> CELValue {
        try program(source).evaluate(self, trace: trace)
    }

    func unchecked(_ source: String) throws -> CELValue {
        CELProgram(unchecked: try environment.parse(source), in: environment).evaluate(self)
    }
}

extension CELValue {
    var error: CELError? {
        if case .error(let error) = self { error } else { nil }
    }

    /// What it depends on, sorted; nil for what is not unknown.
    var unknownPaths: [String]? {
        if case .unknown(let unknown) = self { unknown.attributes.map(\.path).sorted() } else { nil }
    }
}
