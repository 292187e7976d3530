internal import Evaluation
internal import JSON

extension Evidence {
    /// For people, on one line: `user.email = "eve@evil.example"`; long values are cut where it can be seen.
    var text: String {
        "\(expr.shortened(to: 200).visible) = \(valueText.visible)"
    }

    /// The value in JSON, less what is long or deep; not made visible.
    var valueText: String {
        value.text(total: total, depth: 0).shortened(to: 500)
    }
}

extension JSONValue {
    /// The value in JSON, less what is long or deep.
    fileprivate func text(total: Int?, depth: Int) -> String {
        switch self {
        case .null, .bool, .number: return serialized()
        case .string(let text): return JSONValue.string(text.shortened(to: 100)).serialized()
        case .array(let elements):
            let shown = elements.prefix(depth < 3 ? 5 : 0).map { $0.text(total: nil, depth: depth + 1) }
            return "[" + Self.list(shown, of: max(total ?? 0, elements.count)) + "]"
        case .object(let object):
            let shown = object.members.prefix(depth < 3 ? 5 : 0).map {
                JSONValue.string($0.key.shortened(to: 100)).serialized() + ": "
                    + $0.value.text(total: nil, depth: depth + 1)
            }
            return "{" + Self.list(shown, of: object.members.count) + "}"
        }
    }

    private static func list(_ shown: [String], of count: Int) -> String {
        (shown + (count > shown.count ? ["… \(count) in all"] : [])).joined(separator: ", ")
    }
}
