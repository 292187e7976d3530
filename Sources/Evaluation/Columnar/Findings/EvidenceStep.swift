import Observations

/// How evidence is read off the columns of a line: what an expression reads, as far as it comes to it. Used by one task at a time.
class EvidenceStep {
    /// Adds what the line shows; false where the columns do not tell it.
    func add(_ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes, _ text: inout EvidenceText) -> Bool {
        preconditionFailure("every step adds something")
    }

    /// Whether it reads values as they stand in columns, and needs no condition that was evaluated on the line before.
    var standsAlone: Bool { false }

    /// Steps one after the other, those left out that show nothing.
    static func sequence(_ steps: [EvidenceStep]) -> EvidenceStep {
        tree(of: steps.filter { !($0 is NoEvidence) }[...])
    }

    /// As flat as can be, however many there are.
    private static func tree(of steps: ArraySlice<EvidenceStep>) -> EvidenceStep {
        guard let first = steps.first else { return nothing }
        let half = steps.count / 2
        return half == 0 ? first : PairEvidence(tree(of: steps.prefix(half)), tree(of: steps.dropFirst(half)))
    }

    static var nothing: EvidenceStep { NoEvidence() }
}

private final class NoEvidence: EvidenceStep {
    override var standsAlone: Bool { true }

    override func add(
        _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes, _ text: inout EvidenceText
    ) -> Bool { true }
}

/// One after the other. A list of steps would count a reference to each of them each time.
private final class PairEvidence: EvidenceStep {
    private let first: EvidenceStep
    private let second: EvidenceStep

    init(_ first: EvidenceStep, _ second: EvidenceStep) {
        (self.first, self.second) = (first, second)
    }

    override var standsAlone: Bool { first.standsAlone && second.standsAlone }

    override func add(
        _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes, _ text: inout EvidenceText
    ) -> Bool {
        first.add(batch, line, to: &json, &text) && second.add(batch, line, to: &json, &text)
    }
}

/// The second only where the first does not decide.
final class LogicEvidence: EvidenceStep {
    private let first: EvidenceStep
    private let node: LogicTruthNode
    private let second: EvidenceStep

    init(_ first: EvidenceStep, _ node: LogicTruthNode, _ second: EvidenceStep) {
        (self.first, self.node, self.second) = (first, node, second)
    }

    override func add(
        _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes, _ text: inout EvidenceText
    ) -> Bool {
        guard first.add(batch, line, to: &json, &text) else { return false }
        return node.left.results.start[line] == node.deciding || second.add(batch, line, to: &json, &text)
    }
}

final class ChoiceEvidence: EvidenceStep {
    private let condition: EvidenceStep
    private let node: ChoiceTruthNode
    private let whenTrue: EvidenceStep
    private let whenFalse: EvidenceStep

    init(_ condition: EvidenceStep, _ node: ChoiceTruthNode, _ whenTrue: EvidenceStep, _ whenFalse: EvidenceStep) {
        (self.condition, self.node, self.whenTrue, self.whenFalse) = (condition, node, whenTrue, whenFalse)
    }

    override func add(
        _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes, _ text: inout EvidenceText
    ) -> Bool {
        guard condition.add(batch, line, to: &json, &text) else { return false }
        switch node.condition.results.start[line] {
        case ColumnTruth.yes: return whenTrue.add(batch, line, to: &json, &text)
        case ColumnTruth.no: return whenFalse.add(batch, line, to: &json, &text)
        default: return false
        }
    }
}

/// The second only where the first has no value.
final class AlternativeEvidence: EvidenceStep {
    private let first: EvidenceStep
    private let node: ColumnNode
    private let second: EvidenceStep

    init(_ first: EvidenceStep, _ node: ColumnNode, _ second: EvidenceStep) {
        (self.first, self.node, self.second) = (first, node, second)
    }

    override var standsAlone: Bool { first.standsAlone && second.standsAlone }

    override func add(
        _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes, _ text: inout EvidenceText
    ) -> Bool {
        guard first.add(batch, line, to: &json, &text) else { return false }
        node.prepare(batch)
        return node.states.start[line] != ColumnState.none || second.add(batch, line, to: &json, &text)
    }
}

/// Only where the list has elements; the fold says whether what is made of them is known.
final class ElementsEvidence: EvidenceStep {
    private let size: ListSizeNode
    private let fold: FoldNode
    private let step: EvidenceStep

    init(_ size: ListSizeNode, _ fold: FoldNode, _ step: EvidenceStep) {
        (self.size, self.fold, self.step) = (size, fold, step)
    }

    override func add(
        _ batch: ColumnBatch, _ line: Int, to json: inout JSONBytes, _ text: inout EvidenceText
    ) -> Bool {
        guard fold.isKnown(batch, line) else { return false }
        size.prepare(batch)
        return size.numbers.start[line] == 0 || step.add(batch, line, to: &json, &text)
    }
}

/// What is made of the elements of a list.
enum FoldNode {
    case truth(TruthNode)
    case number(NumberNode)

    /// Whether it is known of the line, which was asked for it.
    fileprivate func isKnown(_ batch: ColumnBatch, _ line: Int) -> Bool {
        switch self {
        case .truth(let node):
            return node.results.start[line] <= ColumnTruth.yes
        case .number(let node):
            node.prepare(batch)
            return node.states.start[line] == ColumnState.value
        }
    }
}
