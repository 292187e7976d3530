import Observations

/// How evidence is read off the columns of a line: what an expression reads, as far as it comes to it.
enum EvidenceStep {
    case nothing
    case item(EvidenceItem)
    /// What the interpreter reads.
    case interpreted(InterpretedEvidence)
    case sequence([EvidenceStep])
    /// The second only where the first does not decide.
    indirect case logic(EvidenceStep, LogicTruthNode, EvidenceStep)
    indirect case choice(EvidenceStep, ChoiceTruthNode, EvidenceStep, EvidenceStep)
    /// The second only where the first has no value.
    indirect case alternative(EvidenceStep, ColumnNode, EvidenceStep)
    /// Only where the list has elements; the node says whether what is made of them is known.
    indirect case elements(ListSizeNode, FoldNode, EvidenceStep)
}

/// What is made of the elements of a list.
enum FoldNode {
    case truth(TruthNode)
    case number(NumberNode)

    /// Whether it is known of the line, which was asked for it.
    func isKnown(_ batch: ColumnBatch, _ line: Int) -> Bool {
        switch self {
        case .truth(let node):
            return node.results.start[line] <= ColumnTruth.yes
        case .number(let node):
            node.prepare(batch)
            return node.states.start[line] == ColumnState.value
        }
    }
}

/// Where a value of the evidence comes from.
enum EvidenceSource {
    case text(TextNode)
    case time(TimeNode)
    case number(NumberNode)
    case flag(FlagNode)
    case presence(PresenceTruthNode)
    case list(ListSizeNode)
    /// Texts of the elements of a list.
    case texts(TextNode, ListSizeNode)
    /// JSON that is the same on every line, with the total where a list was cut.
    case constant([UInt8])
}
