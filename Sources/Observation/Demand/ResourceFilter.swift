package import CEL

/// A part of a collection that the API can be asked for.
package struct ResourceFilter: Hashable, Sendable {
    /// The types of policies, of which one is enough; nil: any.
    package var type: Set<String>?
    /// The actions of events, of which one is enough; nil: any.
    package var action: Set<String>?
    /// The first instant; nil: no bound.
    package var from: CELTimestamp?
    /// The last instant; nil: no bound.
    package var to: CELTimestamp?

    package init(
        type: Set<String>? = nil, action: Set<String>? = nil, from: CELTimestamp? = nil, to: CELTimestamp? = nil
    ) {
        self.type = type
        self.action = action
        self.from = from
        self.to = to
    }

    /// Nothing is left out.
    package static let everything = ResourceFilter()

    /// Whether it leaves nothing out.
    package var isEverything: Bool {
        self == .everything
    }

    /// Whether all that the other lets through passes this too.
    package func covers(_ other: ResourceFilter) -> Bool {
        func covers(_ mine: Set<String>?, _ theirs: Set<String>?) -> Bool {
            mine.map { theirs?.isSubset(of: $0) ?? false } ?? true
        }
        return covers(type, other.type) && covers(action, other.action)
            && (from.map { from in other.from.map { from <= $0 } ?? false } ?? true)
            && (to.map { to in other.to.map { to >= $0 } ?? false } ?? true)
    }

    /// The least that lets through what either does.
    package func union(_ other: ResourceFilter) -> ResourceFilter {
        func union(_ left: Set<String>?, _ right: Set<String>?) -> Set<String>? {
            left.flatMap { left in right.map(left.union) }
        }
        return ResourceFilter(
            type: union(type, other.type), action: union(action, other.action),
            from: from.flatMap { from in other.from.map { min(from, $0) } },
            to: to.flatMap { to in other.to.map { max(to, $0) } })
    }
}

extension ResourceFilter: CustomStringConvertible {
    /// For people: `type ip-allowlist, from 2026-01-01T00:00:00Z`; empty where nothing is left out.
    package var description: String {
        func list(_ name: String, _ values: Set<String>?) -> String? {
            values.map { name + " " + $0.sorted().joined(separator: " or ") }
        }
        let parts = [
            list("type", type), list("action", action), from.map { "from \($0)" }, to.map { "to \($0)" },
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
