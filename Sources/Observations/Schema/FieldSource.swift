internal import CEL
internal import JSON

/// Where a dialect has a field, and what it costs.
package struct FieldSource: Sendable, ExpressibleByStringLiteral {
    /// The keys to the value in the resource's JSON, joined by `.`; lists end with `[]`. A detail stands under its name.
    package var path: String
    /// What it costs to see it.
    package var cost: FieldCost
    /// Computes the value where it does not stand at the path as it is.
    var derivation: Derivation?
    /// What the listing tells of a list of texts that has to be fetched beside it.
    var membership: ListedMembers?
    /// The members of the resource's JSON that the derivation looks at, beside those of the object that the field belongs to.
    var derivedFrom: [String] = []
    /// Whether the answer is known to have the value there; where it is not, a value that is not there is unknown.
    var isEstablished = true

    private init(_ path: String, _ cost: FieldCost, _ derivation: Derivation? = nil) {
        self.path = path
        self.cost = cost
        self.derivation = derivation
        // Derivations look at no other member than the one in which the value stands, unless they say so.
        if derivation != nil {
            derivedFrom = path.split(separator: ".").prefix(1).map { String($0.hasSuffix("[]") ? $0.dropLast(2) : $0) }
        }
    }

    /// A path in the answer of the listing.
    package init(stringLiteral path: String) {
        self.init(path, .list)
    }

    /// A path in the answer of the listing that no description confirms.
    static func presumed(_ path: String) -> FieldSource {
        var source = FieldSource(path, .list)
        source.isEstablished = false
        return source
    }

    /// Computed from the answer of the listing.
    static func derived(
        _ path: String, _ derivation: @escaping Derivation, alsoFrom others: [String] = []
    ) -> FieldSource {
        var source = FieldSource(path, .list, derivation)
        source.derivedFrom += others
        return source
    }

    /// In the answer of the listing when it is asked for as `parameter`.
    static func expanded(
        _ path: String, _ detail: Detail, _ parameter: String, _ derivation: Derivation? = nil
    ) -> FieldSource {
        FieldSource(path, .expand(detail, parameter), derivation)
    }

    /// By one call for each resource; `membership` is what the listing tells before.
    static func perResource(
        _ path: String, _ detail: Detail, _ derivation: Derivation? = nil,
        membership: ListedMembers? = nil
    ) -> FieldSource {
        var source = FieldSource(path, .callPerResource(detail), derivation)
        source.membership = membership
        return source
    }

    /// By a second listing in each run.
    static func listing(_ path: String, _ detail: Detail, _ derivation: Derivation? = nil) -> FieldSource {
        FieldSource(path, .listingPerRun(detail), derivation)
    }

    /// By one call in each run.
    static func perRun(_ path: String, _ detail: Detail) -> FieldSource {
        FieldSource(path, .callPerRun(detail))
    }
}

/// What a listing tells of a list of texts that it does not have.
struct ListedMembers: Sendable {
    /// The members of the resource's JSON that tell it.
    let keys: [String]
    /// Given that JSON.
    let read: @Sendable (JSONObject) -> CELUnknown.Membership?
}
