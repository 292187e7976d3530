package import JSON
import Observations

extension PolicyForm {
    /// The body of the request that makes a policy what the object says. Whether a server replaces or merges is not
    /// established, so it holds all that the dialect lets a request hold, changed or not.
    /// Throws where the policy holds something that cannot be sent back as it came.
    package func body(for policy: JSONObject) throws(PlanError) -> JSONObject {
        switch dialect {
        case .reference: try referenceBody(policy)
        case .cloud: try cloudBody(policy)
        }
    }

    private func referenceBody(_ policy: JSONObject) throws(PlanError) -> JSONObject {
        var body = JSONObject()
        body["name"] = try text("name", of: policy)
        body["status"] = try text("status", of: policy)
        switch policy["attributes"] {
        case .object(let attributes)?: body["attributes"] = .object(attributes)
        case nil, .null?: break
        default: throw .unsendable("`attributes` is no object")
        }
        return body
    }

    /// See https://developer.atlassian.com/cloud/admin/organization/rest/api-group-policies/.
    private func cloudBody(_ policy: JSONObject) throws(PlanError) -> JSONObject {
        guard let identity = identity(of: policy), case .object(let attributes)? = policy["attributes"] else {
            throw .unsendable("it has no `attributes`")
        }
        var sent: JSONObject = ["type": .string(identity.type)]
        sent["name"] = try text("name", of: attributes)
        sent["status"] = try text("status", of: attributes)
        if let rule = attributes["rule"], !rule.isNull { sent["rule"] = rule }
        switch attributes["resources"] {
        case .array(let resources)?:
            var elements: [JSONValue] = []
            for resource in resources { elements.append(try cloudResource(resource)) }
            sent["resources"] = .array(elements)
        case nil, .null?: break
        default: throw .unsendable("`resources` is no list")
        }
        return ["data": ["id": .string(identity.id), "type": "policy", "attributes": .object(sent)]]
    }

    private func cloudResource(_ resource: JSONValue) throws(PlanError) -> JSONValue {
        guard case .object(let resource) = resource, resource["id"]?.string != nil else {
            throw .unsendable("one of its `resources` has no id")
        }
        return .object(JSONObject(uniqueMembers: resource.members.filter { ["id", "meta", "links"].contains($0.key) }))
    }

    private func text(_ key: String, of object: JSONObject) throws(PlanError) -> JSONValue? {
        switch object[key] {
        case nil, .null?: nil
        case .string(let text)?: .string(text)
        default: throw .unsendable("`\(key)` is no text")
        }
    }
}
