extension String {
    /// The text on one line, with everything visible that a terminal, a browser or a CI server would obey: a name of the
    /// organization shows what it is and does nothing.
    package var visible: String {
        replacing(where: { $0.needsLook }) { scalar, place in
            if scalar.isHidden { return scalar.visibleForm }
            return isHash(before: place) && continuesLoggingCommand(after: place) ? "\\u{23}" : nil
        }
    }

    /// The lines of the text, each visible; one at least.
    var visibleLines: [String] {
        unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }
    }

    /// The first line that is not empty, visible and not too long; nil without one.
    var visibleFirstLine: String? {
        visibleLines.first { !$0.isEmpty }?.shortened(to: 500)
    }

    /// The text, or its first scalars and how many more there are.
    func shortened(to count: Int) -> String {
        guard utf8.count > count,
            let end = unicodeScalars.index(startIndex, offsetBy: count, limitedBy: endIndex), end < endIndex
        else { return self }
        let left = unicodeScalars.distance(from: end, to: endIndex)
        return String(unicodeScalars[..<end]) + "… (\(left) more characters)"
    }
}

extension String {
    /// Whether, after `##`, `[` follows or a word and `[`. Azure Pipelines obeys `##vso[…]` and GitHub `##[…]` anywhere in a
    /// line. See https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands.
    private func continuesLoggingCommand(after place: Index) -> Bool {
        let word = unicodeScalars[place...].dropFirst().drop { $0.isASCII && $0.properties.isAlphabetic }
        return unicodeScalars[place] == "#" && word.first == "["
    }
}
