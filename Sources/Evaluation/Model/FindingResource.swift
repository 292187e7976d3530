package import Observations

/// The resource that a finding stands on.
package struct FindingResource: Hashable, Sendable {
    package var kind: ResourceKind
    package var id: String
    package var name: String?

    package init(kind: ResourceKind, id: String, name: String? = nil) {
        self.kind = kind
        self.id = id
        self.name = name
    }
}
