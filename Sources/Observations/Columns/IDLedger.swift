internal import CEL

/// Finds ids that come more than once in a file, though no id is kept: numbers made of them tell where to look again.
struct IDLedger {
    /// What to look for.
    enum Mode {
        /// Any number that comes twice.
        case all
        /// The ids of these numbers themselves; the lines come in their order.
        case suspects(Set<UInt64>)
    }

    private let mode: Mode
    /// Those of the lines, by their first bits, so that equal ones are in the same part.
    private var parts: [[UInt64]] = []
    private var lineOfID: [CELStringKey: Int] = [:]

    private static let partBits = 8

    init(_ mode: Mode) {
        self.mode = mode
        if case .all = mode { parts = Array(repeating: [], count: 1 << Self.partBits) }
    }

    /// Whether it holds no number.
    var isEmpty: Bool { parts.allSatisfy(\.isEmpty) }

    /// The line that had the same id before, where that is certain already.
    mutating func add(_ number: UInt64, _ line: Int, id: () -> String) -> Int? {
        switch mode {
        case .all:
            parts[Int(number >> UInt64(64 - Self.partBits))].append(number)
            return nil
        case .suspects(let suspects):
            guard suspects.contains(number) else { return nil }
            return lineOfID.updateValue(line, forKey: CELStringKey(id()))
        }
    }

    /// The numbers that are in several places.
    static func repeated(_ ledgers: [IDLedger]) -> Set<UInt64> {
        var repeated: Set<UInt64> = []
        var table: [UInt64] = []
        for part in 0..<1 << partBits {
            addRepeated(of: ledgers.map { $0.parts[part] }, to: &repeated, &table)
        }
        return repeated
    }

    /// - Parameter table: Room that every part uses again.
    private static func addRepeated(
        of numbers: [[UInt64]], to repeated: inout Set<UInt64>, _ table: inout [UInt64]
    ) {
        let count = numbers.reduce(0) { $0 + $1.count }
        var size = 16
        while size < count * 2 { size *= 2 }
        let mask = size - 1
        if table.count < size { table = Array(repeating: 0, count: size) }
        for place in 0..<size { table[place] = 0 }
        for list in numbers {
            for number in list {
                // Zero stands for an empty place.
                let entry = max(number, 1)
                var place = Int(truncatingIfNeeded: entry) & mask
                while table[place] != 0, table[place] != entry { place = (place + 1) & mask }
                // What shares the entry of zero is looked at again as well.
                if table[place] == entry { repeated.formUnion(entry == 1 ? [0, 1] : [number]) }
                table[place] = entry
            }
        }
    }
}
