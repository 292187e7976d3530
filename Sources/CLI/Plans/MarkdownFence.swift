extension [String] {
    /// Visible lines as a block of Markdown in which nothing is obeyed: its fence is longer than any that is in them.
    func fenced(as language: String = "") -> [String] {
        let fence = String(repeating: "`", count: Swift.max(3, (map(\.longestFence).max() ?? 0) + 1))
        return [fence + language] + self + [fence]
    }
}

extension String {
    /// The most back-ticks in a row.
    var longestFence: Int {
        split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    }
}
