internal import JSON

/// What a description allows a value of a request to be; what it does not name may be anything.
indirect enum RequestShape: Sendable {
    case text
    case integer(ClosedRange<Int>)
    case bool
    case choice([String])
    case list(RequestShape, count: ClosedRange<Int> = 0...Int.max, isUnique: Bool = false)
    case object([String: RequestShape], required: Set<String> = [], isClosed: Bool = false)
    case nullable(RequestShape)
    case any([RequestShape])

    /// Refuses a value of another shape. `name` is what the refusal calls it.
    func check(_ value: JSONValue, _ name: String) throws(Refusal) {
        switch (self, value) {
        case (.text, .string), (.bool, .bool):
            break
        case (.integer(let range), _):
            guard let number = value.int, range.contains(Int(clamping: number)) else {
                throw .badRequest("`\(name)` is not a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
        case (.choice(let values), .string(let text)):
            guard values.contains(text) else {
                throw .badRequest("`\(name)` is none of \(values.joined(separator: ", "))")
            }
        case (.list(let shape, let count, let isUnique), .array(let elements)):
            guard count.contains(elements.count) else {
                throw .badRequest("`\(name)` does not have from \(count.lowerBound) to \(count.upperBound) elements")
            }
            guard !isUnique || Set(elements).count == elements.count else {
                throw .badRequest("`\(name)` has an element twice")
            }
            for element in elements { try shape.check(element, name) }
        case (.object(let members, let required, let isClosed), .object(let object)):
            if let missing = required.sorted().first(where: { object[$0] == nil }) {
                throw .badRequest("`\(name)` has no `\(missing)`")
            }
            for member in object.members {
                if let shape = members[member.key] {
                    try shape.check(member.value, member.key)
                } else if isClosed {
                    throw .badRequest("`\(name)` has a `\(member.key)`")
                }
            }
        case (.nullable, .null):
            break
        case (.nullable(let shape), _):
            try shape.check(value, name)
        case (.any(let shapes), _):
            guard shapes.contains(where: { $0.allows(value) }) else {
                throw .badRequest("`\(name)` has none of the shapes that it may have")
            }
        default:
            throw .badRequest("`\(name)` is not \(kind)")
        }
    }

    private func allows(_ value: JSONValue) -> Bool {
        do throws(Refusal) {
            try check(value, "")
            return true
        } catch {
            return false
        }
    }

    private var kind: String {
        switch self {
        case .text, .choice: "a string"
        case .integer: "a whole number"
        case .bool: "true or false"
        case .list: "an array"
        case .object: "an object"
        case .nullable(let shape): shape.kind
        case .any: "of any shape that it may have"
        }
    }

    /// The value that a parameter of a query stands for; nil where it is given more often than it may.
    func value(of texts: [String], isExploded: Bool) -> JSONValue? {
        if case .list(let element, _, _) = self {
            let parts =
                isExploded
                ? texts : texts.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            return .array(parts.map { element.scalar($0) })
        }
        return texts.count == 1 ? scalar(texts[0]) : nil
    }

    private func scalar(_ text: String) -> JSONValue {
        switch self {
        case .integer: Int64(text).map { .number(JSONNumber($0)) } ?? .string(text)
        case .bool: text == "true" ? true : text == "false" ? false : .string(text)
        default: .string(text)
        }
    }
}
