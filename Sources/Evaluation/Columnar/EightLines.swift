import JSON

/// What a rule says of eight lines that follow one another: words with a byte for each line, the first one lowest, that is 1 where it
/// is so.
struct EightLines {
    /// Lines that are selected, and of which it is known whether they meet the requirement.
    let selected: UInt64
    /// Those of them that do not meet it.
    let violating: UInt64
    /// Lines of which columns do not tell all.
    let doubtful: UInt64

    /// - Parameters:
    ///   - asked: What the condition comes to by line, as `ColumnTruth` says.
    ///   - met: The same of the requirement; right where the condition is true.
    ///   - odd: Not zero for lines of which only the resource tells; then 1.
    ///   - first: The first of the eight; of all vectors eight lines more than `count` can be read.
    @inline(__always)
    init(asked: LineMask, met: LineMask, odd: LineMask, from first: Int, of count: Int) {
        let lines = count - first < 8 ? 1 << UInt64(8 * (count - first)) - 1 : UInt64.max
        let asked = asked.eight(from: first) & lines
        let met = met.eight(from: first)
        let ones = ByteWords.all(1)
        // The lowest bit says yes, the next one that there is doubt.
        let isOpen = met >> 1
        selected = asked & ~isOpen & ones
        violating = selected & ~met
        doubtful = (asked >> 1 | asked & isOpen | odd.eight(from: first) & lines) & ones
    }

    /// Calls `body` with each marked line and its mark.
    @inline(__always)
    static func forEach(_ marks: UInt64, from first: Int, _ body: (Int, UInt64) -> Void) {
        var rest = marks
        while rest != 0 {
            let mark = rest & (~rest &+ 1)
            body(first + mark.trailingZeroBitCount / 8, mark)
            rest ^= mark
        }
    }
}
