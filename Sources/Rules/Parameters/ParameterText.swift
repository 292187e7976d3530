/// A parameter's value as a person wrote it, before its type is known.
package enum ParameterText: Hashable, Sendable {
    case text(String)
    case list([String])
    case map([String: String])

    /// How it is called in messages.
    var kindInWords: String {
        switch self {
        case .text(let text): "`\(text)`"
        case .list: "a list"
        case .map: "a mapping"
        }
    }
}
