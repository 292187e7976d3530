/// Findings of a rule that are in one piece of memory, on resources that have numbers.
struct FindingPiece: Sendable {
    let findings: WrittenFindings
    /// Where each one begins.
    private(set) var places: [FindingContent.Place]
    /// The number of the resource of each one.
    private(set) var resources: [UInt32]

    /// The same where so many resources come before those of its task.
    func after(_ count: UInt32) -> FindingPiece {
        guard count > 0 else { return self }
        var piece = self
        for place in piece.resources.indices { piece.resources[place] += count }
        return piece
    }
}
