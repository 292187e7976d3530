import CNDJSON
import Observations

/// Values of lines, for each element of a list of theirs.
enum Spread {
    /// Calls `body` with each element and its line.
    @inline(__always)
    static func forEach(_ elements: ColumnBatch, _ list: Int, _ body: (Int, Int) -> Void) {
        guard let lines = elements.lines else { return }
        var place = lines.elements + list
        for line in 0..<lines.count {
            for element in Int(place.pointee.first)..<Int(place.pointee.first) + Int(place.pointee.count) {
                body(element, line)
            }
            place += lines.listCount
        }
    }
}

/// A text of the line of each element.
final class TextSpreadNode: TextNode {
    private let node: TextNode
    private let list: Int

    init(_ node: TextNode, _ list: Int) {
        self.node = node
        self.list = list
    }

    override func computeTexts(_ batch: ColumnBatch) {
        spread(batch, list, node, node.texts, into: texts)
    }
}

/// An instant of the line of each element.
final class TimeSpreadNode: TimeNode {
    private let node: TimeNode
    private let list: Int

    init(_ node: TimeNode, _ list: Int) {
        self.node = node
        self.list = list
    }

    override func computeInstants(_ batch: ColumnBatch) {
        spread(batch, list, node, node.instants, into: instants)
    }
}

/// A number of the line of each element.
final class NumberSpreadNode: NumberNode {
    private let node: NumberNode
    private let list: Int

    init(_ node: NumberNode, _ list: Int) {
        self.node = node
        self.list = list
    }

    override func computeNumbers(_ batch: ColumnBatch) {
        spread(batch, list, node, node.numbers, into: numbers)
    }
}

/// A bool of the line of each element.
final class FlagSpreadNode: FlagNode {
    private let node: FlagNode
    private let list: Int

    init(_ node: FlagNode, _ list: Int) {
        self.node = node
        self.list = list
    }

    override func computeFlags(_ batch: ColumnBatch) {
        spread(batch, list, node, node.flags, into: flags)
    }
}

/// A condition on the line of each element.
final class SpreadTruthNode: TruthNode {
    private let node: TruthNode
    private let list: Int
    private let asked = Vector<UInt8>()

    init(_ node: TruthNode, _ list: Int) {
        self.node = node
        self.list = list
    }

    override var isCostly: Bool { true }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        guard let lines = batch.lines else { return }
        asked.fill(lines.count, with: 0)
        Spread.forEach(batch, list) { element, line in
            if mask[element] != 0 { asked.start[line] = 1 }
        }
        node.prepare(lines, asked.start)
        Spread.forEach(batch, list) { element, line in
            if mask[element] != 0 { results.start[element] = node.results.start[line] }
        }
    }
}

extension ColumnNode {
    /// Sets states and values of elements to those that their lines have in the node.
    @inline(__always)
    fileprivate func spread<Value>(
        _ elements: ColumnBatch, _ list: Int, _ node: ColumnNode, _ values: Vector<Value>, into places: Vector<Value>
    ) {
        guard let lines = elements.lines else { return }
        node.prepare(lines)
        let (known, values) = (node.states.start, values.start)
        let (states, places) = (states.start, places.start)
        Spread.forEach(elements, list) { element, line in
            states[element] = known[line]
            if known[line] == ColumnState.value { places[element] = values[line] }
        }
    }
}
