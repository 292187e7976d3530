/// A literal, a type, or an error that is certain beforehand.
final class CELConstantNode: CELNode, @unchecked Sendable {
    let value: CELValue

    init(_ id: Int, _ value: CELValue) {
        self.value = value
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        value
    }
}
