extension String {
    /// The text, or as much of its beginning as fits with `…` behind it.
    /// - Parameter limit: In units of UTF-16, which is what most consumers count, and never fewer than theirs.
    func fitting(_ limit: Int) -> String {
        guard utf8.count > limit, utf16.count > limit else { return self }
        var end = startIndex
        var length = 1
        while end < endIndex {
            length += UTF16.width(unicodeScalars[end])
            if length > limit { break }
            end = unicodeScalars.index(after: end)
        }
        return self[..<end] + "…"
    }
}
