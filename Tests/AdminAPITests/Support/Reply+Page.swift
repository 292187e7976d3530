import ScriptedServer

extension Reply {
    /// A page of a listing.
    static func page(_ items: String..., links: String = "{}") -> Reply {
        .answer(200, #"{"data":[\#(items.joined(separator: ","))],"links":\#(links)}"#)
    }

    /// The last page: one item.
    static let lastPage = page(#"{"id":"last"}"#)
}
