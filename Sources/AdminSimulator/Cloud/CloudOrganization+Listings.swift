internal import JSON

extension CloudOrganization {
    /// A page of resources that are served as they came.
    func list(
        _ kind: SimulatedCloudOrganization.Kind, _ call: Call, limit: Int?
    ) throws(Refusal) -> Page {
        Page(
            of: others[kind]?.elements ?? [], from: try start(of: call), size: size(limit), json: \.json,
            where: { _ in true })
    }

    func one(
        _ kind: SimulatedCloudOrganization.Kind, _ parameter: String, _ name: String, of call: Call
    ) throws(Refusal) -> Reply {
        guard let resource = others[kind]?[call[parameter]] else {
            throw .unknown(name)
        }
        return .data(resource.json)
    }

    func page(of items: [StoredJSON], from start: Int, limit: Int?) -> Page {
        Page(of: items, from: start, size: size(limit), json: { $0 }, where: { _ in true })
    }

    /// How many items a page holds: what is asked for, and no more than the simulator was told; nil: the simulator's own number.
    func size(_ limit: Int?) -> Int {
        limit == .max ? .max : min(limit ?? .max, settings.pageSize)
    }

    /// Where the page that is asked for begins.
    func start(of call: Call) throws(Refusal) -> Int {
        guard let cursor = call.query["cursor"], !cursor.isEmpty else { return 0 }
        return try settings.cursors.position(in: cursor, for: call.operation)
    }

    /// The number of a parameter whose shape was checked.
    func limit(_ call: Call, _ usual: Int, _ name: String = "limit") -> Int {
        call.query[name].flatMap { Int($0) } ?? usual
    }

    func listGroupRoles(_ call: Call) throws(Refusal) -> Reply {
        guard let group = groups[call["groupId"]] else {
            throw .unknown("group")
        }
        return .page(
            page(of: group.roleAssignments, from: try start(of: call), limit: limit(call, 20)))
    }

    func queryWorkspaces(_ call: Call) throws(Refusal) -> Reply {
        let cursor = call.body.object["cursor"]?.string
        if cursor != nil, call.body.object.members.count > 1 {
            throw .badRequest("a cursor must stand alone")
        }
        let limit = call.body.object["limit"]?.int.map { Int($0) }
        let search = WorkspaceSearch(size: limit ?? 20, types: WorkspaceSearch.types(in: call.body))
        let (position, index, found) = try searches.resume(
            .workspaces(search), at: cursor, for: call.operation, cursors: settings.cursors)
        guard case .workspaces(let current) = found else { throw .badCursor() }
        var page = Page(
            of: others[.workspaces]?.elements ?? [], from: position, size: size(current.size), json: \.json,
            where: { workspace in
                guard let types = current.types else { return true }
                return workspace.json.object["attributes"]?["type"]?.string.map(types.contains) ?? false
            })
        page.search = index
        return .page(page)
    }
}
