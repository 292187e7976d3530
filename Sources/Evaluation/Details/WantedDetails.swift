import CEL
import Observations

/// Details that could decide something.
struct WantedDetails {
    /// A detail that takes a call of its own for each resource of a kind.
    struct Part: Hashable {
        let kind: ResourceKind
        let detail: Detail
        let question: CELUnknown.Question?
    }

    /// Of single resources.
    var requests: Set<DetailRequest> = []
    /// Of every resource of the kind.
    var parts: Set<Part> = []

    var isEmpty: Bool { requests.isEmpty && parts.isEmpty }

    mutating func formUnion(_ other: WantedDetails) {
        requests.formUnion(other.requests)
        parts.formUnion(other.parts)
    }
}
