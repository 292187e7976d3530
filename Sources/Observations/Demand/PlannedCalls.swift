/// Calls of one operation that seeing what is demanded takes, as far as that is known before the first of them. What is
/// asked again, after a failure or since something changed meanwhile, comes on top.
package struct PlannedCalls: Hashable, Sendable {
    /// How many calls it may be.
    package enum Bound: Hashable, Sendable {
        case exactly(Int)
        case upTo(Int)
        /// One for each page of so many listings; nil where the server decides how many resources a page holds.
        case pages(of: Int?, listings: Int = 1)
        /// No more for each resource of the kind, and only for those whose outcome depends on the answer.
        case atMost(Int = 1, each: ResourceKind)
    }

    /// The operation id of the API's description.
    package var operation: String
    /// What is asked for, for people.
    package var purpose: String
    package var bound: Bound

    package init(_ operation: String, for purpose: String, _ bound: Bound) {
        self.operation = operation
        self.purpose = purpose
        self.bound = bound
    }
}

extension PlannedCalls.Bound: CustomStringConvertible {
    /// For people: `2`, `1 per page of 100`, `≤ 1 per user`.
    package var description: String {
        switch self {
        case .exactly(let count): "\(count)"
        case .upTo(let count): "≤ \(count)"
        case .pages(let size, let listings):
            (listings == 1 ? "1 per page" : "\(listings) listings, 1 per page") + (size.map { " of \($0)" } ?? "")
        case .atMost(let count, let kind): "≤ \(count) per \(kind.rawValue.replacing("_", with: " "))"
        }
    }
}
