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
    static func sorted(_ findings: [Finding]) -> [Finding] {
        guard let kind = findings.first?.kind else { return [] }
        // Mostly all are of one kind.
        if findings.allSatisfy({ $0.kind == kind }) { return sortedByID(findings) }
        let kinds = Dictionary(grouping: findings, by: \.kind)
        return kinds.sorted { $0.key.rawValue.utf8.lexicographicallyPrecedes($1.key.rawValue.utf8) }
            .flatMap { sortedByID($0.value) }
    }

    private static func sortedByID(_ findings: [Finding]) -> [Finding] {
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
        return keys.map { findings[$0.place] }
    }
}
