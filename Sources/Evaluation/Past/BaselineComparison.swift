/// What became of the findings that a baseline accepts.
package struct BaselineComparison: Hashable, Sendable {
    /// How many the baseline accepts.
    package var accepted: Int
    /// Those that are gone: the resource complies, or the whole collection was seen without it.
    package var resolved: [RecordedFinding]
    /// Those that were not found, and not shown to be gone either.
    package var unseen: [RecordedFinding]

    package init(accepted: Int, resolved: [RecordedFinding], unseen: [RecordedFinding]) {
        self.accepted = accepted
        self.resolved = resolved
        self.unseen = unseen
    }
}
