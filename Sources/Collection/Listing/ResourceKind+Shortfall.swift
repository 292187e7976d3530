import Observations

extension ResourceKind {
    /// Says that there are more than were listed; nil where there are not.
    func shortfall(of total: Int64, listed count: Int) -> String? {
        guard total > Int64(count) else { return nil }
        return "the API counts \(total) \(collectionName) and lists \(count)"
    }
}
