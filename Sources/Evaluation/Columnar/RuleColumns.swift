import CEL
import Observations
import Rules

/// One rule over the lines of one file. Used by one task at a time.
final class RuleColumns {
    let writer: FindingWriter
    private var tally = Tally()
    private let condition: TruthNode
    private let requirement: TruthNode
    private let violations: ViolationWriter
    private let texts: LineTexts
    /// By line, what the condition comes to; `no` also where columns do not tell.
    private let asked = Vector<UInt8>()
    /// Whether it matters which resources are selected, not only how many.
    private let isCounting: Bool
    private let key: KeyColumn?
    /// Nil where no waiver of the rule has a condition.
    let waivers: WaiverColumns?
    /// Lines of the batch.
    private let violating = Vector<Int>()

    init(_ rule: CompiledRule, _ compiler: ColumnCompiler) {
        let parts = RuleColumnCompiler(compiler, rule)
        writer = FindingWriter(rule: rule, run: compiler.run, scope: ResourceScope(rule, in: compiler.run))
        func truth(_ expression: CompiledExpression?) -> TruthNode {
            expression.map { parts.truth($0.checked.parsed.root, in: $0) } ?? ConstantTruthNode(ColumnTruth.yes)
        }
        condition = truth(rule.condition)
        requirement = truth(rule.requirement)
        violations = ViolationWriter(writer, parts)
        texts = LineTexts(compiler.columns)
        isCounting = rule.count != nil
        key = rule.count?.key.map { KeyColumn($0, parts) }
        waivers = WaiverColumns(parts, in: compiler.run)
    }

    /// Adds what the rule says of the lines.
    func add(_ batch: ColumnBatch, _ lines: LineStates) {
        evaluate(batch, lines)
        // Access to the property would be checked for each line.
        add(batch, lines, to: &tally)
    }

    private func add(_ batch: ColumnBatch, _ lines: LineStates, to tally: inout Tally) {
        let (asked, met, odd) = (LineMask(asked.start), requirement.results.start, LineMask(lines.odd.start))
        let count = batch.count
        violating.reserve(count)
        var (selectedCount, violatingCount) = (0, 0)
        for first in stride(from: 0, to: count, by: 8) {
            // Most rules ask nothing of most lines.
            guard asked.eight(from: first) | odd.eight(from: first) != 0 else { continue }
            let eight = EightLines(asked: asked, met: met, odd: odd, from: first, of: count)
            selectedCount += eight.selected.nonzeroBitCount
            let marks = eight.violating | eight.doubtful | (isCounting ? eight.selected : 0)
            EightLines.forEach(marks, from: first) { line, mark in
                guard eight.doubtful & mark == 0 else { return add(batch, line, to: &tally) }
                if let key {
                    guard let keys = key.keys(batch, line) else {
                        selectedCount -= 1
                        return add(batch, line, to: &tally)
                    }
                    tally.addKeyed(texts.id(batch, line), keys, writer.run)
                }
                if isCounting, !texts.isID(batch, line, beyond: tally.selectedIDs) {
                    tally.addSelectedID(texts.id(batch, line))
                }
                if eight.violating & mark != 0 {
                    violating.start[violatingCount] = line
                    violatingCount += 1
                }
            }
        }
        tally.addSelected(selectedCount)
        guard violatingCount > 0 else { return }
        let lines = UnsafeBufferPointer(start: violating.start, count: violatingCount)
        violations.write(batch, on: lines)
        waivers?.add(batch, violating: lines) { texts.id(batch, $0) }
    }

    /// What the rule says of all lines that were added, but for the findings in the pieces; asked for once.
    func finish() -> (tally: Tally, pieces: [FindingPiece]) {
        var finished = tally
        tally = Tally()
        let (pieces, others) = violations.finish()
        finished.addViolations(others)
        return (finished, pieces)
    }

    /// Adds what the rule says of a line of which columns do not tell all.
    private func add(_ batch: ColumnBatch, _ line: Int, to tally: inout Tally) {
        if key == nil, let unknown = harmlessUnknown(batch, line) {
            tally.addUndecidedCondition(.unknown(unknown), writer)
        } else if let resource = batch.resource(at: line) {
            writer.scope.select(ResourceObject(resource))
            let judgement = writer.scope.judge(writer.rule)
            tally.add(resource, judgement, writer)
            waivers?.add(resource, judgement)
        }
    }

    /// Calls `body` with each line that the rule may select, and with what it says of it.
    func forEachJudgement(_ batch: ColumnBatch, _ lines: LineStates, _ body: (Int, Judgement) -> Void) {
        evaluate(batch, lines)
        let (asked, requirements, odd) = (asked.start, requirement.results.start, lines.odd.start)
        for line in 0..<batch.count where asked[line] | odd[line] != 0 {
            switch (asked[line], requirements[line]) {
            case (ColumnTruth.yes, ColumnTruth.yes): body(line, .compliant)
            case (ColumnTruth.yes, ColumnTruth.no): body(line, .violation)
            default: doubt(batch, line).map { body(line, $0) }
            }
        }
    }

    /// What the rule says of a line about which columns are in doubt; nil where it is no resource.
    private func doubt(_ batch: ColumnBatch, _ line: Int) -> Judgement? {
        if let unknown = harmlessUnknown(batch, line) { return .harmless(undecided: .unknown(unknown)) }
        guard let resource = batch.resource(at: line) else { return nil }
        writer.scope.select(ResourceObject(resource))
        return writer.scope.judge(writer.rule)
    }

    /// Evaluates the condition, and the requirement where the condition is not false.
    private func evaluate(_ batch: ColumnBatch, _ lines: LineStates) {
        condition.prepare(batch, lines.plain.start)
        self.asked.reserve(batch.count)
        let (conditions, asked) = (condition.results.start, self.asked.start)
        if lines.keepPlain(conditions, batch.count, in: asked) {
            requirement.prepare(batch, asked)
        } else {
            requirement.results.reserve(batch.count)
        }
    }

    /// What is unknown of a line that the rule may select, where nothing that is known violates it.
    private func harmlessUnknown(_ batch: ColumnBatch, _ line: Int) -> CELUnknown? {
        guard asked.start[line] == ColumnTruth.doubt, requirement.results.start[line] == ColumnTruth.yes else {
            return nil
        }
        return condition.unknown(batch, line)
    }
}
