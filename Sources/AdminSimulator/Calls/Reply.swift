/// What an operation answers, before it is written as HTTP.
enum Reply {
    /// 200 with one object.
    case object(StoredJSON)
    /// 200 with `{"data": …}`.
    case data(StoredJSON)
    /// 200 with a list of objects and links.
    case page(Page)
    /// 202 with `{"data": …}`.
    case accepted(StoredJSON)
    /// 200 without content.
    case done
    /// 204.
    case noContent

    /// Of the one object that it shows.
    var entityTag: String? {
        switch self {
        case .object(let json), .data(let json): json.entityTag
        default: nil
        }
    }
}
