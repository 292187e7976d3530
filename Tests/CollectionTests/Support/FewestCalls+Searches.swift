extension FewestCalls {
    /// The fewest calls for roles where a search, which takes a call for each hundred whom it finds and one more where these are
    /// several, tells who holds a role: whichever roles are searched for, and the others asked of one by one.
    var withSearches: Int {
        var plans: [Set<String>] = [[]]
        for role in searched { plans += plans.map { $0.union([role]) } }
        return plans.map { roles in
            roles.reduce(FewestCalls(organization, rules, known: known.union(roles)).asked.count) {
                $0 + searchCalls($1)
            }
        }.min() ?? 0
    }

    /// What may come on top for want of knowing beforehand: that the answer for one role makes the search for another needless, or
    /// one for either of two does; and the page and the count after which a search is given up since it takes too many.
    var foresight: Int {
        (searched.count > 1 ? searched.count : 0) + searched.reduce(0) { $0 + (searchCalls($1) > 1 ? 2 : 0) }
    }

    /// Roles in the rules of which it is not known who holds them.
    private var searched: Set<String> {
        Set(rules.flatMap(\.roles)).subtracting(known)
    }

    private func searchCalls(_ role: String) -> Int {
        let pages = max(1, (organization.users.count { $0.roles.contains(role) } + 99) / 100)
        return pages == 1 ? 1 : pages + 1
    }
}
