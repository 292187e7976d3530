import Rules

/// Findings that fail, of one rule on many resources, as JSON in one piece of memory: of a million resources they are written at
/// once, and read again only where a report wants their parts.
final class WrittenFindings: Sendable {
    let rule: RuleMetadata
    private let json: [UInt8]
    private let starts: [Int]

    /// - Parameters:
    ///   - json: One finding after the other, as `WrittenFinding` has them.
    ///   - starts: Where each begins.
    init(_ rule: RuleMetadata, _ json: [UInt8], _ starts: [Int]) {
        self.rule = rule
        self.json = json
        self.starts = starts
    }

    /// In their order.
    var findings: some Sequence<Finding> {
        starts.indices.lazy.map { Finding(written: self, at: $0) }
    }

    subscript(index: Int) -> WrittenFinding {
        let end = index + 1 < starts.count ? starts[index + 1] : json.count
        return WrittenFinding(kind: rule.kind, members: json[starts[index]..<end])
    }
}
