internal import JSON

/// The description's `MultiDirectoryGroupSearchRequest`.
struct CloudGroupSearch: Hashable, Sendable {
    var groupIDs: Set<String>?
    var groupNames: Set<String>?
    var term: String?
    var expand: [String]
    var size: Int

    init(_ body: RequestObject) throws(Refusal) {
        for ignored in ["accountIds", "directoryIds", "resourceIds"] {
            _ = try body.choices(ignored, maximum: 10)
        }
        groupIDs = try body.choices("groupIds", maximum: 10)
        groupNames = try body.choices("groupNames", maximum: 100)
        guard groupIDs == nil || groupNames == nil else {
            throw .badRequest("`groupIds` and `groupNames` exclude each other")
        }
        term = try body.string("searchTerm")
        expand = try body.choices("expand", among: ["counts.resources", "counts.users"], maximum: 2)?.sorted() ?? []
        size = try body.integer("limit", in: 1...100) ?? 20
    }

    func includes(_ group: CloudGroup) -> Bool {
        (groupIDs?.contains(group.id) ?? true)
            && (groupNames.map { names in group.name.map(names.contains) ?? false } ?? true)
            && (term.map { term in group.name?.lowercased().contains(term.lowercased()) ?? false } ?? true)
    }
}
