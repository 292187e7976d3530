internal import JSON

/// The description's `MultiDirectoryGroupSearchRequest`.
struct CloudGroupSearch: Hashable, Sendable {
    private let groupIDs: Set<String>?
    private let groupNames: Set<String>?
    private let roleIDs: Set<String>?
    private let term: String?
    let expand: [String]
    let size: Int

    /// The body has the shape that the description gives it.
    init(_ body: RequestObject) throws(Refusal) {
        groupIDs = body.texts("groupIds")
        groupNames = body.texts("groupNames")
        guard groupIDs == nil || groupNames == nil else {
            throw .badRequest("`groupIds` and `groupNames` exclude each other")
        }
        roleIDs = body.texts("roleIds")
        term = body.object["searchTerm"]?.string
        expand = body.texts("expand")?.sorted() ?? []
        size = body.object["limit"]?.int.map { Int($0) } ?? 20
    }

    func includes(_ group: CloudGroup) -> Bool {
        (groupIDs?.contains(group.id) ?? true)
            && (groupNames.map { names in group.name.map(names.contains) ?? false } ?? true)
            && (roleIDs.map { !$0.isDisjoint(with: group.roleIDs) } ?? true)
            && (term.map { term in group.name?.lowercased().contains(term.lowercased()) ?? false } ?? true)
    }
}
