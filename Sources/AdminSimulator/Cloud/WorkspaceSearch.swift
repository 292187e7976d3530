internal import JSON

/// Which workspaces are searched for.
struct WorkspaceSearch: Hashable, Sendable {
    var size: Int
    /// Values of `attributes.type` of which one is enough; nil: any.
    var types: Set<String>?

    /// What `query` says of `attributes.type`, directly or as part of an `and`; other filters are not simulated.
    static func types(in body: RequestObject) -> Set<String>? {
        guard let query = body.object["query"] else { return nil }
        let field = (query["and"]?.array ?? [query]).lazy.compactMap { $0["field"] }.first {
            $0["name"]?.string == "attributes.type"
        }
        return field?["values"]?.array.map { Set($0.compactMap(\.string)) }
    }
}
