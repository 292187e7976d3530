internal import CEL
internal import JSON

/// An object within a resource.
struct NestedObject: CELObject {
    private let table: ObjectTable
    private let resource: Resource
    /// Its JSON; that of the object around it where it has none of its own.
    let json: JSONObject

    init(_ table: ObjectTable, _ resource: Resource, _ json: JSONObject) {
        self.table = table
        self.resource = resource
        self.json = json
    }

    var typeName: String {
        table.typeName
    }

    func field(_ name: String) -> CELValue? {
        table.readers[name]?.value(in: Reading(resource: resource, object: json))
    }

    func isEqual(to other: any CELObject) -> Bool {
        guard let other = other as? NestedObject else { return false }
        return typeName == other.typeName && json == other.json
    }
}
