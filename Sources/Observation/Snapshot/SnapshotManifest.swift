package import CEL

/// What `manifest.json` says of a snapshot.
package struct SnapshotManifest: Hashable, Sendable {
    /// The version of the format that is written, and the only one that is read.
    package static let version: Int64 = 1
    static let fileName = "manifest.json"

    package var organizationID: String
    package var organizationName: String?
    package var dialect: Dialect
    package var takenAt: CELTimestamp
    package var finishedAt: CELTimestamp?
    /// Whether all that was asked for was seen.
    package var isComplete: Bool
    /// What was collected, by kind.
    package var files: [ResourceKind: File]

    /// One file of resources.
    package struct File: Hashable, Sendable {
        /// Its name in the directory.
        package var name: String
        /// Of lines; nil where the manifest does not say, as in examples that were written by hand.
        package var count: Int?
        /// Of its bytes, in hexadecimal digits; nil where the manifest does not say.
        package var sha256: String?
        package var completeness: Completeness
        package var filter: ResourceFilter
        package var details: [Detail: Detail.Extent]
    }
}
