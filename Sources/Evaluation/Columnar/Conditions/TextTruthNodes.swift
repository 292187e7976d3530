import CEL
import CNDJSON
import Observations

/// `==` or `!=` of two texts.
final class TextEqualityTruthNode: TruthNode {
    private let left: TextNode
    private let right: TextNode
    private let isNegated: Bool

    init(_ left: TextNode, _ right: TextNode, isNegated: Bool) {
        self.left = left
        self.right = right
        self.isNegated = isNegated
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        left.prepare(batch)
        right.prepare(batch)
        let (first, second) = (left.texts.start, right.texts.start)
        let isNegated = isNegated
        test(batch, left.states.start, right.states.start) { first[$0].isEqual(to: second[$0]) != isNegated }
    }
}

/// A text that begins, ends with or contains another one.
final class TextPartTruthNode: TruthNode {
    enum Place: String {
        case startsWith, endsWith, contains
    }

    private let text: TextNode
    private let part: TextConstant
    private let place: Place

    init(_ text: TextNode, _ place: Place, _ part: String) {
        self.text = text
        self.place = place
        self.part = TextConstant(part)
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        text.prepare(batch)
        let texts = text.texts.start
        let (part, place) = (part.slice, place)
        test(batch, text.states.start) { line in
            let text = texts[line]
            guard text.count >= part.count else { return false }
            switch place {
            case .startsWith: return bytesAreEqual(text.start, part.start, part.count)
            case .endsWith: return bytesAreEqual(text.start + text.count - part.count, part.start, part.count)
            case .contains: return bytesContain(text, part)
            }
        }
    }
}

/// `in` a list of texts.
final class TextSetTruthNode: TruthNode {
    private let text: TextNode
    private let set: TextSet

    init(_ text: TextNode, _ set: TextSet) {
        self.text = text
        self.set = set
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        text.prepare(batch)
        let texts = text.texts.start
        let set = set
        test(batch, text.states.start) { set.contains(texts[$0]) }
    }
}

/// `matches`; texts that come again and again are matched once.
final class TextMatchTruthNode: TruthNode {
    private let text: TextNode
    private let regex: CELRegex
    private let dictionary: TextDictionary
    /// By the code of the text.
    private var known: [UInt8] = []

    /// `dictionary` is that of the same texts, shared by all that match them.
    init(_ text: TextNode, _ regex: CELRegex, _ dictionary: TextDictionary) {
        self.text = text
        self.regex = regex
        self.dictionary = dictionary
    }

    override var isCostly: Bool { true }

    override func begin(_ batch: ColumnBatch) {
        results.fill(batch.count, with: ColumnTruth.open)
    }

    override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
        text.prepare(batch)
        dictionary.prepare(batch)
        let (texts, states, results) = (text.texts.start, text.states.start, results.start)
        for line in 0..<batch.count where mask[line] != 0 && results[line] == ColumnTruth.open {
            guard states[line] == ColumnState.value else {
                results[line] = ColumnTruth.doubt
                continue
            }
            let code = dictionary.code(of: texts[line], at: line)
            guard code >= 0 else {
                results[line] = match(texts[line])
                continue
            }
            while known.count <= code { known.append(ColumnTruth.open) }
            if known[code] == ColumnTruth.open { known[code] = match(texts[line]) }
            results[line] = known[code]
        }
    }

    private func match(_ text: TextSlice) -> UInt8 {
        regex.matches(text.start, text.count).map { $0 ? ColumnTruth.yes : ColumnTruth.no } ?? ColumnTruth.doubt
    }
}

/// Numbers for texts that come again and again, by line.
final class TextDictionary {
    private static let notAsked: Int32 = -2
    private var dictionary = CodeDictionary()
    private let codes = Vector<Int32>()
    private var generation = -1

    func prepare(_ batch: ColumnBatch) {
        guard generation != batch.generation else { return }
        generation = batch.generation
        codes.fill(batch.count, with: Self.notAsked)
    }

    /// Less than zero for a text that is not worth remembering.
    @inline(__always)
    func code(of text: TextSlice, at line: Int) -> Int {
        if codes.start[line] == Self.notAsked {
            codes.start[line] = dictionary.code(of: text, kind: 0)
        }
        return Int(codes.start[line])
    }
}
