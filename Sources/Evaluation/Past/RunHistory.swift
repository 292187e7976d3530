package import CEL
package import Rules

/// What is known of the runs before this one, of the same organization.
package struct RunHistory: Hashable, Sendable {
    /// The difference to the run before; nil for the first run.
    package var comparison: RunComparison?
    /// Oldest first, this run last; at most 30.
    package var trend: [TrendPoint]
    /// Worst severity first; a severity of which nothing was ever fixed is missing.
    package var fixTimes: [FixTime]

    package init(comparison: RunComparison?, trend: [TrendPoint], fixTimes: [FixTime]) {
        self.comparison = comparison
        self.trend = trend
        self.fixTimes = fixTimes
    }
}

/// The difference between two runs, in failing findings.
package struct RunComparison: Hashable, Sendable {
    /// When the run before was.
    package var previous: CELTimestamp
    /// Fingerprints of the findings that the run before did not have.
    package var new: Set<String>
    /// How many both runs have.
    package var unchanged: Int
    /// Those that are gone: the resource complies, or the whole collection was seen without it.
    package var fixed: [RecordedFinding]
    /// Those that were not found, and not shown to be gone either.
    package var unseen: [RecordedFinding]

    package init(
        previous: CELTimestamp, new: Set<String>, unchanged: Int, fixed: [RecordedFinding], unseen: [RecordedFinding]
    ) {
        self.previous = previous
        self.new = new
        self.unchanged = unchanged
        self.fixed = fixed
        self.unseen = unseen
    }
}

/// One run of many, as a chart shows it.
package struct TrendPoint: Hashable, Sendable {
    /// When the run was, by the real clock.
    package var time: CELTimestamp
    /// How many findings of each severity failed; a severity without any is missing.
    package var failed: [Severity: Int]
    package var waived: Int
    /// How many rules were undetermined.
    package var undetermined: Int

    package init(time: CELTimestamp, failed: [Severity: Int], waived: Int, undetermined: Int) {
        self.time = time
        self.failed = failed
        self.waived = waived
        self.undetermined = undetermined
    }

    /// How many findings failed.
    package var failures: Int { failed.values.reduce(0, +) }
}

/// How long findings of a severity stayed, from the first run that had them to the run that showed them gone.
package struct FixTime: Hashable, Sendable {
    package var severity: Severity
    /// How many were fixed.
    package var fixed: Int
    /// The middle one, in seconds.
    package var median: Int64

    package init(severity: Severity, fixed: Int, median: Int64) {
        self.severity = severity
        self.fixed = fixed
        self.median = median
    }
}
