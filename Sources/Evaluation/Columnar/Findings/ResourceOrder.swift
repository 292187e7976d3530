/// In which order resources come on which rules found something: it is the same for all rules, and found out once.
struct ResourceOrder: Sendable {
    /// By number of the resource, how many come before it.
    private let places: [UInt32]

    /// What of a resource decides in nearly all cases.
    private struct Key {
        /// The first bytes of the id.
        var first: UInt64 = 0
        var second: UInt64 = 0
        let resource: UInt32
        /// One of the findings on it.
        let piece: UInt32
        let place: FindingContent.Place
    }

    /// Blocks in which keys are sorted at once, at least as many keys as are worth it.
    private static let blockCount = 4
    private static let leastBlock = 1 << 10
    /// Findings whose ids are fetched before they are read.
    private static let ahead = 8

    /// - Parameters:
    ///   - pieces: Those of each rule.
    ///   - count: Of resources, whose numbers are less; on each of them something was found.
    init(of pieces: [[FindingPiece]], count: Int) {
        let pieces = pieces.flatMap(\.self)
        let keys = Self.keys(of: pieces, count: count)
        let size = max(Self.leastBlock, (count + Self.blockCount - 1) / Self.blockCount)
        let blocks = ParallelBlocks(keys.indices, size: size) { Self.sorted(keys[$0], pieces) }
        places = Self.places(of: blocks.wait(), pieces, count: count)
    }

    /// By number of the resource, its place among the keys of all blocks, each of which is sorted.
    private static func places(of blocks: [[Key]], _ pieces: [FindingPiece], count: Int) -> [UInt32] {
        var places = [UInt32](repeating: 0, count: count)
        var next = blocks.map { _ in 0 }
        for place in 0..<blocks.reduce(0, { $0 + $1.count }) {
            var least: Int?
            for block in blocks.indices where next[block] < blocks[block].count {
                let key = blocks[block][next[block]]
                if let other = least, !precedes(key, blocks[other][next[other]], pieces) { continue }
                least = block
            }
            guard let block = least else { break }
            places[Int(blocks[block][next[block]].resource)] = UInt32(place)
            next[block] += 1
        }
        return places
    }

    /// One for each resource, without bytes.
    private static func keys(of pieces: [FindingPiece], count: Int) -> [Key] {
        var isKnown = [Bool](repeating: false, count: count)
        var keys: [Key] = []
        keys.reserveCapacity(count)
        for (number, piece) in pieces.enumerated() where keys.count < count {
            for (place, resource) in zip(piece.places, piece.resources) where !isKnown[Int(resource)] {
                isKnown[Int(resource)] = true
                keys.append(Key(resource: resource, piece: UInt32(number), place: place))
            }
        }
        return keys
    }

    private static func sorted(_ keys: ArraySlice<Key>, _ pieces: [FindingPiece]) -> [Key] {
        var keys = Array(keys)
        for place in keys.indices {
            if place + ahead < keys.count {
                let next = keys[place + ahead]
                pieces[Int(next.piece)].findings.fetchID(next.place)
            }
            let findings = pieces[Int(keys[place].piece)].findings
            (keys[place].first, keys[place].second) = findings.firstIDBytes(at: keys[place].place)
        }
        keys.sort { precedes($0, $1, pieces) }
        return keys
    }

    @inline(__always)
    private static func precedes(_ left: Key, _ right: Key, _ pieces: [FindingPiece]) -> Bool {
        // Where the first bytes differ, the ids do so in the same way.
        if left.first != right.first { return left.first < right.first }
        if left.second != right.second { return left.second < right.second }
        return pieces[Int(left.piece)].findings.precedes(
            pieces[Int(right.piece)].findings, at: left.place, right.place)
    }

    /// The findings of a rule in the order of their resources, on each of which there is one at most.
    func sorted(_ pieces: [FindingPiece]) -> [Finding] {
        let count = pieces.reduce(0) { $0 + $1.places.count }
        guard count > 0 else { return [] }
        // By place of the resource: whether there is a finding on it, a bit each, and where it is.
        var marks = [UInt64](repeating: 0, count: (places.count + 63) / 64)
        let found = UnsafeMutablePointer<(piece: UInt32, place: FindingContent.Place)>.allocate(capacity: places.count)
        defer { found.deallocate() }
        for (number, piece) in pieces.enumerated() {
            for (place, resource) in zip(piece.places, piece.resources) {
                let order = Int(places[Int(resource)])
                marks[order / 64] |= 1 << UInt64(order % 64)
                found[order] = (UInt32(number), place)
            }
        }
        var findings: [Finding] = []
        findings.reserveCapacity(count)
        for (word, marks) in marks.enumerated() {
            var rest = marks
            while rest != 0 {
                let (piece, place) = found[word * 64 + rest.trailingZeroBitCount]
                findings.append(Finding(written: pieces[Int(piece)].findings, at: place))
                rest &= rest - 1
            }
        }
        precondition(findings.count == count, "a rule finds something on a resource once")
        return findings
    }
}
