/// The names of operators as functions, as the CEL specification spells them.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions.
package enum CELOperator {
    package static let conditional = "_?_:_"
    package static let and = "_&&_"
    package static let or = "_||_"
    package static let not = "!_"
    package static let negate = "-_"
    package static let equals = "_==_"
    package static let notEquals = "_!=_"
    package static let less = "_<_"
    package static let lessOrEqual = "_<=_"
    package static let greater = "_>_"
    package static let greaterOrEqual = "_>=_"
    package static let add = "_+_"
    package static let subtract = "_-_"
    package static let multiply = "_*_"
    package static let divide = "_/_"
    package static let modulo = "_%_"
    package static let `in` = "@in"
    package static let index = "_[_]"
    package static let optionalIndex = "_[?_]"
    /// True unless its argument is false: lets a comprehension go on past errors.
    package static let notStrictlyFalse = "@not_strictly_false"
}
