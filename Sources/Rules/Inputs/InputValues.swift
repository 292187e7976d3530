package import CEL
import Observations

/// What stands under the names of the inputs of a rule set.
package struct InputValues: Sendable {
    private var values: [String: CELValue]

    /// Nothing was read of the inputs of these names: whatever depends on them is unknown.
    package init(unread names: some Sequence<String>) {
        self.init(names) { "the input `\($0)` was not read" }
    }

    /// A test gives nothing under these names.
    package init(notGivenTo names: some Sequence<String>) {
        self.init(names, InputMessages.notGiven)
    }

    private init(_ names: some Sequence<String>, _ text: (String) -> String) {
        values = [:]
        for name in names {
            values[name] = .unknown(
                CELUnknown([.init(path: name, cause: ReasonKind.incomplete.rawValue, text: text(name))]))
        }
    }

    /// Gives an input its value.
    package mutating func set(_ name: String, to value: CELValue) {
        values[name] = value
    }

    /// Nil for what is no input.
    package func value(of name: String) -> CELValue? { values[name] }

    /// The same with nothing known of any, for a reason that is none of the organization's.
    package func unseen(cause: String) -> InputValues {
        var unseen = self
        unseen.values = values.mapValues { _ in .unknown(CELUnknown([.init(path: "input", cause: cause)])) }
        return unseen
    }
}
