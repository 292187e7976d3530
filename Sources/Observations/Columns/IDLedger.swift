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
    /// Those of the lines of each piece.
    private(set) var numbers: [[UInt64]] = []
    private var lineOfID: [CELStringKey: Int] = [:]

    init(_ mode: Mode) {
        self.mode = mode
    }

    /// Begins a piece of so many lines.
    mutating func beginPiece(_ count: Int) {
        guard case .all = mode else { return }
        numbers.append([])
        numbers[numbers.count - 1].reserveCapacity(count)
    }

    /// The line that had the same id before, where that is certain already.
    mutating func add(_ number: UInt64, _ line: Int, id: () -> String) -> Int? {
        switch mode {
        case .all:
            numbers[numbers.count - 1].append(number)
            return nil
        case .suspects(let suspects):
            guard suspects.contains(number) else { return nil }
            return lineOfID.updateValue(line, forKey: CELStringKey(id()))
        }
    }

    /// Numbers that are compared with each other at a time: as many as a processor keeps at hand.
    private static let partSize = 1 << 14

    /// The numbers that are in several places.
    static func repeated(_ numbers: [[UInt64]]) -> Set<UInt64> {
        let count = numbers.reduce(0) { $0 + $1.count }
        var bits = 0
        while count >> bits > partSize { bits += 1 }
        // Equal numbers begin with the same bits, so that they are in the same part.
        func part(_ number: UInt64) -> Int { bits == 0 ? 0 : Int(number >> (64 - bits)) }
        var places = [Int](repeating: 0, count: 1 << bits + 1)
        for list in numbers {
            for number in list { places[part(number) + 1] += 1 }
        }
        for index in places.indices.dropFirst() { places[index] += places[index - 1] }
        let starts = places
        let sorted = [UInt64](unsafeUninitializedCapacity: count) { sorted, sortedCount in
            for list in numbers {
                for number in list {
                    sorted.initializeElement(at: places[part(number)], to: number)
                    places[part(number)] += 1
                }
            }
            sortedCount = count
        }
        var repeated: Set<UInt64> = []
        var table: [UInt64] = []
        for (start, end) in zip(starts, starts.dropFirst()) {
            addRepeated(of: sorted[start..<end], to: &repeated, &table)
        }
        return repeated
    }

    /// - Parameter table: Room that every part uses again.
    private static func addRepeated(
        of numbers: ArraySlice<UInt64>, to repeated: inout Set<UInt64>, _ table: inout [UInt64]
    ) {
        var size = 16
        while size < numbers.count * 2 { size *= 2 }
        let mask = size - 1
        if table.count < size { table = Array(repeating: 0, count: size) }
        for place in 0..<size { table[place] = 0 }
        for number in numbers {
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
