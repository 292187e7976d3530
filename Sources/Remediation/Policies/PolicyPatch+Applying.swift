package import JSON

extension PolicyPatch {
    /// The policy as it is after the patch; members keep their order, new ones come last. What no step names stays as it is.
    package func applied(to policy: JSONObject, _ form: PolicyForm) throws(PlanError) -> JSONObject {
        var policy = policy
        for step in steps {
            policy = try Self.changing(policy, at: form.keys(to: step.path)[...], by: step)
        }
        return policy
    }

    private static func changing(
        _ object: JSONObject, at keys: ArraySlice<String>, by step: Step
    ) throws(PlanError) -> JSONObject {
        guard let key = keys.first else { return object }
        var object = object
        let rest = keys.dropFirst()
        guard !rest.isEmpty else {
            object[key] = try step.result(of: object[key])
            return object
        }
        switch object[key] {
        case .object(let inner)?:
            object[key] = .object(try changing(inner, at: rest, by: step))
        case nil, .null?:
            // What is not there needs not be taken away.
            guard step.edit == .set || step.edit == .add else { return object }
            object[key] = .object(try changing(JSONObject(), at: rest, by: step))
        default:
            throw .unpatchable(step.path, "`\(key)` on the way is no object")
        }
        return object
    }
}

extension PolicyPatch.Step {
    /// What becomes of the value at the path.
    fileprivate func result(of value: JSONValue?) throws(PlanError) -> JSONValue? {
        switch edit {
        case .set: return self.value
        case .unset: return nil
        case .add:
            var elements = try elements(of: value)
            for element in self.value.array ?? [] where !elements.contains(element) { elements.append(element) }
            return .array(elements)
        case .remove:
            guard let value, !value.isNull else { return value }
            let removed = self.value.array ?? []
            return .array(try elements(of: value).filter { !removed.contains($0) })
        }
    }

    private func elements(of value: JSONValue?) throws(PlanError) -> [JSONValue] {
        switch value {
        case .array(let elements)?: return elements
        case nil, .null?: return []
        default: throw .unpatchable(path, "it is no list")
        }
    }
}
