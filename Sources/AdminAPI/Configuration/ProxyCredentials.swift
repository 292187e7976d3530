/// Name and password for a proxy, which nothing prints.
package struct ProxyCredentials: Sendable, Hashable {
    package let name: String
    package let password: String

    /// Reads `name:password`, percent-decoded.
    init(userInformation: Substring) {
        let parts = userInformation.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        name = parts.first.map { String($0).percentDecoded } ?? ""
        password = parts.count > 1 ? String(parts[1]).percentDecoded : ""
    }
}

extension ProxyCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<hidden>" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: []) }
}
