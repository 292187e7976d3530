import Observations

extension ResourceKind {
    /// The keys under which what a call of its own tells is kept beside a resource's members.
    func detailKeys(in dialect: Dialect) -> [String] {
        let details: [Detail] =
            switch (self, dialect) {
            case (.user, .reference): [.roleAssignments, .claimStatus]
            case (.user, .cloud): [.roleAssignments, .roleSearches, .deactivatedOn, .managedAccount]
            case (.group, .cloud): [.roleAssignments, .roleSearches]
            default: []
            }
        return details.map(\.rawValue)
    }
}
