extension CELLibrary {
    static let text: [CELFunction] = [
        CELFunction(
            "contains",
            [
                .binary("contains_string", .string, .string, .bool, isMember: true) { text, part in
                    guard case (.string(let text), .string(let part)) = (text, part) else { return nil }
                    return .bool(CELText.position(of: part, in: text) != nil)
                }
            ]),
        CELFunction(
            "startsWith",
            [
                .binary("starts_with_string", .string, .string, .bool, isMember: true) { text, prefix in
                    guard case (.string(let text), .string(let prefix)) = (text, prefix) else { return nil }
                    return .bool(text.utf8.starts(with: prefix.utf8))
                }
            ]),
        CELFunction(
            "endsWith",
            [
                .binary("ends_with_string", .string, .string, .bool, isMember: true) { text, suffix in
                    guard case (.string(let text), .string(let suffix)) = (text, suffix) else { return nil }
                    return .bool(text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8))
                }
            ]),
        CELFunction(
            "matches",
            [
                .metered("matches", [.string, .string], .bool, implementation: matches)
                    .prepared(1, prepare: matcher),
                .metered("matches_string", [.string, .string], .bool, isMember: true, implementation: matches)
                    .prepared(1, prepare: matcher),
            ]),
    ]

    private static func matches(_ arguments: [CELValue], _ steps: inout Int) -> CELValue? {
        guard case (.string(let text), .string(let pattern)) = (arguments[0], arguments[1]) else { return nil }
        return CELRegex.cached(pattern, steps: &steps).matches(text, steps: &steps)
    }

    private static func matcher(_ pattern: CELValue, _ steps: inout Int) -> CELOverload.Preparation.Function? {
        guard case .string(let pattern) = pattern else { return nil }
        let regex = CELRegex.cached(pattern, steps: &steps)
        return { text, steps in
            guard case .string(let text) = text else { return nil }
            return regex.matches(text, steps: &steps)
        }
    }
}
