internal import Evaluation
internal import JSON
internal import Observations

/// A resource as OSCAL's `inventory-item`.
struct OSCALResource {
    let uuid: String
    private let resource: FindingResource

    init(_ resource: FindingResource, of organization: OrganizationIdentity) {
        self.resource = resource
        let path = [organization.id, resource.kind.rawValue, resource.id].map(\.uriEscaped).joined(separator: ":")
        uuid = UUIDv5.text(of: "urn:tenet:resource:\(path)")
    }

    var item: JSONValue {
        [
            "uuid": .string(uuid), "description": OSCALValue.markup(resource.text),
            "props": [
                OSCALValue.property("resource-kind", resource.kind.rawValue),
                OSCALValue.property("resource-id", resource.id),
            ],
        ]
    }

    /// The resource as what was observed.
    var subject: JSONValue {
        ["subject-uuid": .string(uuid), "type": "inventory-item", "title": OSCALValue.markup(resource.text)]
    }
}
