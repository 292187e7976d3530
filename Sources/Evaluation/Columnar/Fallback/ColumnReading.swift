import CEL
import Observations

/// Evaluates an expression on lines without making resources of them. Used by one task at a time.
final class ColumnReading {
    /// By object type and field.
    let columns: [String: [String: FieldColumn]]
    private let typeName: String
    /// Whether something was read that columns do not tell.
    private var isInDoubt = false

    init(_ typeName: String, _ columns: [String: [String: FieldColumn]]) {
        self.typeName = typeName
        self.columns = columns
    }

    /// What `evaluate` gives for the line; nil where the columns do not tell.
    func value<Value>(_ batch: ColumnBatch, _ line: Int, _ evaluate: (ColumnObject) -> Value) -> Value? {
        isInDoubt = false
        let value = evaluate(ColumnObject(self, typeName, batch, line))
        return isInDoubt ? nil : value
    }

    /// Notes that the evaluation says nothing.
    func doubt() -> CELValue {
        isInDoubt = true
        return .error(CELError(.other, "only the resource itself tells"))
    }
}
