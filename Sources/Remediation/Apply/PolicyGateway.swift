package import AdminAPI
internal import JSON

/// A policy as it was just read.
struct SeenPolicy: Hashable, Sendable {
    let object: JSONObject
    /// What the server calls this state; nil where it does not.
    let tag: EntityTag?
}

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
    func policy(_ id: String) async throws(AdminAPIError) -> SeenPolicy {
        let answer = try await reader.taggedPolicy(id, of: organization)
        return SeenPolicy(object: answer.policy.raw, tag: answer.tag)
    }

    /// Sends a body once, for the state of the tag and no other, where there is a tag.
    func write(_ body: JSONObject, to policy: String, in tag: EntityTag?) async -> WriteAnswer {
        do throws(AdminAPIError) {
            _ = try await writer.updatePolicy(policy, of: organization, body: .object(body), ifMatch: tag)
            return .accepted
        } catch {
            return WriteAnswer(error, wasConditional: tag != nil)
        }
    }
}
