/// Why a client cannot be made: the user's configuration, before anything is sent.
package enum AdminConfigurationError: Error, Hashable, Sendable {
    case emptyAPIKey
    case unusableAPIKey
    /// The text is not shown where it may hold a password.
    case invalidBaseURL(String?, reason: String)
    case invalidProxy(reason: String)
    case unreadableCAFile(path: String, reason: String)
    case invalidLimit(name: String, expected: String)
}

extension AdminConfigurationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .emptyAPIKey:
            "the API key is empty"
        case .unusableAPIKey:
            "the API key holds white space or characters beyond ASCII"
        case .invalidBaseURL(let text?, let reason):
            "the base URL `\(String(text.prefix { $0 != "?" && $0 != "#" }).madeVisible)` cannot be used: \(reason)"
        case .invalidBaseURL(nil, let reason):
            "the base URL cannot be used: \(reason)"
        case .invalidProxy(let reason):
            "the proxy from the environment cannot be used: \(reason)"
        case .unreadableCAFile(let path, let reason):
            "no certificates can be read from `\(path.madeVisible)`: \(reason.madeVisible)"
        case .invalidLimit(let name, let expected):
            "expected \(expected) as \(name)"
        }
    }
}
