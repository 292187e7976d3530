package import CEL

/// A part of a collection that the API can be asked for.
package struct ResourceFilter: Hashable, Sendable {
    /// Something of a resource by which the API can select. The raw value is the name in the manifest of a snapshot.
    package enum Field: String, CaseIterable, Hashable, Sendable {
        /// Of a policy.
        case type
        /// Of an event.
        case action
        /// Of a user: one of the roles is held.
        case role
        /// Of a user of the cloud dialect.
        case status
        case accountStatus = "account_status"
        case membershipStatus = "membership_status"
        case claimStatus = "claim_status"
    }

    /// For each field the values of which one is enough; a field that is not in it may have any.
    package var values: [Field: Set<String>]
    /// The first instant; nil: no bound.
    package var from: CELTimestamp?
    /// The last instant; nil: no bound.
    package var to: CELTimestamp?

    package init(_ values: [Field: Set<String>] = [:], from: CELTimestamp? = nil, to: CELTimestamp? = nil) {
        self.values = values
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
        values.allSatisfy { field, mine in other.values[field]?.isSubset(of: mine) ?? false }
            && (from.map { from in other.from.map { from <= $0 } ?? false } ?? true)
            && (to.map { to in other.to.map { to >= $0 } ?? false } ?? true)
    }

    /// The least that lets through what either does.
    package func union(_ other: ResourceFilter) -> ResourceFilter {
        var union: [Field: Set<String>] = [:]
        for (field, mine) in values {
            union[field] = other.values[field].map(mine.union)
        }
        return ResourceFilter(
            union, from: from.flatMap { from in other.from.map { min(from, $0) } },
            to: to.flatMap { to in other.to.map { max(to, $0) } })
    }

    /// The same with some fields only.
    package func keeping(_ fields: Set<Field>) -> ResourceFilter {
        ResourceFilter(values.filter { fields.contains($0.key) }, from: from, to: to)
    }
}

extension ResourceFilter: CustomStringConvertible {
    /// For people: `type ip-allowlist, from 2026-01-01T00:00:00Z`; empty where nothing is left out.
    package var description: String {
        let lists = Field.allCases.compactMap { field in
            values[field].map { field.rawValue.replacing("_", with: " ") + " " + $0.sorted().joined(separator: " or ") }
        }
        return (lists + [from.map { "from \($0)" }, to.map { "to \($0)" }].compactMap { $0 }).joined(separator: ", ")
    }
}
