import Observations

/// Puts findings into the order of reports.
enum FindingOrder {
    /// What of a finding decides in nearly all cases, and where it stands: moving findings costs more than comparing them.
    private struct Key {
        var kind: Int
        var first: UInt64
        var second: UInt64
        var place: Int
    }

    private static let ranks: [ResourceKind: Int] = Dictionary(
        uniqueKeysWithValues: ResourceKind.allCases
            .sorted { $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8) }
            .enumerated().map { ($1, $0) })

    /// Findings whose ids are fetched before they are read.
    private static let ahead = 8

    /// By kind and id of the resource as UTF-8 bytes; findings on the same resource stay in their order.
    static func sorted(_ findings: [Finding]) -> [Finding] {
        guard let first = findings.first else { return [] }
        // Mostly all are of one kind.
        var (kind, rank) = (first.kind, ranks[first.kind] ?? 0)
        var keys: [Key] = []
        keys.reserveCapacity(findings.count)
        for (place, finding) in findings.enumerated() {
            if place + ahead < findings.count { findings[place + ahead].fetchResourceID() }
            if finding.kind != kind { (kind, rank) = (finding.kind, ranks[finding.kind] ?? 0) }
            let (first, second) = finding.withResourceID(words)
            keys.append(Key(kind: rank, first: first, second: second, place: place))
        }
        keys.sort { left, right in
            if left.kind != right.kind { return left.kind < right.kind }
            // Where the first bytes differ, the ids do so in the same way.
            if left.first != right.first { return left.first < right.first }
            if left.second != right.second { return left.second < right.second }
            let (one, other) = (findings[left.place].resource.id.utf8, findings[right.place].resource.id.utf8)
            if one.lexicographicallyPrecedes(other) { return true }
            return other.lexicographicallyPrecedes(one) ? false : left.place < right.place
        }
        return keys.map { findings[$0.place] }
    }

    /// The first sixteen bytes; zeros where there are fewer.
    private static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
        var words: (UInt64, UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &words) {
            $0.copyMemory(from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes.prefix(16))))
        }
        return (UInt64(bigEndian: words.0), UInt64(bigEndian: words.1))
    }
}
