extension [String] {
    /// Visible lines as a block of Markdown in which nothing is obeyed: its fence is longer than any that is in them.
    package func fenced(as language: String = "") -> [String] {
        let fence = String(repeating: "`", count: Swift.max(3, (map(\.longestFence).max() ?? 0) + 1))
        return [fence + language] + self + [fence]
    }
}

extension String {
    /// The most back-ticks in a row.
    var longestFence: Int {
        var longest = 0
        var run = 0
        for byte in utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
