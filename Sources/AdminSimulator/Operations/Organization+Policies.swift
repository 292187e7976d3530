internal import JSON

extension Organization {
    private static let policyTypes = [
        "ip-allowlist", "data-residency", "authentication", "external-user", "user-security",
    ]

    func listPolicies(_ call: Call) throws(Refusal) -> Reply {
        guard let type = call.query["type"] else {
            return try list(policies, json: \.json, for: call)
        }
        guard Self.policyTypes.contains(type) else {
            throw .badRequest("`type` is none of \(Self.policyTypes.joined(separator: ", "))")
        }
        return try list(policies, json: \.json, for: call) { $0.type == type }
    }

    /// Updates name, status and attributes; whatever else the body holds is ignored, whatever else the policy holds
    /// stays.
    func updatePolicy(_ call: Call) throws(Refusal) -> Reply {
        let update = try PolicyUpdate(call.body)
        guard let policy = policies[call["policyId"]] else {
            throw .notFound("the organization has no policy of this id")
        }
        var object = policy.json.object
        update.apply(to: &object, mode: settings.putMode)
        object["updated"] = .string(settings.now().rfc3339)
        let updated = Policy(id: policy.id, object: object)
        policies.update(updated)
        record("policy_updated", on: ("policy", policy.id))
        return .object(updated.json)
    }
}
