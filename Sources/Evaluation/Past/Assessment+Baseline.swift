extension Assessment {
    /// The same with each failing finding held against the baseline, and what became of the others that it accepts, as the judge
    /// of this assessment says.
    package func compared(
        to baseline: Baseline, by judge: PastJudge, fingerprint: (Finding) -> String
    ) -> Assessment {
        var compared = self
        let accepted = Dictionary(
            baseline.findings.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
        for rule in rules.indices {
            for place in rules[rule].findings.indices where rules[rule].findings[place].status == .fail {
                let finding = rules[rule].findings[place]
                let identity = RecordedFinding(finding, fingerprint: fingerprint(finding)).identity
                compared.rules[rule].findings[place].baseline =
                    accepted[identity].map { finding.isWorse(than: $0) ? .worse : .accepted } ?? .new
            }
        }
        let pairs = zip(baseline.findings, judge.fates(of: baseline.findings))
        compared.baseline = BaselineComparison(
            accepted: baseline.findings.count, resolved: pairs.filter { $0.1 == .gone }.map(\.0),
            unseen: pairs.filter { $0.1 == .unseen }.map(\.0))
        return compared
    }
}

extension Finding {
    /// Whether it is more severe than what was recorded of it, or more was counted; what may be more, since not all was seen, is.
    func isWorse(than recorded: RecordedFinding) -> Bool {
        if severity > recorded.severity { return true }
        guard let count, let accepted = recorded.count else { return false }
        return count.isBeyond(accepted, recorded.keys)
    }
}
