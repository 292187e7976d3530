import CEL
import Observations
import Rules

extension RuleColumnCompiler {
    /// A call of an operator or function, as far as there is an operation on columns for it.
    func call(_ call: CELCall, in whole: CompiledExpression) -> ColumnOperand? {
        let arguments = (call.target.map { [$0] } ?? []) + call.arguments
        let types = arguments.map { whole.checked.types[$0.id] ?? .dyn }
        switch (call.function, arguments.count) {
        case (CELOperator.and, 2): return logic(arguments, in: whole, "and", deciding: ColumnTruth.no)
        case (CELOperator.or, 2): return logic(arguments, in: whole, "or", deciding: ColumnTruth.yes)
        case (CELOperator.not, 1):
            let operand = truth(arguments[0], in: whole)
            return .truth(shared("not \(meaning(operand))") { NotTruthNode(operand) })
        case (CELOperator.conditional, 3) where types[1] == .bool && types[2] == .bool:
            let parts = arguments.map { truth($0, in: whole) }
            return .truth(
                shared("choice \(parts.map(meaning).joined(separator: " "))") {
                    ChoiceTruthNode(parts[0], parts[1], parts[2])
                })
        case (CELOperator.conditional, 3): return choice(arguments, in: whole)
        case (CELOperator.equals, 2): return comparison(.equal, arguments, types, in: whole)
        case (CELOperator.notEquals, 2): return comparison(.notEqual, arguments, types, in: whole)
        case (CELOperator.less, 2): return comparison(.less, arguments, types, in: whole)
        case (CELOperator.lessOrEqual, 2): return comparison(.lessOrEqual, arguments, types, in: whole)
        case (CELOperator.greater, 2): return comparison(.greater, arguments, types, in: whole)
        case (CELOperator.greaterOrEqual, 2): return comparison(.greaterOrEqual, arguments, types, in: whole)
        case (CELOperator.in, 2) where types[0] == .string:
            return membership(arguments, in: whole) ?? elementMembership(arguments, in: whole)
        case (CELOperator.in, 2) where types[0] == .int: return numberMembership(arguments, in: whole)
        case (CELOperator.add, 2), (CELOperator.subtract, 2), (CELOperator.multiply, 2), (CELOperator.divide, 2),
            (CELOperator.modulo, 2):
            return arithmetic(call.function, arguments, types, in: whole)
        case ("size", 1):
            switch operand(arguments[0], in: whole) {
            case .list(let list): return .number(count(list))
            case .text(let node): return .number(shared("size \(meaning(node))") { TextSizeNode(node) })
            default: return nil
            }
        case ("orValue", 2), ("or", 2): return alternative(arguments, in: whole)
        case ("value", 1) where call.target != nil:
            guard case .optional = types[0] else { return nil }
            return operand(arguments[0], in: whole)
        case ("hasValue", 1) where call.target != nil:
            guard case .optional = types[0], let node = operand(arguments[0], in: whole)?.node else { return nil }
            return .truth(shared("has \(meaning(node))") { PresenceTruthNode(node) })
        case ("emailDomain", 1), ("lowerAscii", 1):
            guard types[0] == .string, let function = TextFunctionNode.Function(rawValue: call.function),
                let text = operand(arguments[0], in: whole)?.text
            else { return nil }
            return .text(shared("\(call.function) \(meaning(text))") { TextFunctionNode(function, text) })
        case ("startsWith", 2), ("endsWith", 2), ("contains", 2):
            return part(call.function, arguments, types, in: whole)
        case ("matches", 2): return match(arguments, types, in: whole)
        case (_, 1) where types[0] == .timestamp:
            guard let part = TimePartNode.Part(rawValue: call.function),
                let time = operand(arguments[0], in: whole)?.time
            else { return nil }
            return .number(shared("\(part.rawValue) \(meaning(time))") { TimePartNode(part, time) })
        default: return nil
        }
    }

    private func logic(
        _ arguments: [CELExpr], in whole: CompiledExpression, _ name: String, deciding: UInt8
    ) -> ColumnOperand {
        let left = truth(arguments[0], in: whole)
        let right = truth(arguments[1], in: whole)
        return .truth(
            shared("\(name) \(meaning(left)) \(meaning(right))") { LogicTruthNode(left, right, deciding: deciding) })
    }

