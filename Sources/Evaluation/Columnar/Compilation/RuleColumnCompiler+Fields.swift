import CEL
import Observations
import Rules

extension RuleColumnCompiler {
    /// A field of the resource, or of an object in it, as far as it is a column.
    func field(_ select: CELSelect, in whole: CompiledExpression) -> ColumnOperand? {
        guard let (column, path) = path(select, in: whole) else { return nil }
        let meaning =
            "\(column.content) \(path.column) \(path.absence) \(path.guards.map { "\($0.column)-\($0.state)" })"
        let operand: ColumnOperand =
            switch column.content {
            case .string: .text(shared(meaning) { TextFieldNode(path) })
            case .timestamp: .time(shared(meaning) { TimeFieldNode(path) })
            case .int: .number(shared(meaning) { NumberFieldNode(path) })
            case .bool: .flag(shared(meaning) { FlagFieldNode(path) })
            case .object: .object(shared(meaning) { ObjectNode(path) })
            case .objects(let list): .list(shared(meaning) { ListSizeNode(path, list: list) })
            }
        guard select.mode == .presence else { return operand }
        guard let node = operand.node else { return nil }
        return .truth(shared("has \(meaning)") { PresenceTruthNode(node) })
    }

    /// The column of a chain of selections from the resource, and what is on the way to it.
    private func path(_ select: CELSelect, in whole: CompiledExpression) -> (FieldColumn, FieldPath)? {
        guard let (type, isOptional) = objectType(whole.checked.types[select.operand.id]),
            let column = columns.column(of: select.field, of: type), case .line(let place) = column.place
        else { return nil }
        var guards: [(column: Int, state: UInt8)] = []
        switch select.operand.kind {
        case .identifier(let name) where name == rule.metadata.kind.variableName:
            break
        case .select(let inner) where inner.mode != .presence:
            guard let (object, path) = path(inner, in: whole), object.content == .object else { return nil }
            guards = path.guards + [(path.column, path.absence)]
        default:
            return nil
        }
        let mayBeAbsent = select.mode != .value || isOptional
        let absence: UInt8 =
            switch column.absence {
            case .empty: ColumnState.value
            case .absent: mayBeAbsent ? ColumnState.none : ColumnState.doubt
            case .doubtful: ColumnState.doubt
            }
        return (column, FieldPath(guards: guards, column: place, absence: absence))
    }

    /// The name of an object type, and whether such an object may be missing.
    private func objectType(_ type: CELType?) -> (String, Bool)? {
        switch type {
        case .object(let name): (name, false)
        case .optional(.object(let name)): (name, true)
        default: nil
        }
    }
}
