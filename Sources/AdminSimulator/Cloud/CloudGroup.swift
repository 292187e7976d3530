internal import JSON

/// A group of the cloud dialect.
struct CloudGroup: Listed {
    let id: String
    let name: String?
    let directoryID: String?
    /// The group object without its counts.
    let json: StoredJSON
    let counts: JSONValue
    /// In the live shape.
    let roleAssignments: [StoredJSON]
    /// Of all that it holds.
    let roleIDs: Set<String>

    init(id: String, object: JSONObject) {
        var object = object
        self.id = id
        name = object["name"]?.string
        directoryID = object["directoryId"]?.string
        counts = object["counts"] ?? ["users": 0, "resources": 0]
        roleAssignments = object["role_assignments"]?.array?.map(StoredJSON.init) ?? []
        roleIDs = (object["role_assignments"]?.array ?? []).reduce(into: []) { ids, assignment in
            ids.formUnion(assignment["roles"]?.array?.compactMap(\.string) ?? [])
        }
        object["counts"] = nil
        object["role_assignments"] = nil
        json = StoredJSON(.object(object))
    }

    /// The object with the counts that are asked for, `counts.users` and `counts.resources`.
    func json(expanding names: [String]) -> StoredJSON {
        guard !names.isEmpty else { return json }
        var object = json.object
        var shown = JSONObject()
        for name in names {
            let key = String(name.dropFirst("counts.".count))
            shown[key] = counts[key] ?? 0
        }
        object["counts"] = .object(shown)
        return StoredJSON(.object(object))
    }
}
