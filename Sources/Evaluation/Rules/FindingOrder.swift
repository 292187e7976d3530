import Observations

/// Puts findings into the order of reports: by kind and id of the resource as UTF-8 bytes, those on the same resource as they came.
enum FindingOrder {
    static func sorted(_ findings: [Finding]) -> [Finding] {
        findings.sorted { $0.precedes($1) }
    }

    /// Those that are in order, of which there may be very many, with others, each of which comes after them on its resource.
    static func sorted(_ sorted: [Finding], with others: [Finding]) -> [Finding] {
        guard !others.isEmpty else { return sorted }
        var all: [Finding] = []
        all.reserveCapacity(sorted.count + others.count)
        var rest = sorted[...]
        for finding in self.sorted(others) {
            let end = end(of: rest, before: finding)
            all += rest[..<end]
            all.append(finding)
            rest = rest[end...]
        }
        all += rest
        return all
    }

    /// Where those end that do not come after another one's resource; looked for farther and farther away, since there may be many
    /// others.
    private static func end(of findings: ArraySlice<Finding>, before other: Finding) -> Int {
        var (start, end, step) = (findings.startIndex, findings.endIndex, 1)
        while start < end {
            let middle = start + min(step, end - start) / 2
            if other.precedes(findings[middle]) {
                end = middle
            } else {
                start = middle + 1
                step *= 2
            }
        }
        return start
    }
}
