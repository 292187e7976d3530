import CEL
import Observations
import Rules

extension RuleColumnCompiler {
    /// A field of the resource, or of an object in it, as far as it is a column.
    func field(_ select: CELSelect, in whole: CompiledExpression) -> ColumnOperand? {
        guard let (column, path) = path(select, in: whole) else { return nil }
        let place = "\(element.map { "\($0.list) " } ?? "")\(path.meaning)"
        let operand: ColumnOperand? =
            switch column.content {
            case .string: .text(shared("text \(place)") { TextFieldNode(path) })
            case .timestamp: .time(shared("time \(place)") { TimeFieldNode(path, instants(path.column)) })
            case .int: .number(shared("number \(place)") { NumberFieldNode(path) })
            case .bool: .flag(shared("flag \(place)") { FlagFieldNode(path) })
            case .object: .object(shared("object \(place)") { ObjectNode(path) })
            // What is unknown of a detail that was not fetched the interpreter says.
            case .objects where column.absence == .doubtful, .texts where column.absence == .doubtful: nil
            case .objects(let list, _): .list(ColumnList(size: size(path, list)))
            case .texts(let list, let column):
                .list(ColumnList(size: size(path, list), value: .text(text(column, of: list)), isDistinct: true))
            case .other, .members: nil
            }
        guard select.mode == .presence else { return operand }
        guard let node = operand?.node else { return nil }
        return .truth(shared("has \(meaning(node))") { PresenceTruthNode(node) })
    }

    /// The instants in a column of the lines, or of the elements of the list that is looked at.
    private func instants(_ column: Int) -> InstantColumn {
        shared("instants \(element.map { "\($0.list) " } ?? "")\(column)") { InstantColumn(column) }
    }

    private func size(_ path: FieldPath, _ list: Int) -> ListSizeNode {
        shared("size of \(list) \(path.meaning)") { ListSizeNode(path, list: list, texts) }
    }

    /// A text of each element of a list, which is in doubt where there is none.
    private func text(_ column: Int, of list: Int) -> TextNode {
        shared("\(list) text \(column)") { TextFieldNode(FieldPath(column: column, absence: ColumnState.doubt)) }
    }

    /// The column of a chain of selections from the resource or an element, and what is on the way to it.
    private func path(_ select: CELSelect, in whole: CompiledExpression) -> (FieldColumn, FieldPath)? {
        guard let (type, isOptional) = objectType(whole.checked.types[select.operand.id]),
            let column = columns.column(of: select.field, of: type), let place = column.index(in: element?.list)
        else { return nil }
        var guards: [(column: Int, state: UInt8)] = []
        switch select.operand.kind {
        case .identifier(let name) where isRoot(name):
            break
        case .select(let inner) where inner.mode != .presence:
            guard let (object, path) = path(inner, in: whole), case .object = object.content else { return nil }
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

    /// Whether the name is that of the resource or, in the body of a macro, of the element.
    private func isRoot(_ name: String) -> Bool {
        guard let element else { return name == rule.metadata.kind.variableName }
        return name == element.name && element.value == nil
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

extension FieldColumn {
    /// Its number among the columns of lines or, where one is given, of a list's elements; nil where it is none of them.
    fileprivate func index(in list: Int?) -> Int? {
        switch place {
        case .line(let index): list == nil ? index : nil
        case .element(let own, let index): list == own ? index : nil
        }
    }
}
