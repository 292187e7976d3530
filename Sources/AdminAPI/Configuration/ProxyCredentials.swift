/// Name and password for a proxy, which nothing prints.
struct ProxyCredentials: Sendable, Hashable {
    let name: String
    let password: String

    /// Reads `name:password`, percent-decoded.
    init(userInformation: Substring) {
        let parts = userInformation.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        name = parts.first.map { String($0).percentDecoded } ?? ""
        password = parts.count > 1 ? String(parts[1]).percentDecoded : ""
    }
}

extension ProxyCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "<hidden>" }

    var debugDescription: String { description }

    var customMirror: Mirror { Mirror(self, children: []) }
}
