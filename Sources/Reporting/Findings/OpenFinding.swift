internal import Evaluation
internal import Rules

/// A finding that asks somebody to do something: it fails or is not decided. What passes or is waived is none.
struct OpenFinding {
    private(set) var finding: Finding
    /// Others of its rule on its resource, such as those of a `require` and a `count`: they have its fingerprint, so that a
    /// consumer would show one of them.
    private(set) var others: [Finding] = []
    /// The place of its rule in the assessment.
    let ruleIndex: Int

    init(_ finding: Finding, ruleIndex: Int) {
        self.finding = finding
        self.ruleIndex = ruleIndex
    }

    /// Adds a finding where it is on the same resource; what fails stays before what is undetermined.
    fileprivate mutating func take(_ other: Finding) -> Bool {
        let (mine, theirs) = (finding.resource, other.resource)
        guard mine.kind == theirs.kind, mine.id.utf8.elementsEqual(theirs.id.utf8) else { return false }
        let isWorse = other.status == .fail && finding.status != .fail
        others.append(isWorse ? finding : other)
        if isWorse { finding = other }
        return true
    }
}

extension Report {
    /// Failures by severity, worst first, and what is undetermined likewise behind those of the severity that it has for
    /// consumers, so that what a consumer's limit cuts off matters least. A rule that is undetermined as a whole has one on the
    /// organization.
    var openFindings: [OpenFinding] {
        let rules = assessment.rules
        let order = Severity.allCases.reversed().flatMap { severity in
            rules.indices.filter { rules[$0].rule.severity == severity }
        }
        let findings = order.flatMap { index in
            var open: [OpenFinding] = []
            for finding in rules[index].findings(carryingOutcomeIn: assessment.organization)
            where finding.status != .waived {
                if open.isEmpty || !open[open.count - 1].take(finding) {
                    open.append(OpenFinding(finding, ruleIndex: index))
                }
            }
            return open
        }
        return Severity.allCases.reversed().flatMap { severity in
            let those = findings.filter { $0.severity == severity }
            return those.filter { $0.finding.status == .fail } + those.filter { $0.finding.status == .undetermined }
        }
    }

    /// What the finding's rule says of itself.
    func rule(of open: OpenFinding) -> RuleMetadata {
        assessment.rules[open.ruleIndex].rule
    }
}

extension OpenFinding {
    /// How much it matters to a consumer that knows severities only: what is undetermined is a warning, since nobody knows.
    var severity: Severity {
        finding.status == .undetermined ? .medium : finding.severity
    }

    /// For people: the resource, what is wrong with it, and what was said of it; one line at least.
    var lines: [String] {
        let message = finding.message.shortened(to: 2_000).visibleLines
        let first = finding.resource.text + (message.first.map { $0.isEmpty ? "" : ": " + $0 } ?? "")
        let state = finding.baseline == .worse ? "worse than the baseline accepts" : nil
        let more = others.flatMap { $0.message.shortened(to: 2_000).visibleLines }
        return [first] + message.dropFirst() + [state, finding.waiver?.text].compactMap(\.self) + more
    }

    /// The same on one line.
    var text: String {
        lines.filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