    private func comparison(
        _ comparison: ColumnComparison, _ arguments: [CELExpr], _ types: [CELType], in whole: CompiledExpression
    ) -> ColumnOperand? {
        guard types[0] == types[1], let left = operand(arguments[0], in: whole),
            let right = operand(arguments[1], in: whole)
        else { return nil }
        let isEquality = comparison == .equal || comparison == .notEqual
        func node<Node: AnyObject>(_ left: Node, _ right: Node, _ make: () -> TruthNode) -> ColumnOperand {
            .truth(shared("\(comparison.rawValue) \(meaning(left)) \(meaning(right))", make))
        }
        switch types[0] {
        case .string:
            guard let left = left.text, let right = right.text else { return nil }
            return node(left, right) { TextComparisonTruthNode(left, right, comparison) }
        case .timestamp:
            guard let left = left.time, let right = right.time else { return nil }
            return node(left, right) { TimeComparisonTruthNode(left, right, comparison) }
        case .int:
            guard let left = left.number, let right = right.number else { return nil }
            return node(left, right) { NumberComparisonTruthNode(left, right, comparison) }
        case .duration:
            guard let left = left.duration, let right = right.duration else { return nil }
            return node(left, right) { NumberComparisonTruthNode(left, right, comparison) }
        case .bool where isEquality:
            guard let left = left.flag, let right = right.flag else { return nil }
            return node(left, right) { FlagComparisonTruthNode(left, right, isNegated: comparison == .notEqual) }
        default:
            return nil
        }
    }

    private func membership(_ arguments: [CELExpr], in whole: CompiledExpression) -> ColumnOperand? {
        guard let text = operand(arguments[0], in: whole)?.text,
            case .constant(.list(let list))? = operand(arguments[1], in: whole)
        else { return nil }
        let members = list.elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
        guard members.count == list.count else { return nil }
        let numbers = shared("numbers \(meaning(text))") { TextNumbers() }
        let set = members.map { "\($0.utf8.count):\($0)" }.joined(separator: " ")
        return .truth(shared("in \(meaning(text)) (\(set))") { TextSetTruthNode(text, members, numbers) })
    }

    /// `in` a list of whole numbers.
    private func numberMembership(_ arguments: [CELExpr], in whole: CompiledExpression) -> ColumnOperand? {
        guard let number = operand(arguments[0], in: whole)?.number,
            case .constant(.list(let list))? = operand(arguments[1], in: whole)
        else { return nil }
        let members = list.elements.compactMap { if case .int(let number) = $0 { number } else { nil } }
        guard members.count == list.count else { return nil }
        return .truth(
            shared("in \(meaning(number)) numbers \(members)") { NumberSetTruthNode(number, Set(members)) })
    }

    /// `in` a list of texts of the elements of a list.
    private func elementMembership(_ arguments: [CELExpr], in whole: CompiledExpression) -> ColumnOperand? {
        guard element == nil, let text = operand(arguments[0], in: whole)?.text,
            case .list(let list)? = operand(arguments[1], in: whole), let value = list.value?.text
        else { return nil }
        let isConstant = text is TextConstantNode
        let sought =
            isConstant ? text : shared("spread \(list.list) \(meaning(text))") { TextSpreadNode(text, list.list) }
        let predicate = shared("equal \(meaning(value)) \(meaning(sought))") {
            TextComparisonTruthNode(value, sought, .equal)
        }
        return .truth(quantifier(.exists, list, predicate, also: isConstant ? nil : text))
    }

