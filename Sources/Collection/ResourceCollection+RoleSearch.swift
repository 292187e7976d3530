import Observations

extension ResourceCollection {
    /// Notes of each resource whether it holds one of the roles.
    mutating func note(holdersOf roles: Set<String>, _ holds: (Resource) -> Bool) {
        guard !resources.isEmpty else { return }
        for index in resources.indices {
            resources[index].note(isFound: holds(resources[index]), bySearchFor: roles)
        }
        details[.roleSearches] = .some
    }

    /// Takes what a search told. It finds no one whom the whole listing does not have, unless something changed in between.
    mutating func note(holdersOf roles: Set<String>, found ids: Set<String>, _ kind: ResourceKind) {
        note(holdersOf: roles) { ids.contains($0.id) }
        guard filter.values[.role] == nil, !ids.isSubset(of: resources.map(\.id)) else { return }
        let name = kind.collectionName
        completeness.missing.append(
            Completeness.Missing(
                what: name, reason: .incomplete,
                text: "the \(name) changed while they were listed: a search for roles found others"))
    }
}
