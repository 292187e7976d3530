/// An operator between two operands.
struct CELBinaryOperator {
    /// As it is written: `+`, `in`.
    let symbol: String
    /// The name of its function.
    let function: String
    /// The higher, the tighter it binds. All group from the left.
    let precedence: Int

    /// `?:` binds looser than every binary operator, `!` and `-` tighter, what is read from a value tightest.
    static let conditionalPrecedence = 0
    static let relationPrecedence = 3
    static let unaryPrecedence = 6
    static let memberPrecedence = 7

    private static let table: [CELBinaryOperator] = [
        CELBinaryOperator(symbol: "||", function: CELOperator.or, precedence: 1),
        CELBinaryOperator(symbol: "&&", function: CELOperator.and, precedence: 2),
        CELBinaryOperator(symbol: "==", function: CELOperator.equals, precedence: 3),
        CELBinaryOperator(symbol: "!=", function: CELOperator.notEquals, precedence: 3),
        CELBinaryOperator(symbol: "<", function: CELOperator.less, precedence: 3),
        CELBinaryOperator(symbol: "<=", function: CELOperator.lessOrEqual, precedence: 3),
        CELBinaryOperator(symbol: ">", function: CELOperator.greater, precedence: 3),
        CELBinaryOperator(symbol: ">=", function: CELOperator.greaterOrEqual, precedence: 3),
        CELBinaryOperator(symbol: "in", function: CELOperator.in, precedence: 3),
        CELBinaryOperator(symbol: "+", function: CELOperator.add, precedence: 4),
        CELBinaryOperator(symbol: "-", function: CELOperator.subtract, precedence: 4),
        CELBinaryOperator(symbol: "*", function: CELOperator.multiply, precedence: 5),
        CELBinaryOperator(symbol: "/", function: CELOperator.divide, precedence: 5),
        CELBinaryOperator(symbol: "%", function: CELOperator.modulo, precedence: 5),
    ]
    private static let bySymbol = Dictionary(uniqueKeysWithValues: table.map { ($0.symbol, $0) })
    private static let byFunction = Dictionary(uniqueKeysWithValues: table.map { ($0.function, $0) })

    private init(symbol: String, function: String, precedence: Int) {
        self.symbol = symbol
        self.function = function
        self.precedence = precedence
    }

    init?(symbol: String) {
        guard let known = Self.bySymbol[symbol] else { return nil }
        self = known
    }

    init?(function: String) {
        guard let known = Self.byFunction[function] else { return nil }
        self = known
    }

    /// `&&` and `||`, whose chains are balanced, since their order of grouping does not matter.
    var isLogical: Bool {
        precedence <= 2
    }
}
