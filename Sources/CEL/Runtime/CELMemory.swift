/// What a program has computed that stays the same in all its evaluations. Used by one task at a time.
final class CELMemory {
    /// What is kept in a slot.
    enum Entry {
        case value(CELValue)
        /// Also what its parts came to.
        case traced(CELValue, CELTrace)
        case set(CELProbeSet)
        /// Nil: there is none, since the collection is no list or making the index takes too many steps.
        case index(CELIndex?)
        /// A function with its constant argument filled in; nil: not for a value of that type.
        case function((@Sendable (CELValue, inout Int) -> CELValue?)?)
    }

    private var entries: [Entry?]
    /// For all that is kept together.
    var stepsLeft: Int

    init(slots: Int, steps: Int) {
        entries = Array(repeating: nil, count: slots)
        stepsLeft = steps
    }

    subscript(slot: Int) -> Entry? {
        get { entries[slot] }
        set { entries[slot] = newValue }
    }
}
