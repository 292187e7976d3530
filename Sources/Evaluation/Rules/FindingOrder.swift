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

    /// By kind and id of the resource as UTF-8 bytes; findings on the same resource stay in their order.
    static func sorted(_ findings: [Finding]) -> [Finding] {
        var keys: [Key] = []
        keys.reserveCapacity(findings.count)
        for (place, finding) in findings.enumerated() { keys.append(key(finding, at: place)) }
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

    private static func key(_ finding: Finding, at place: Int) -> Key {
        let kind: ResourceKind
        let first, second: UInt64
        // The bytes of a string without escapes are those between its quotes.
        if let written = finding.written, !written.id.contains(UInt8(ascii: "\\")) {
            kind = written.kind
            (first, second) = words(written.id.dropFirst().dropLast())
        } else {
            kind = finding.resource.kind
            (first, second) = words(finding.resource.id.utf8)
        }
        return Key(kind: ranks[kind] ?? 0, first: first, second: second, place: place)
    }

    /// The first sixteen bytes; zeros where there are fewer.
    private static func words(_ bytes: some Collection<UInt8>) -> (UInt64, UInt64) {
        var words: (UInt64, UInt64) = (0, 0)
        for (place, byte) in bytes.prefix(16).enumerated() {
            let shift = UInt64(56 - place % 8 * 8)
            if place < 8 { words.0 |= UInt64(byte) << shift } else { words.1 |= UInt64(byte) << shift }
        }
        return words
    }
}
