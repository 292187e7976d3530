internal import Evaluation

/// The run in one sentence.
struct HTMLVerdict {
    var style: String
    var mark: String
    var word: String
    var sentence: String

    init(_ assessment: Assessment) {
        let rules = assessment.rules
        func count(_ outcome: Outcome) -> Int { rules.count { $0.outcome == outcome } }
        let applicable = rules.count - count(.notApplicable)
        let undecided = rules.count { $0.outcome == .undetermined || !$0.reasons.isEmpty }
        let open = undecided == 0 ? "" : " \(counted(undecided, "rule")) could not be decided in full."
        let waived =
            count(.waived) == 0
            ? "" : " \(counted(count(.waived), "rule")) \(count(.waived) == 1 ? "is" : "are") waived."
        let outcome: Outcome
        switch (count(.fail), undecided) {
        case (0, 0) where applicable == 0:
            outcome = .notApplicable
            word = "Nothing to judge."
            sentence = "None of \(counted(rules.count, "rule")) selected anything."
        case (0, 0):
            outcome = .pass
            word = "No open findings."
            sentence = "\(count(.pass)) of \(counted(applicable, "applicable rule")) pass.\(waived)"
        case (0, _):
            outcome = .undetermined
            word = "Not decided."
            sentence = "No rule fails, but \(counted(undecided, "rule")) could not be decided.\(waived)"
        case (let failed, _):
            outcome = .fail
            word = "Needs work."
            let verb = failed == 1 ? "fails" : "fail"
            sentence = "\(failed) of \(counted(applicable, "applicable rule")) \(verb).\(open)\(waived)"
        }
        style = outcome.html.style
        mark = outcome.html.mark
    }
}
