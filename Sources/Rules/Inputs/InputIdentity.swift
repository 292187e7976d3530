package import CEL

/// Which input rules were judged with.
package struct InputIdentity: Hashable, Sendable {
    package var name: String
    package var kind: InputKind
    /// Where it was read from, as it was given.
    package var path: String
    /// Hex SHA-256 of the table's bytes, or of the snapshot.
    package var digest: String
    /// How many rows a table has; nil for a snapshot.
    package var rows: Int?
    /// The organization and the time of a snapshot; nil for a table.
    package var organization: String?
    package var takenAt: CELTimestamp?

    package init(
        name: String, kind: InputKind, path: String, digest: String, rows: Int? = nil, organization: String? = nil,
        takenAt: CELTimestamp? = nil
    ) {
        self.name = name
        self.kind = kind
        self.path = path
        self.digest = digest
        self.rows = rows
        self.organization = organization
        self.takenAt = takenAt
    }
}
