package import AdminAPI
internal import JSON

/// The policies of one organization, read with one credential and written with another.
package struct PolicyGateway: Sendable {
    private let reader: AdminReadClient
    private let writer: AdminWriteClient
    private let organization: String

    package init(reader: AdminReadClient, writer: AdminWriteClient, organization: String) {
        self.reader = reader
        self.writer = writer
        self.organization = organization
    }

    /// A policy as it is now; nothing on the way keeps answers.
    func policy(_ id: String) async throws(AdminAPIError) -> JSONObject {
        try await reader.policy(id, of: organization).raw
    }

    /// Sends a body once.
    func write(_ body: JSONObject, to policy: String) async -> WriteAnswer {
        do throws(AdminAPIError) {
            _ = try await writer.updatePolicy(policy, of: organization, body: .object(body))
            return .accepted
        } catch {
            return WriteAnswer(error)
        }
    }
}
