extension String {
    /// JSON with escapes for everything in it that a terminal, a browser or a CI server would obey: the same values in other
    /// bytes.
    ///
    /// Outside strings JSON is ASCII without `#`, so that each of these characters can be escaped wherever it stands.
    package var visibleJSON: String {
        replacing(where: { $0.needsLook }) { scalar, place in
            // `##[…]` and `##vso[…]` are commands to CI servers that read a log.
            guard scalar != "\n", scalar.isHidden || (scalar == "#" && isHash(before: place)) else { return nil }
            return scalar.utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
            }.joined()
        }
    }
}
