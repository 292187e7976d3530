package import CEL

/// What `manifest.json` says of a snapshot.
package struct SnapshotManifest: Hashable, Sendable {
    /// The version of the format that is written, and the only one that is read.
    package static let version: Int64 = 1
    static let fileName = "manifest.json"

    /// The id of the organization that was seen.
    package var organizationID: String
    /// Its name; nil where it has none.
    package var organizationName: String?
    /// The dialect of the API that it was seen through.
    package var dialect: Dialect
    /// When collecting began: `now` in rules.
    package var takenAt: CELTimestamp
    /// When collecting ended; nil where the manifest does not say.
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
        /// What of the collection is not in the file.
        package var completeness: Completeness
        /// The part of the collection that was asked for.
        package var filter: ResourceFilter
        /// Of how many resources each detail is in the file.
        package var details: [Detail: Detail.Extent]
        /// Why details are not known of some resources.
        package var failures: [Detail: Set<Reason>] = [:]

        /// Before the name of a detail in `what` of an entry of `missing`.
        static let failureMark = "details."
    }
}
