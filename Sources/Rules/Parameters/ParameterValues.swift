package import CEL

/// The values of all parameters of a rule set.
package struct ParameterValues: Sendable {
    private let values: [String: CELValue]

    init(_ values: [String: CELValue]) {
        self.values = values
    }

    /// By name.
    package var sorted: [(name: String, value: CELValue)] {
        values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The same with others in place of some.
    func replacing(_ others: [String: CELValue]) -> ParameterValues {
        ParameterValues(values.merging(others) { $1 })
    }
}

extension ParameterValues: CELObject {
    package static let typeName = "params"

    package var typeName: String { Self.typeName }

    package func field(_ name: String) -> CELValue? { values[name] }

    package func isEqual(to other: any CELObject) -> Bool { other is ParameterValues }
}
