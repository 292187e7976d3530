/// Why something could not be published.
package enum PublishError: Error, Hashable {
    /// What was given is wrong; nothing was sent.
    case invalid(String)
    /// The server did not take the request.
    case refused(String)
    /// Nobody knows whether the server took it.
    case uncertain(String)
    /// Some requests were taken before one was not.
    case partial(String)
}

extension PublishError: CustomStringConvertible {
    /// For people: lower case, no full stop.
    package var description: String {
        switch self {
        case .invalid(let text), .refused(let text), .uncertain(let text), .partial(let text): text
        }
    }
}
