internal import JSON

extension CloudOrganization {
    func listPolicies(_ call: Call) throws(Refusal) -> Reply {
        let type = call.query["type"]
        return .page(
            Page(
                of: policies.elements, from: try start(of: call), size: size(nil), json: \.json,
                where: { type == nil || $0.type == type }))
    }

    func policy(of call: Call) throws(Refusal) -> CloudPolicy {
        guard let policy = policies[call["policyId"]] else {
            throw .unknown("policy")
        }
        return policy
    }

    /// The policy changes at once, its resources are `applying` for a while.
    func updatePolicy(_ call: Call) throws(Refusal) -> Reply {
        let policy = try policy(of: call)
        let update = try update(of: policy, by: call)
        return .accepted(change(policy, to: update.applied(to: policy.attributes, mode: settings.putMode)))
    }

    func accept(_ call: Call, after delay: Duration?) throws(Refusal) -> StoredJSON {
        carryOutPending()
        let policy = try policy(of: call)
        let update = try update(of: policy, by: call)
        if let delay {
            pending.append(
                PendingUpdate(
                    policy: policy.id,
                    effect: .attributes(update.applied(to: policy.attributes, mode: settings.putMode)),
                    due: .now + delay))
        }
        return policy.json
    }

    func meddle(with field: Fault.Field, of id: String) {
        guard let policy = policies[id] else { return }
        var attributes = policy.attributes
        switch field {
        case .name: attributes["name"] = .string((attributes["name"]?.string ?? "") + " (changed elsewhere)")
        case .status: attributes["status"] = attributes["status"]?.string == "enabled" ? "disabled" : "enabled"
        }
        policies.update(policy.with(attributes))
        record("policy_updated", on: policy.id, by: .somebodyElse)
    }

    /// Carries out what has come due, in order.
    func carryOutPending() {
        let now = ContinuousClock.now
        let due = pending.filter { $0.due <= now }
        pending.removeAll { $0.due <= now }
        for update in due.sorted(by: { $0.due < $1.due }) {
            guard let policy = policies[update.policy] else { continue }
            switch update.effect {
            case .attributes(let attributes):
                _ = change(policy, to: attributes)
            case .application(let status):
                policies.update(policy.with(policy.attributes.with(resources: status)))
            }
        }
    }

    private func update(of policy: CloudPolicy, by call: Call) throws(Refusal) -> CloudPolicyUpdate {
        try call.checkPrecondition(on: policy.json, settings)
        let update = CloudPolicyUpdate(call.body)
        guard update.type == policy.type else {
            throw .badRequest("a policy keeps its type")
        }
        return update
    }

    private func change(_ policy: CloudPolicy, to attributes: JSONObject) -> StoredJSON {
        var attributes = attributes.with(resources: "applying")
        attributes["updatedAt"] = .string(settings.now().rfc3339)
        let updated = policy.with(attributes)
        policies.update(updated)
        let (status, delay) =
            switch application {
            case .after(let delay): ("applied", delay)
            case .failed: ("failed", settings.applicationTime)
            }
        pending.append(PendingUpdate(policy: policy.id, effect: .application(status), due: .now + delay))
        record("policy_updated", on: policy.id, by: .bearer)
        return updated.json
    }
}

extension CloudPolicy {
    var attributes: JSONObject {
        json.object["attributes"]?.object ?? JSONObject()
    }

    func with(_ attributes: JSONObject) -> CloudPolicy {
        var object = json.object
        object["attributes"] = .object(attributes)
        return CloudPolicy(id: id, object: object)
    }
}

extension JSONObject {
    /// The same attributes with every resource in one state.
    fileprivate func with(resources status: String) -> JSONObject {
        guard case .array(let resources)? = self["resources"] else { return self }
        var attributes = self
        attributes["resources"] = .array(
            resources.map { resource in
                guard case .object(var object) = resource else { return resource }
                object["applicationStatus"] = .string(status)
                return .object(object)
            })
        return attributes
    }
}
