package import CEL
internal import JSON

/// A resource as expressions see it.
package struct ResourceObject: CELObject {
    package let resource: Resource

    package init(_ resource: Resource) {
        self.resource = resource
    }

    package var typeName: String {
        resource.layout.table.typeName
    }

    package func field(_ name: String) -> CELValue? {
        resource.layout.table.readers[name]?.value(in: Reading(resource: resource, object: resource.json))
    }

    package func isEqual(to other: any CELObject) -> Bool {
        guard let other = other as? ResourceObject else { return false }
        return resource.kind == other.resource.kind && resource.json == other.resource.json
    }
}
