import AdminAPI
package import Observations

extension Collector {
    /// The calls that collecting what is demanded takes, before the first of them, in the order in which they are made.
    ///
    /// `readsPolicies` says that policies are read by themselves, too.
    package func plannedCalls(for demand: Demand, readsPolicies: Bool = false) -> [PlannedCalls] {
        var calls = [source.plannedProbe]
        let kinds = demand.collections.keys.filter { $0 != .organization && $0.isSupported(in: source.dialect) }
        for kind in ResourceKind.allCases where kinds.contains(kind) {
            guard let wanted = demand.collections[kind], wanted.filter != nil else { continue }
            calls += source.plannedListing(of: kind, wanted)
        }
        calls += source.plannedDetails(demand)
        if readsPolicies {
            calls.append(
                PlannedCalls(.getPolicyById, "policies that may be repaired, by themselves", .atMost(each: .policy)))
        }
        return calls
    }
}

extension PlannedCalls {
    static let whetherAllWereListed = "whether all users were listed, where that takes several pages"

    init(_ operation: AdminOperation, _ purpose: String, _ bound: Bound) {
        self.init(operation.rawValue, for: purpose, bound)
    }
}

extension ResourceKind {
    /// What a listing is asked for: `users (role org-admin)`.
    func purpose(_ filter: ResourceFilter) -> String {
        let name = collectionName.replacing("_", with: " ")
        return filter.isEverything ? name : "\(name) (\(filter))"
    }
}
