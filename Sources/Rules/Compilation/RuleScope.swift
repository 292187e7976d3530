import CEL
import Observations

/// What the expressions of rule files may refer to.
struct RuleScope {
    static let library = CELLibrary(merging: [.all, .tenet, .supported])

    /// Names that a `let` cannot take.
    static let reservedNames: Set<String> = Set(
        ["org", "params", "now", "count", "true", "false", "null", "in"] + ResourceKind.allCases.map(\.rawValue))

    private(set) var environment: CELEnvironment
    /// The `let`s in scope.
    private(set) var lets: [String: LetPlace] = [:]

    /// Where a `let` stands, and how many levels of nodes are evaluated within one another for it.
    struct LetPlace {
        var source: ExpressionSource
        var levels: Int
    }
    /// The names whose values differ from resource to resource.
    private(set) var varying: Set<String> = []
    /// How the values of `let`s grow with the organization; the others do not.
    private(set) var sizes: [String: CELGrowth] = [:]
    /// What expressions are evaluated for each of.
    private(set) var resource = ResourceKind.organization.rawValue

    /// The names of inputs in scope.
    private(set) var inputs: Set<String> = []

    /// The scope of file-wide `let`s: `org`, `params`, `now` and the inputs.
    init(parameters: [ParameterDeclaration], inputs: [InputDeclaration] = []) {
        environment = CELEnvironment(library: Self.library)
        environment.objectTypes = ResourceSchema.objectTypes
        environment.objectTypes[ParameterValues.typeName] = CELObjectType(
            name: ParameterValues.typeName, display: "params",
            fields: Dictionary(
                parameters.map { ($0.name, CELObjectField(type: $0.type.celType)) },
                uniquingKeysWith: { first, _ in first }))
        environment.variables = [
            "org": .object(ResourceKind.organization.objectTypeName),
            "params": .object(ParameterValues.typeName),
            "now": .timestamp,
        ]
        guard !inputs.isEmpty else { return }
        environment.objectTypes.merge(ResourceSchema.inputTypes) { first, _ in first }
        for input in inputs {
            environment.variables[input.name] = input.kind.celType
            // A table may have as many rows as the organization has people.
            if input.kind == .csv { sizes[input.name] = .collection }
        }
        self.inputs = Set(inputs.map(\.name))
    }

    /// The scope of a waiver's condition: a resource of the kind under its name, and `params`. It does not see `now`, since a
    /// waiver ends by its last day, nor collections, since it is evaluated for each finding.
    static func ofWaiver(for kind: ResourceKind, parameters: [ParameterDeclaration]) -> RuleScope {
        var scope = RuleScope(parameters: parameters)
        if kind != .organization { scope.environment.variables["org"] = nil }
        scope.environment.variables["now"] = nil
        return scope.adding(kind)
    }

    /// Whether expressions cost no more than they may.
    var costs: CostCheck {
        CostCheck(varying: varying, sizes: sizes)
    }

    /// The same with one more name; `varies`: its value differs from resource to resource.
    func adding(_ name: String, _ type: CELType, varies: Bool) -> RuleScope {
        var scope = self
        if varies { scope.varying.insert(name) }
        scope.environment.variables[name] = type
        return scope
    }

    /// The same with a name for an expression.
    func adding(_ name: String, _ expression: CompiledExpression, varies: Bool) -> RuleScope {
        var scope = self
        if varies { scope.varying.insert(name) }
        let size = costs.size(of: expression)
        scope.sizes[name] = size.isNone ? nil : size
        scope.environment.define(name, as: expression.checked)
        scope.lets[name] = LetPlace(source: expression.source, levels: levels(of: expression))
        return scope
    }

    /// How many levels of nodes an expression takes, those of the `let`s that it names included.
    func levels(of expression: CompiledExpression) -> Int {
        expression.checked.parsed.root.height + (expression.variables.compactMap { lets[$0]?.levels }.max() ?? 0)
    }

    /// The same for the message of a `count`: with how many there are, and with the key that they are counted by.
    func counting(byKey: Bool) -> RuleScope {
        let scope = adding("count", .int, varies: true)
        return byKey ? scope.adding("key", .string, varies: true) : scope
    }

    /// The same with a resource of the kind under its name.
    func adding(_ kind: ResourceKind) -> RuleScope {
        guard kind != .organization else { return self }
        var scope = adding(kind.rawValue, .object(kind.objectTypeName), varies: true)
        scope.resource = kind.rawValue
        return scope
    }
}
