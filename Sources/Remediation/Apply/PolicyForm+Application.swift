internal import JSON
internal import Observations

extension PolicyForm {
    /// How far the server is with making a policy's products do what it says.
    enum Application: Hashable {
        case done, underWay, failed
    }

    /// Reads `applicationStatus` of the policy's resources, where the dialect has it.
    func application(of policy: JSONObject) -> Application {
        let holder = dialect == .cloud ? policy["attributes"]?.object : policy
        let statuses = (holder?["resources"]?.array ?? []).compactMap { $0["applicationStatus"]?.string }
        if statuses.contains("failed") { return .failed }
        // A word that is not known may mean anything, so it is waited for.
        return statuses.allSatisfy { ["applied", "enabled"].contains($0) } ? .done : .underWay
    }
}
