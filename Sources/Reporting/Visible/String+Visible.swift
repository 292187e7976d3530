extension String {
    /// The text on one line, with everything visible that a terminal, a browser or a CI server would obey: a name of the
    /// organization shows what it is and does nothing.
    var visible: String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) {
            return self
        }
        var shown = ""
        var rest = unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar.isHidden {
                shown += scalar.visibleForm
            } else if scalar == "#", shown.unicodeScalars.last == "#", rest.continuesLoggingCommand {
                shown += "\\u{23}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
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

extension Substring.UnicodeScalarView {
    /// Whether this, after `##`, is `[` or a word and `[`. Azure Pipelines obeys `##vso[…]` and GitHub `##[…]` anywhere in a
    /// line. See https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands.
    fileprivate var continuesLoggingCommand: Bool {
        drop { $0.properties.isAlphabetic && $0.isASCII }.first == "["
    }
}
