import CEL
import Observations
import Rules

/// The names of one rule for one user after another.
final class RowScope: CELActivation {
    var user: CELValue = .null
    private let constants: [String: CELValue]

    init(_ constants: [String: CELValue]) {
        self.constants = constants
    }

    func value(of variable: String) -> CELValue? {
        variable == "user" ? user : constants[variable]
    }
}
