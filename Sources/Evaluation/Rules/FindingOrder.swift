import Observations

/// Puts findings into the order of reports: by kind and id of the resource as UTF-8 bytes, those on the same resource as they came.
enum FindingOrder {
    static func sorted(_ findings: [Finding]) -> [Finding] {
        findings.sorted { $0.resource.precedes($1.resource) }
    }

    /// Those that are in order, of which there may be very many, with others, each of which comes after them on its resource.
    static func sorted(_ sorted: [Finding], with others: [Finding]) -> [Finding] {
        guard !others.isEmpty else { return sorted }
        var all: [Finding] = []
        all.reserveCapacity(sorted.count + others.count)
        var rest = sorted[...]
        for finding in self.sorted(others) {
            let end = end(of: rest, before: finding.resource)
            all += rest[..<end]
            all.append(finding)
            rest = rest[end...]
        }
        all += rest
        return all
    }

    /// Where those end that do not come after the resource.
    private static func end(of findings: ArraySlice<Finding>, before resource: FindingResource) -> Int {
        var (start, end) = (findings.startIndex, findings.endIndex)
        while start < end {
            let middle = start + (end - start) / 2
            if resource.precedes(findings[middle].resource) { end = middle } else { start = middle + 1 }
        }
        return start
    }
}
