/// Reads an organization in the cloud dialect, which Atlassian runs. Like `AdminReadClient` it has no way to change one.
/// See https://developer.atlassian.com/cloud/admin/organization/rest/.
package struct CloudReadClient: Sendable {
    let caller: Caller

    /// How many items of a listing are asked for at once; the most that the listings with a known bound allow.
    package static let pageSize = 100
}

extension AdminReadClient {
    /// The same credential and connection, for a server that speaks the cloud dialect.
    package var cloud: CloudReadClient {
        CloudReadClient(caller: caller)
    }
}
