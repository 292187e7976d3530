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
    private(set) var numbers: [UInt64] = []
    private var lineOfID: [CELStringKey: Int] = [:]

    init(_ mode: Mode) {
        self.mode = mode
    }

    /// The line that had the same id before, where that is certain already.
    mutating func add(_ number: UInt64, _ line: Int, id: () -> String) -> Int? {
        switch mode {
        case .all:
            numbers.append(number)
            return nil
        case .suspects(let suspects):
            guard suspects.contains(number) else { return nil }
            return lineOfID.updateValue(line, forKey: CELStringKey(id()))
        }
    }

    /// The numbers that are in several places.
    static func repeated(_ numbers: [[UInt64]]) -> Set<UInt64> {
        let count = numbers.reduce(0) { $0 + $1.count }
        var size = 16
        while size < count * 2 { size *= 2 }
        let mask = UInt64(size - 1)
        var table = [UInt64](repeating: 0, count: size)
        var repeated: Set<UInt64> = []
        table.withUnsafeMutableBufferPointer { table in
            for number in numbers.joined() {
                // Zero stands for an empty place.
                let entry = max(number, 1)
                var place = Int(entry & mask)
                while table[place] != 0, table[place] != entry { place = (place + 1) & Int(mask) }
                if table[place] == entry { repeated.insert(number) }
                table[place] = entry
            }
        }
        // What shares the entry of zero is looked at again as well.
        return repeated.isDisjoint(with: [0, 1]) ? repeated : repeated.union([0, 1])
    }
}
