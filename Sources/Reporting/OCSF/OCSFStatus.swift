internal import Evaluation

/// What an event says of compliance, and what became of the finding. Numbers are those of the class.
struct OCSFStatus {
    /// 1 pass, 2 warning, which is "no result due to missing information", 3 fail, 99 other.
    let compliance: (id: Int, name: String)
    /// 1 new, 3 suppressed, 4 resolved, 99 other.
    let finding: (id: Int, name: String)

    init(_ finding: Finding) {
        switch finding.status {
        case .fail:
            compliance = (3, "Fail")
            self.finding = (1, "New")
        case .undetermined:
            compliance = (2, "Warning")
            self.finding = (1, "New")
        case .waived:
            compliance = finding.isAttested ? (99, "Attested") : (3, "Fail")
            self.finding = (3, "Suppressed")
        }
    }

    /// Of a rule that nothing was found of.
    init(_ outcome: Outcome) {
        compliance = outcome == .pass ? (1, "Pass") : (99, "Not applicable")
        finding = outcome == .pass ? (4, "Resolved") : (99, "Not applicable")
    }
}
