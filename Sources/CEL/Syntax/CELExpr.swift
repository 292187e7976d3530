/// A node of a parsed expression.
package struct CELExpr: Sendable {
    /// Unique within one parsed expression: the key of the checker's tables and of a trace.
    package var id: Int
    /// Where it stands, in UTF-8 offsets of the expression's source. A node made by a macro has the range of the macro call.
    package var range: Range<Int>
    package var kind: Kind

    package init(id: Int, range: Range<Int>, kind: Kind) {
        self.id = id
        self.range = range
        self.kind = kind
    }

    package indirect enum Kind: Sendable {
        /// A scalar: null, bool, int, uint, double, string or bytes.
        case literal(CELValue)
        /// A name; one that begins with `.` is looked up in the root scope only.
        case identifier(String)
        case select(CELSelect)
        case call(CELCall)
        case list([CELListElement])
        case map([CELMapEntry])
        /// `Type{field: value}`; the name may begin with `.`.
        case message(typeName: String, fields: [CELMessageField])
        case comprehension(CELComprehension)
    }
}

/// `operand.field`, `operand.?field`, or `has(operand.field)`.
package struct CELSelect: Sendable {
    package enum Mode: Sendable { case value, optional, presence }
    package var operand: CELExpr
    package var field: String
    /// Where the field's name stands.
    package var fieldRange: Range<Int>
    package var mode: Mode

    package init(operand: CELExpr, field: String, fieldRange: Range<Int>, mode: Mode) {
        self.operand = operand
        self.field = field
        self.fieldRange = fieldRange
        self.mode = mode
    }
}

/// A call `function(arguments)` or `target.function(arguments)`. Operators are calls with the names of `CELOperator`.
package struct CELCall: Sendable {
    package var function: String
    /// Where the function's name or the operator stands.
    package var functionRange: Range<Int>
    package var target: CELExpr?
    package var arguments: [CELExpr]

    package init(function: String, functionRange: Range<Int>, target: CELExpr? = nil, arguments: [CELExpr]) {
        self.function = function
        self.functionRange = functionRange
        self.target = target
        self.arguments = arguments
    }
}

/// An element of a list literal; `[?e]` is optional.
package struct CELListElement: Sendable {
    package var value: CELExpr
    package var isOptional: Bool

    package init(value: CELExpr, isOptional: Bool = false) {
        self.value = value
        self.isOptional = isOptional
    }
}

/// An entry of a map literal; `{?k: v}` is optional.
package struct CELMapEntry: Sendable {
    package var key: CELExpr
    package var value: CELExpr
    package var isOptional: Bool

    package init(key: CELExpr, value: CELExpr, isOptional: Bool = false) {
        self.key = key
        self.value = value
        self.isOptional = isOptional
    }
}

/// A field of a message literal; `T{?f: v}` is optional.
package struct CELMessageField: Sendable {
    package var name: String
    package var nameRange: Range<Int>
    package var value: CELExpr
    package var isOptional: Bool

    package init(name: String, nameRange: Range<Int>, value: CELExpr, isOptional: Bool = false) {
        self.name = name
        self.nameRange = nameRange
        self.value = value
        self.isOptional = isOptional
    }
}

/// A fold over a list (element; or index and element) or a map (key; or key and value), as macros expand to.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#macros.
package struct CELComprehension: Sendable {
    package var range: CELExpr
    package var variable: String
    /// The second variable of a two-variable comprehension.
    package var variable2: String?
    package var accumulator: String
    package var initial: CELExpr
    package var condition: CELExpr
    package var step: CELExpr
    package var result: CELExpr

    package init(
        range: CELExpr, variable: String, variable2: String? = nil, accumulator: String, initial: CELExpr,
        condition: CELExpr, step: CELExpr, result: CELExpr
    ) {
        self.range = range
        self.variable = variable
        self.variable2 = variable2
        self.accumulator = accumulator
        self.initial = initial
        self.condition = condition
        self.step = step
        self.result = result
    }
}
