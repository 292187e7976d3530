import CEL
import Observations
import Rules

/// The names of one rule for one resource after another.
final class RowScope: CELActivation {
    var value: CELValue = .null
    private let variable: String
    private let constants: [String: CELValue]

    /// `variable`: the name of the resource.
    init(_ constants: [String: CELValue], _ variable: String = "") {
        self.constants = constants
        self.variable = variable
    }

    func value(of name: String) -> CELValue? {
        name == variable ? value : constants[name]
    }
}
