import CEL
import JSON
import Observations
import Reporting

/// Writes how the value of an expression came about, a line for each part.
struct TermText {
    /// Characters of a value on a line.
    private static let valueLength = 200
    /// Elements of a value.
    private static let elements = 50

    private(set) var lines: [String] = []

    /// `prefix` stands before the first line: the name of the expression.
    init(_ term: CELTerm, prefix: String = "", indent: Int = 0) {
        add(term, prefix, indent)
    }

    private mutating func add(_ term: CELTerm, _ prefix: String, _ indent: Int) {
        let names = term.names.map { "\($0.name) = \(Self.text(of: $0.value))" }.joined(separator: ", ")
        let start = String(repeating: "  ", count: indent) + prefix + (names.isEmpty ? "" : "[\(names)] ")
        let line =
            switch term.outcome {
            case .value(let value): "\(term.source) => \(Self.text(of: value))"
            case .absorbed(let value): "\(term.source) => \(Self.text(of: value)) (does not matter here)"
            case .notEvaluated(let reason): "\(term.source): not evaluated, since \(reason)"
            case .omitted(let count): "… (\(count) more)"
            }
        lines.append((start + line).visible)
        for part in term.parts { add(part, "", indent + 1) }
    }

    /// A value as an expression, cut where it is long; a resource as its kind and id, lists and maps as JSON.
    static func text(of value: CELValue) -> String {
        switch value {
        case .error(let error): return "error: \(error.message)"
        case .unknown(let unknown):
            let texts = Set(unknown.attributes.map { $0.text.isEmpty ? $0.path : $0.text })
            return "unknown: \(texts.sorted().joined(separator: "; "))"
        case .object(let object as ResourceObject): return "\(object.resource.kind.rawValue) \(object.resource.id)"
        case .object: return cut(value.json(elements: elements).serialized())
        case .list(let list):
            let count = list.count > elements ? " (\(list.count) elements)" : ""
            return cut(value.json(elements: elements).serialized()) + count
        case .map: return cut(value.json(elements: elements).serialized())
        default: return cut(value.description)
        }
    }

    private static func cut(_ text: String) -> String {
        let start = text.unicodeScalars.prefix(valueLength)
        return start.endIndex == text.endIndex ? text : String(start) + "…"
    }
}
