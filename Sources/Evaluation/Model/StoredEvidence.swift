import JSON

/// Evidence as it came: of a million resources it is written at once, and read again only where a report wants its parts.
enum StoredEvidence: Sendable {
    case values([Evidence])
    /// A compact JSON array; a part of what others have theirs in, too.
    case json(ArraySlice<UInt8>)

    var values: [Evidence] {
        switch self {
        case .values(let values): values
        case .json(let json): Self.values(of: json)
        }
    }

    private static func values(of json: ArraySlice<UInt8>) -> [Evidence] {
        guard case .array(let items)? = try? JSONValue(parsing: json) else { return [] }
        return items.map { item in
            Evidence(
                expr: item["expr"]?.string ?? "", value: item["value"] ?? .null,
                total: item["total"]?.int.flatMap { Int(exactly: $0) })
        }
    }
}
