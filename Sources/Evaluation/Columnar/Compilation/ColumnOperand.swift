import CEL

/// What an expression is on columns.
indirect enum ColumnOperand {
    /// The same on every line.
    case constant(CELValue)
    case text(TextNode)
    case time(TimeNode)
    case number(NumberNode)
    /// In nanoseconds.
    case duration(NumberNode)
    case flag(FlagNode)
    /// A condition, which is a bool, or none where it is in doubt.
    case truth(TruthNode)
    /// A list of objects, or of what is made of them.
    case list(ColumnList)
    case object(ObjectNode)

    /// The values; nil where they are none of a column.
    var node: ColumnNode? {
        switch self {
        case .text(let node): node
        case .time(let node): node
        case .number(let node), .duration(let node): node
        case .flag(let node): node
        case .list(let list): list.whole
        case .object(let node): node
        case .constant, .truth: nil
        }
    }

    var text: TextNode? {
        switch self {
        case .text(let node): node
        case .constant(.string(let text)): TextConstantNode(text)
        default: nil
        }
    }

    var time: TimeNode? {
        switch self {
        case .time(let node): node
        case .constant(.timestamp(let instant)): TimeConstantNode(instant)
        default: nil
        }
    }

    var number: NumberNode? {
        switch self {
        case .number(let node): node
        case .constant(.int(let number)): NumberConstantNode(number)
        default: nil
        }
    }

    var duration: NumberNode? {
        switch self {
        case .duration(let node): node
        case .constant(.duration(let duration)): NumberConstantNode(duration.totalNanoseconds)
        default: nil
        }
    }

    var flag: FlagNode? {
        switch self {
        case .flag(let node): node
        case .constant(.bool(let flag)): FlagConstantNode(flag)
        default: nil
        }
    }
}
