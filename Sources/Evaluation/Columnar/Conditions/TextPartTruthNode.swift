import CNDJSON
import Observations

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
            case .startsWith: return ndjson_is_equal(text.start, part.start, part.count)
            case .endsWith: return ndjson_is_equal(text.start + text.count - part.count, part.start, part.count)
            case .contains: return bytesContain(text, part)
            }
        }
    }
}

/// Whether a text, not shorter than the part, contains it.
private func bytesContain(_ text: TextSlice, _ part: TextSlice) -> Bool {
    guard part.count > 0 else { return true }
    return ndjson_contains(text.start, text.count, part.start, part.count)
}
