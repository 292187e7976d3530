/// Why something is undetermined.
package struct Reason: Hashable, Sendable {
    package var kind: ReasonKind
    /// What was missing, in one line for people: lower case, no full stop.
    package var text: String

    package init(_ kind: ReasonKind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// Each reason once, by kind and text.
    package static func distinct(_ reasons: some Sequence<Reason>) -> [Reason] {
        Set(reasons).sorted()
    }
}

extension Reason: Comparable {
    package static func < (left: Reason, right: Reason) -> Bool {
        if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
        return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
