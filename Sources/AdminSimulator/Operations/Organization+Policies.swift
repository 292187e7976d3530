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
        let policy = try policy(of: call)
        try call.checkPrecondition(on: policy.json, settings)
        return .object(change(policy) { update.apply(to: &$0, mode: settings.putMode) })
    }

    /// Takes an update without carrying it out yet, or ever; the policy as it still is.
    func accept(_ call: Call, after delay: Duration?) throws(Refusal) -> StoredJSON {
        carryOutAccepted()
        try checkPlace(of: call)
        let update = try PolicyUpdate(call.body)
        let policy = try policy(of: call)
        try call.checkPrecondition(on: policy.json, settings)
        if let delay {
            accepted.append(AcceptedUpdate(policy: policy.id, update: update, due: .now + delay))
        }
        return policy.json
    }

    /// Carries out the accepted updates whose time has come, in the order in which they came.
    func carryOutAccepted() {
        let now = ContinuousClock.now
        for update in accepted where update.due <= now {
            guard let policy = policies[update.policy] else { continue }
            _ = change(policy) { update.update.apply(to: &$0, mode: settings.putMode) }
        }
        accepted.removeAll { $0.due <= now }
    }

    /// Changes a policy as somebody else would who works on it at the same time.
    func meddle(with field: Fault.Field, of policy: String) {
        guard let policy = policies[policy] else { return }
        _ = change(policy, by: .somebodyElse) { object in
            switch field {
            case .name: object["name"] = .string((object["name"]?.string ?? "") + " (changed elsewhere)")
            case .status: object["status"] = object["status"]?.string == "enabled" ? "disabled" : "enabled"
            }
        }
    }

    private func policy(of call: Call) throws(Refusal) -> Policy {
        guard let policy = policies[call["policyId"]] else {
            throw .notFound("the organization has no policy of this id")
        }
        return policy
    }

    private func change(
        _ policy: Policy, by actor: EventActor = .bearer, _ edit: (inout JSONObject) -> Void
    ) -> StoredJSON {
        var object = policy.json.object
        edit(&object)
        object["updated"] = .string(settings.now().rfc3339)
        let updated = Policy(id: policy.id, object: object)
        policies.update(updated)
        record("policy_updated", on: ("policy", policy.id), by: actor)
        return updated.json
    }
}
