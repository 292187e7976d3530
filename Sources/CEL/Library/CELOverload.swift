/// One signature of a function. A member overload has the target as its first parameter.
package struct CELOverload: Sendable {
    /// Computes the result. Never sees an error or unknown argument; gives `.error` where an argument is outside its domain,
    /// nil where the arguments' run-time types are not this overload's (the next overload is tried).
    enum Implementation: Sendable {
        case unary(@Sendable (CELValue) -> CELValue?)
        case binary(@Sendable (CELValue, CELValue) -> CELValue?)
        case any(@Sendable ([CELValue]) -> CELValue?)
        /// Takes the elements and comparisons that it costs off the steps that are left, and ends where none are.
        case metered(@Sendable ([CELValue], inout Int) -> CELValue?)
    }

    /// Unique within the function, such as `add_int64`.
    package var id: String
    /// The types of the arguments, that of a member's target first.
    package var parameters: [CELType]
    /// The type of the result, which may use type parameters of the arguments.
    package var result: CELType
    /// Called as `target.function(…)`, and never as `function(target, …)`.
    package var isMember: Bool
    let implementation: Implementation
    /// How to make much of one argument once, where that one stays the same.
    package var preparation: Preparation?

    /// Takes one argument of a function of two, and gives the function of the other one; nil where it is not for a value of that
    /// type. Both take what they cost off the steps that are left, and agree with the implementation.
    package struct Preparation: Sendable {
        package typealias Function = @Sendable (CELValue, inout Int) -> CELValue?

        /// Which argument it takes: 0 or 1.
        var argument: Int
        var prepare: @Sendable (CELValue, inout Int) -> Function?

        /// `argument`: 0 or 1.
        package init(argument: Int, prepare: @escaping @Sendable (CELValue, inout Int) -> Function?) {
            self.argument = argument
            self.prepare = prepare
        }
    }

    /// `implementation` never sees an error or unknown argument, and as many arguments as there are parameters; it gives
    /// `.error` where an argument is outside its domain, nil where the arguments' run-time types are not this overload's.
    package init(
        _ id: String, _ parameters: [CELType], _ result: CELType, isMember: Bool = false,
        implementation: @escaping @Sendable ([CELValue]) -> CELValue?
    ) {
        self.init(id, parameters, result, isMember, .any(implementation))
    }

    /// A function of one argument, called without making an array of it.
    package static func unary(
        _ id: String, _ parameter: CELType, _ result: CELType, isMember: Bool = false,
        implementation: @escaping @Sendable (CELValue) -> CELValue?
    ) -> CELOverload {
        CELOverload(id, [parameter], result, isMember, .unary(implementation))
    }

    /// A function of two arguments, called without making an array of them.
    package static func binary(
        _ id: String, _ left: CELType, _ right: CELType, _ result: CELType, isMember: Bool = false,
        implementation: @escaping @Sendable (CELValue, CELValue) -> CELValue?
    ) -> CELOverload {
        CELOverload(id, [left, right], result, isMember, .binary(implementation))
    }

    /// A function whose cost is not that of the size of its strings and of its result: it takes what it looks at off the steps
    /// that are left, and gives any value where they get less than none.
    package static func metered(
        _ id: String, _ parameters: [CELType], _ result: CELType, isMember: Bool = false,
        implementation: @escaping @Sendable ([CELValue], inout Int) -> CELValue?
    ) -> CELOverload {
        CELOverload(id, parameters, result, isMember, .metered(implementation))
    }

    /// The same with a way to make much of one argument once.
    package func prepared(
        _ argument: Int, prepare: @escaping @Sendable (CELValue, inout Int) -> Preparation.Function?
    ) -> CELOverload {
        var overload = self
        overload.preparation = Preparation(argument: argument, prepare: prepare)
        return overload
    }

    private init(
        _ id: String, _ parameters: [CELType], _ result: CELType, _ isMember: Bool, _ implementation: Implementation
    ) {
        self.id = id
        self.parameters = parameters
        self.result = result
        self.isMember = isMember
        self.implementation = implementation
    }
}
