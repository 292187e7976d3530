/// What a run has done, change by change in the order of the plan.
package struct ApplyResult: Hashable, Sendable {
    package var outcomes: [ChangeOutcome]
    /// Nil when the run came to its end.
    package var stop: ApplyStop?
    /// SHA-256 of the journal's last line, which nails down all of them.
    package var journalHead: String

    package init(outcomes: [ChangeOutcome], stop: ApplyStop?, journalHead: String) {
        self.outcomes = outcomes
        self.stop = stop
        self.journalHead = journalHead
    }

    /// Whether every change was made and verified.
    package var isComplete: Bool {
        stop == nil && outcomes.allSatisfy { $0.result == .verified }
    }
}
