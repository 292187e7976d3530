package import CEL
package import Observations

/// An expression of a rule, checked and ready to be evaluated.
package struct CompiledExpression: Sendable {
    package let source: ExpressionSource
    package let checked: CELCheckedExpr
    package let program: CELProgram
    /// The fields of objects that it may read itself; those of the `let`s it names are theirs.
    package let reads: Set<FieldRead>
    /// The types of objects that it takes whole, as by comparing them or by forgetting their type: it may read any field of them.
    package let wholes: Set<String>
    /// The fields of which it asks whether the dialect has them.
    package let supportQuestions: Set<FieldPlace>
    /// The names of inputs in its scope.
    package let inputs: Set<String>
    private let environment: CELEnvironment
    private let varying: Set<String>

    /// `varying`: the variables that differ from resource to resource.
    init(
        _ source: ExpressionSource, _ checked: CELCheckedExpr, in environment: CELEnvironment,
        varying: Set<String> = [],
        supportQuestions: Set<FieldPlace> = [], inputs: Set<String> = []
    ) {
        self.inputs = inputs
        self.supportQuestions = supportQuestions
        self.source = source
        self.checked = checked
        program = CELProgram(checked, in: environment, varying: varying)
        reads = FieldRead.all(in: checked)
        wholes = WholeObjects.types(in: checked)
        self.environment = environment
        self.varying = varying
    }

    /// A part of it that names no variable of a comprehension around it, as an expression of its own.
    package func part(_ node: CELExpr) -> CompiledExpression {
        var part = checked
        part.parsed.root = node
        if let type = checked.types[node.id] { part.type = type }
        return CompiledExpression(
            source, part, in: environment, varying: varying, supportQuestions: supportQuestions, inputs: inputs)
    }

    /// The names it reads: variables and `let`s.
    package var variables: Set<String> { program.variables }
}

/// A field of an object type that an expression reads, asks the presence of, or goes through.
package struct FieldRead: Hashable, Sendable {
    package var objectType: String
    package var field: String

    static func all(in checked: CELCheckedExpr) -> Set<FieldRead> {
        var reads: Set<FieldRead> = []
        collect(checked.parsed.root, checked, into: &reads)
        return reads
    }

    private static func collect(_ expression: CELExpr, _ checked: CELCheckedExpr, into reads: inout Set<FieldRead>) {
        if case .select(let select) = expression.kind, let name = objectType(checked.types[select.operand.id]) {
            reads.insert(FieldRead(objectType: name, field: select.field))
        }
        expression.forEachChild { collect($0, checked, into: &reads) }
    }

    private static func objectType(_ type: CELType?) -> String? {
        switch type {
        case .object(let name): name
        case .optional(let wrapped): objectType(wrapped)
        default: nil
        }
    }
}
