internal import CEL
internal import Evaluation
internal import Observations
internal import Rules

/// A word of the page with its sign, so that no colour is needed to understand it.
struct HTMLWord {
    /// The class of its colour.
    var style: String
    var mark: String
    var word: String
}

extension Outcome {
    var html: HTMLWord {
        switch self {
        case .fail: HTMLWord(style: rawValue, mark: "✕", word: "Fail")
        case .undetermined: HTMLWord(style: rawValue, mark: "?", word: "Undecided")
        case .waived: HTMLWord(style: rawValue, mark: "~", word: "Waived")
        case .pass: HTMLWord(style: rawValue, mark: "✓", word: "Pass")
        case .notApplicable: HTMLWord(style: rawValue, mark: "–", word: "Not applicable")
        }
    }
}

extension Finding.Status {
    var html: HTMLWord {
        switch self {
        case .fail: Outcome.fail.html
        case .undetermined: Outcome.undetermined.html
        case .waived: Outcome.waived.html
        }
    }
}

extension Severity {
    var htmlWord: String {
        rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
}

extension ReasonKind {
    /// What is wrong, as a heading.
    var htmlHeading: String {
        switch self {
        case .error: "An expression could not be computed"
        case .forbidden: "The credential was not allowed to look"
        case .incomplete: "Not everything was read"
        case .unsupported: "The API does not show it"
        case .stale: "What was seen is too old"
        }
    }
}

extension CELTimestamp {
    /// `2026-11-02 06:00 UTC`.
    var htmlMinute: String {
        let parts = "\(self)".split(separator: "T")
        return parts.count == 2 ? "\(parts[0]) \(parts[1].prefix(5)) UTC" : "\(self)"
    }
}

/// A number and its noun: `1 rule`, `3 rules`.
func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
}