    private func arithmetic(
        _ function: String, _ arguments: [CELExpr], _ types: [CELType], in whole: CompiledExpression
    ) -> ColumnOperand? {
        let isBackward = function == CELOperator.subtract
        switch (types[0], types[1]) {
        case (.int, .int):
            guard let operation = Self.operations[function], let left = operand(arguments[0], in: whole)?.number,
                let right = operand(arguments[1], in: whole)?.number
            else { return nil }
            return .number(
                shared("\(operation.rawValue) \(meaning(left)) \(meaning(right))") {
                    ArithmeticNode(operation, left, right)
                })
        case _ where function != CELOperator.add && !isBackward:
            return nil
        case (.timestamp, .duration):
            guard let time = operand(arguments[0], in: whole)?.time,
                case .constant(.duration(let duration))? = operand(arguments[1], in: whole)
            else { return nil }
            return .time(
                shared("shift \(meaning(time)) \(isBackward) \(duration.totalNanoseconds)") {
                    TimeShiftNode(time, duration, isBackward: isBackward)
                })
        case (.timestamp, .timestamp) where isBackward:
            guard let left = operand(arguments[0], in: whole)?.time, let right = operand(arguments[1], in: whole)?.time
            else { return nil }
            return .duration(shared("since \(meaning(left)) \(meaning(right))") { TimeDistanceNode(left, right) })
        default:
            return nil
        }
    }

    private static let operations: [String: ArithmeticNode.Operation] = [
        CELOperator.add: .add, CELOperator.subtract: .subtract, CELOperator.multiply: .multiply,
        CELOperator.divide: .divide, CELOperator.modulo: .modulo,
    ]

    /// `?:` of values.
    private func choice(_ arguments: [CELExpr], in whole: CompiledExpression) -> ColumnOperand? {
        guard let first = operand(arguments[1], in: whole), let second = operand(arguments[2], in: whole) else {
            return nil
        }
        let parts = interpretedParts
        let condition = truth(arguments[0], in: whole)
        let found = picked(.condition(condition), "choice \(meaning(condition))", first, second)
        if found == nil { interpretedParts = parts }
        return found
    }

    /// `or` and `orValue`.
    private func alternative(_ arguments: [CELExpr], in whole: CompiledExpression) -> ColumnOperand? {
        guard let first = operand(arguments[0], in: whole), let second = operand(arguments[1], in: whole) else {
            return nil
        }
        if case .list(let list) = first {
            // It is never absent, unless an object around it is.
            return list.size.path.guards.isEmpty ? first : nil
        }
        return picked(.present, "alternative", first, second)
    }

    /// One of two values of the same type.
    private func picked(
        _ pick: Pick, _ name: String, _ first: ColumnOperand, _ second: ColumnOperand
    ) -> ColumnOperand? {
        func meaning(_ first: AnyObject, _ second: AnyObject) -> String {
            "\(name) \(self.meaning(first)) \(self.meaning(second))"
        }
        if let first = first.text, let second = second.text {
            return .text(shared(meaning(first, second)) { TextPickNode(pick, first, second) })
        }
        if let first = first.time, let second = second.time {
            return .time(shared(meaning(first, second)) { TimePickNode(pick, first, second) })
        }
        if let first = first.number, let second = second.number {
            return .number(shared(meaning(first, second)) { NumberPickNode(pick, first, second) })
        }
        if let first = first.duration, let second = second.duration {
            return .duration(shared(meaning(first, second)) { NumberPickNode(pick, first, second) })
        }
        if let first = first.flag, let second = second.flag {
            return .flag(shared(meaning(first, second)) { FlagPickNode(pick, first, second) })
        }
        return nil
    }

    private func part(
        _ function: String, _ arguments: [CELExpr], _ types: [CELType], in whole: CompiledExpression
    ) -> ColumnOperand? {
        guard types == [.string, .string], let place = TextPartTruthNode.Place(rawValue: function),
            let text = operand(arguments[0], in: whole)?.text,
            case .constant(.string(let part))? = operand(arguments[1], in: whole)
        else { return nil }
        return .truth(
            shared("\(place.rawValue) \(meaning(text)) \(part.utf8.count):\(part)") {
                TextPartTruthNode(text, place, part)
            })
    }

    private func match(_ arguments: [CELExpr], _ types: [CELType], in whole: CompiledExpression) -> ColumnOperand? {
        guard types == [.string, .string], let text = operand(arguments[0], in: whole)?.text,
            case .constant(.string(let pattern))? = operand(arguments[1], in: whole)
        else { return nil }
        var steps = CELLimits().evaluationSteps
        let regex = CELRegex.cached(pattern, steps: &steps)
        return .truth(
            shared("matches \(meaning(text)) \(pattern.utf8.count):\(pattern)") {
                TextMatchTruthNode(text, regex, shared("dictionary \(meaning(text))") { TextDictionary() })
            })
    }
}
