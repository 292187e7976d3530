package import CEL
package import Evaluation
internal import Rules

/// One run as the history holds it.
package struct RecordedRun: Hashable, Sendable {
    /// In the order in which runs were recorded, from 1.
    package var id: Int64
    /// The organization's id.
    package var organization: String
    /// When it was, by the real clock, and what it counted.
    package var point: TrendPoint
    /// Whether everything was seen that the rules asked for.
    package var isComplete: Bool
    /// How it would have ended without a history.
    package var exitStatus: Int32
}

/// What a run has for the history.
package struct NewRun: Sendable {
    package var time: CELTimestamp
    package var toolVersion: String
    package var rulesDigest: String
    package var exitStatus: Int32
    package var assessment: Assessment
    /// The failing findings.
    package var findings: [RecordedFinding]
    /// What became of findings of an earlier time, in their order.
    package var fates: @Sendable ([RecordedFinding]) -> [PastJudge.Fate]

    package init(
        time: CELTimestamp, toolVersion: String, rulesDigest: String, exitStatus: Int32, assessment: Assessment,
        findings: [RecordedFinding], fates: @escaping @Sendable ([RecordedFinding]) -> [PastJudge.Fate]
    ) {
        self.time = time
        self.toolVersion = toolVersion
        self.rulesDigest = rulesDigest
        self.exitStatus = exitStatus
        self.assessment = assessment
        self.findings = findings
        self.fates = fates
    }

    var point: TrendPoint {
        TrendPoint(
            time: time, failed: Dictionary(grouping: findings, by: \.severity).mapValues(\.count),
            waived: assessment.rules.reduce(0) { $0 + $1.count(of: .waived) },
            undetermined: assessment.rules.count { $0.outcome == .undetermined })
    }
}
