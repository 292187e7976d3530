/// What reviews need to know of an expression that a variable stands for: using the variable means the same as writing the
/// expression in its place.
package struct CELDefinition: Sendable {
    let checked: CELCheckedExpr
    /// What it reads, as a path.
    let path: String?
    /// What its value reads, where that is an optional.
    let pathOfValue: String?
    /// What is there where the optional that it gives has a value.
    let optionalPaths: [String]
    /// What is known to be present of each element of the collection that it gives, as paths from the element.
    let elementPaths: Set<String>
    /// Paths without which it is surely false, not an error.
    let guardsOfTruth: Set<String>
    /// Paths without which it is surely true, not an error.
    let guardsOfFalsehood: Set<String>
    /// The values that it is known to have, and the name of their field.
    let knownValues: CELKnownValues?
}

/// What is found of definitions where they are used, shared by the reviews of all expressions that one expression reaches.
final class CELDefinitionReviews {
    /// What follows from a definition where so much is known.
    private var facts: [String: [(proven: CELPresence, facts: CELFacts)]] = [:]
    /// Reads without a guard, by the definition in which they stand.
    private(set) var warnings: [String: Set<CELIssue>] = [:]
    /// How many places with different knowledge are looked at; what follows from a value does not depend on the place.
    private static let placeLimit = 8

    func facts(of name: String, where proven: CELPresence) -> CELFacts? {
        let known = facts[name] ?? []
        return known.first { $0.proven == proven }?.facts ?? (known.count < Self.placeLimit ? nil : known.first?.facts)
    }

    func add(_ found: CELFacts, of name: String, where proven: CELPresence, _ issues: [CELIssue]) {
        facts[name, default: []].append((proven, found))
        warnings[name, default: []].formUnion(issues)
    }
}
