package import CEL

/// A detail of one resource that would decide something.
package struct DetailRequest: Hashable, Sendable {
    package var kind: ResourceKind
    /// The resource's place in its collection.
    package var resource: Int
    package var detail: Detail
    /// What of the detail would do; nil: all of it.
    package var question: CELUnknown.Question?

    package init(kind: ResourceKind, resource: Int, detail: Detail, question: CELUnknown.Question? = nil) {
        self.question = question
        self.kind = kind
        self.resource = resource
        self.detail = detail
    }
}

extension DetailRequest: Comparable {
    package static func < (left: DetailRequest, right: DetailRequest) -> Bool {
        let (first, second) = (left.place, right.place)
        return first == second ? left.questionOrder.lexicographicallyPrecedes(right.questionOrder) : first < second
    }

    private var place: (String, Int, String) { (kind.rawValue, resource, detail.rawValue) }

    /// Empty for all of the detail, which comes first.
    private var questionOrder: [String] {
        question.map { ["\($0.knownCount)"] + $0.texts.sorted() } ?? []
    }
}
