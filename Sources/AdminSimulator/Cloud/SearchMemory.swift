/// Remembers searches, since a cursor of theirs comes without them.
struct SearchMemory: Sendable {
    enum Search: Hashable, Sendable {
        case users(CloudUserSearch)
        case groups(CloudGroupSearch)
        case workspaces(WorkspaceSearch)
    }

    /// So many different searches are remembered; then the oldest are forgotten, and their cursors refused.
    private static let capacity = 10_000
    private var searches: [Int: Search] = [:]
    private var numbers: [Search: Int] = [:]
    private var next = 0

    /// Where a search goes on: at the cursor, in the search that it belongs to; at the beginning of `search` without one.
    /// - Returns: The position, what stands behind positions in further cursors, and the search.
    mutating func resume(
        _ search: Search, at cursor: String?, for operation: SimulatedOperation, cursors: CursorCodec
    ) throws(Refusal) -> (position: Int, suffix: String, search: Search) {
        guard let cursor, !cursor.isEmpty else {
            return (0, ".\(number(of: search))", search)
        }
        let parts = cursor.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[1]), let found = searches[number] else {
            throw .badCursor()
        }
        let position = try cursors.position(in: String(parts[0]), for: operation)
        return (position, ".\(number)", found)
    }

    private mutating func number(of search: Search) -> Int {
        if let number = numbers[search] { return number }
        let number = next
        next += 1
        searches[number] = search
        numbers[search] = number
        if let old = searches.removeValue(forKey: number - Self.capacity) { numbers[old] = nil }
        return number
    }
}
