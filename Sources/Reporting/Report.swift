package import Evaluation
package import JSON
package import Observations
package import Rules

/// Everything that a report format may show of one run.
package struct Report: Sendable {
    package var toolVersion: String
    package var assessment: Assessment
    /// The snapshot that was judged; nil for a live run.
    package var snapshot: SnapshotIdentity?
    /// Hex SHA-256 of the rule set.
    package var rulesDigest: String
    /// Values of the parameters, in the order of their names.
    package var parameters: [(name: String, value: JSONValue)]
    /// What the rules read from elsewhere, by name.
    package var inputs: [InputIdentity] = []
    package var exitStatus: Int32
    package var apiCalls: Int
    /// By operation id of the API's description.
    package var apiCallsByOperation: [String: Int]
    /// What was planned before the first call, in that order; nil where nobody asked for it.
    package var plannedCalls: [PlannedCalls]?
    /// Appends the fingerprint of a finding: hex SHA-256 of the compact JSON array `[rule, organization id, kind, resource id]`.
    package var appendFingerprint: @Sendable (Finding, inout JSONBytes) -> Void
    /// What is known of the runs before; nil without a history.
    package var history: RunHistory?
    /// What the `oscal` format says that it is.
    package var oscalVersion = OSCALVersion.v1_1_3
    /// Where the rule files and the repository are; nil: paths of rules are relative to the repository.
    package var repository: RepositoryFolder?

    package init(
        toolVersion: String, assessment: Assessment, snapshot: SnapshotIdentity?, rulesDigest: String,
        parameters: [(name: String, value: JSONValue)], exitStatus: Int32, apiCalls: Int,
        apiCallsByOperation: [String: Int], appendFingerprint: @escaping @Sendable (Finding, inout JSONBytes) -> Void,
        history: RunHistory? = nil
    ) {
        self.toolVersion = toolVersion
        self.assessment = assessment
        self.snapshot = snapshot
        self.rulesDigest = rulesDigest
        self.parameters = parameters
        self.exitStatus = exitStatus
        self.apiCalls = apiCalls
        self.apiCallsByOperation = apiCallsByOperation
        self.appendFingerprint = appendFingerprint
        self.history = history
    }

    func fingerprint(_ finding: Finding) -> String {
        var digits = JSONBytes()
        appendFingerprint(finding, &digits)
        return digits.text
    }

    /// The calls of each operation, by name as UTF-8 bytes.
    var sortedAPICalls: [(operation: String, count: Int)] {
        apiCallsByOperation.map { (operation: $0.key, count: $0.value) }
            .sorted { $0.operation.utf8.lexicographicallyPrecedes($1.operation.utf8) }
    }
}

/// Which snapshot was judged.
package struct SnapshotIdentity: Hashable, Sendable {
    /// Hex SHA-256 of its manifest; nil when the manifest holds no digests of its files.
    package var digest: String?
    /// Seconds between the time it was taken and the real clock's.
    package var ageInSeconds: Int64
    /// Its files of resources, as far as the manifest says what their bytes are.
    package var files: [ResourceKind: File]

    /// A file of a snapshot.
    package struct File: Hashable, Sendable {
        /// Its name in the snapshot's directory.
        package var name: String
        /// Hex SHA-256 of its bytes.
        package var sha256: String

        package init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    package init(digest: String?, ageInSeconds: Int64, files: [ResourceKind: File] = [:]) {
        self.digest = digest
        self.ageInSeconds = ageInSeconds
        self.files = files
    }
}
