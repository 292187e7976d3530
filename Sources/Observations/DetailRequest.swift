/// A detail of one resource that would decide something.
package struct DetailRequest: Hashable, Sendable {
    package var kind: ResourceKind
    /// The resource's place in its collection.
    package var resource: Int
    package var detail: Detail

    package init(kind: ResourceKind, resource: Int, detail: Detail) {
        self.kind = kind
        self.resource = resource
        self.detail = detail
    }
}

extension DetailRequest: Comparable {
    package static func < (left: DetailRequest, right: DetailRequest) -> Bool {
        (left.kind.rawValue, left.resource, left.detail.rawValue)
            < (right.kind.rawValue, right.resource, right.detail.rawValue)
    }
}
