import JSON
import Observations

extension Inventory {
    /// Makes the users incomplete where a count of them that a rule asked for says more than were listed.
    mutating func compareUsersWithCount() {
        guard let users = collections[.user], users.filter.isEverything, users.completeness.isComplete,
            let count = organization.json[Detail.userCount.rawValue]?.int,
            let text = ResourceKind.user.shortfall(of: count, listed: users.resources.count)
        else { return }
        collections[.user]?.completeness.missing.append(
            Completeness.Missing(
                what: ResourceKind.user.collectionName, reason: .incomplete,
                text: ListingDoubt.withheld(text).text(.user)))
    }
}
