internal import JSON

/// Which workspaces are searched for.
struct WorkspaceSearch: Hashable, Sendable {
    var size: Int
    /// Values of `attributes.type` of which one is enough; nil: any.
    var types: Set<String>?

    /// What `query` says of `attributes.type`, directly or as part of an `and`; other filters are not simulated.
    static func types(in body: RequestObject) throws(Refusal) -> Set<String>? {
        guard let query = try body.child("query") else { return nil }
        let operands = query.object["and"] == nil ? [query] : try query.children("and")
        for operand in operands {
            guard let field = try operand.child("field"), try field.string("name") == "attributes.type" else {
                continue
            }
            return Set(try field.strings("values"))
        }
        return nil
    }
}
