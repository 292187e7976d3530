import Observations

/// Puts findings into the order of reports.
enum FindingOrder {
    /// What of a finding decides in nearly all cases, and where it stands: moving findings costs more than comparing them.
    private struct Key {
        /// The first bytes of the id.
        var first: UInt64
        var second: UInt64
        var place: Int
    }

    /// Findings whose ids are fetched before they are read.
    private static let ahead = 8

    /// By kind and id of the resource as UTF-8 bytes; findings on the same resource stay in their order.
    static func sorted(_ lists: [[Finding]]) -> [Finding] {
        var findings: [Finding] = []
        findings.reserveCapacity(lists.reduce(0) { $0 + $1.count })
        for list in lists { findings += list }
        guard let kind = findings.first?.kind else { return [] }
        // Mostly all are of one kind.
        if findings.allSatisfy({ $0.kind == kind }) {
            sortByID(&findings)
            return findings
        }
        let kinds = Dictionary(grouping: findings, by: \.kind)
        return kinds.sorted { $0.key.rawValue.utf8.lexicographicallyPrecedes($1.key.rawValue.utf8) }.flatMap { kind in
            var findings = kind.value
            sortByID(&findings)
            return findings
        }
    }

    private static func sortByID(_ findings: inout [Finding]) {
        var keys: [Key] = []
        keys.reserveCapacity(findings.count)
        for (place, finding) in findings.enumerated() {
            if place + ahead < findings.count { findings[place + ahead].fetchResourceID() }
            let (first, second) = finding.firstIDBytes
            keys.append(Key(first: first, second: second, place: place))
        }
        keys.sort { left, right in
            // Where the first bytes differ, the ids do so in the same way.
            if left.first != right.first { return left.first < right.first }
            if left.second != right.second { return left.second < right.second }
            let (one, other) = (findings[left.place].resource.id.utf8, findings[right.place].resource.id.utf8)
            if one.lexicographicallyPrecedes(other) { return true }
            return other.lexicographicallyPrecedes(one) ? false : left.place < right.place
        }
        findings.withUnsafeMutableBufferPointer { move($0, by: &keys) }
    }

    /// Puts every finding in the place of the key that says where it stands. Moved along cycles, none is copied.
    private static func move(_ findings: UnsafeMutableBufferPointer<Finding>, by keys: inout [Key]) {
        for start in keys.indices {
            var place = start
            while case let next = keys[place].place, next != start {
                findings.swapAt(place, next)
                keys[place].place = place
                place = next
            }
            keys[place].place = place
        }
    }
}
