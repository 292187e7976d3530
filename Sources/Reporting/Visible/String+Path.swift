extension String {
    /// The names on the path of a file without those that lead nowhere; `..` is left where it leads out.
    var pathSegments: [String] {
        var segments: [String] = []
        for segment in unicodeScalars.split(separator: "/").map(String.init) where segment != "." {
            if segment == "..", let last = segments.last, last != ".." {
                segments.removeLast()
            } else {
                segments.append(segment)
            }
        }
        return segments
    }
}
