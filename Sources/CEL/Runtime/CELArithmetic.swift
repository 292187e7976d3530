/// The arithmetic operators on values that are neither errors nor unknown; nil where the types do not go together.
/// Nothing wraps around: what does not fit is an error.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#overflow.
enum CELArithmetic {
    static func add(_ left: CELValue, _ right: CELValue) -> CELValue? {
        switch (left, right) {
        case (.int(let left), .int(let right)): checked(left.addingReportingOverflow(right), CELValue.int)
        case (.uint(let left), .uint(let right)): checked(left.addingReportingOverflow(right), CELValue.uint)
        case (.double(let left), .double(let right)): .double(left + right)
        case (.string(let left), .string(let right)): .string(left + right)
        case (.bytes(let left), .bytes(let right)): .bytes(left + right)
        case (.list(let left), .list(let right)): .list(left.elements + right.elements)
        case (.timestamp(let time), .duration(let duration)), (.duration(let duration), .timestamp(let time)):
            timestamp(time.adding(duration))
        case (.duration(let left), .duration(let right)): duration(left.adding(right))
        default: nil
        }
    }

    static func subtract(_ left: CELValue, _ right: CELValue) -> CELValue? {
        switch (left, right) {
        case (.int(let left), .int(let right)): checked(left.subtractingReportingOverflow(right), CELValue.int)
        case (.uint(let left), .uint(let right)): checked(left.subtractingReportingOverflow(right), CELValue.uint)
        case (.double(let left), .double(let right)): .double(left - right)
        case (.timestamp(let left), .timestamp(let right)): duration(left.since(right))
        case (.timestamp(let time), .duration(let duration)): timestamp(time.subtracting(duration))
        case (.duration(let left), .duration(let right)): duration(left.subtracting(right))
        default: nil
        }
    }

    static func multiply(_ left: CELValue, _ right: CELValue) -> CELValue? {
        switch (left, right) {
        case (.int(let left), .int(let right)): checked(left.multipliedReportingOverflow(by: right), CELValue.int)
        case (.uint(let left), .uint(let right)): checked(left.multipliedReportingOverflow(by: right), CELValue.uint)
        case (.double(let left), .double(let right)): .double(left * right)
        default: nil
        }
    }

    static func divide(_ left: CELValue, _ right: CELValue) -> CELValue? {
        switch (left, right) {
        case (.int, .int(0)), (.uint, .uint(0)): .error(.divisionByZero, "division by zero")
        case (.int(let left), .int(let right)): checked(left.dividedReportingOverflow(by: right), CELValue.int)
        case (.uint(let left), .uint(let right)): .uint(left / right)
        case (.double(let left), .double(let right)): .double(left / right)
        default: nil
        }
    }

    static func modulo(_ left: CELValue, _ right: CELValue) -> CELValue? {
        switch (left, right) {
        case (.int, .int(0)), (.uint, .uint(0)): .error(.divisionByZero, "modulus by zero")
        case (.int(let left), .int(let right)):
            checked(left.remainderReportingOverflow(dividingBy: right), CELValue.int)
        case (.uint(let left), .uint(let right)): .uint(left % right)
        default: nil
        }
    }

    static func negate(_ value: CELValue) -> CELValue? {
        switch value {
        case .int(let value): checked(Int64(0).subtractingReportingOverflow(value), CELValue.int)
        case .double(let value): .double(-value)
        default: nil
        }
    }

    private static func checked<Number>(
        _ result: (partialValue: Number, overflow: Bool), _ wrap: (Number) -> CELValue
    ) -> CELValue {
        result.overflow ? .error(.overflow, "the result is too large for its type") : wrap(result.partialValue)
    }

    private static func timestamp(_ time: CELTimestamp?) -> CELValue {
        time.map(CELValue.timestamp) ?? .error(.overflow, "the time is outside the years 1 to 9999")
    }

    private static func duration(_ duration: CELDuration?) -> CELValue {
        duration.map(CELValue.duration) ?? .error(.overflow, "the duration is longer than 292 years")
    }
}
