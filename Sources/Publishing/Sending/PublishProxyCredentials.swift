/// Name and password for a proxy, which nothing prints.
package struct PublishProxyCredentials: Sendable, Hashable {
    let name: String
    let password: String

    package init(name: String, password: String) {
        self.name = name
        self.password = password
    }
}

extension PublishProxyCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<hidden>" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: []) }
}
