/// A variable of the activation.
final class CELVariableNode: CELNode, @unchecked Sendable {
    private let name: String

    init(_ id: Int, _ name: String) {
        self.name = name
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        frame.activation.value(of: name) ?? .error(.noSuchVariable, "`\(name)` has no value")
    }
}
