package import JSON

/// What became of an invitation: the contents of `data`.
package struct InvitationOutcome: ResourceEnvelope {
    /// A user who was invited.
    package struct Invited: ResourceEnvelope {
        package let raw: JSONObject

        package init(raw: JSONObject) {
            self.raw = raw
        }

        package var email: String? { raw["email"]?.string }
        package var accountID: String? { raw["accountId"]?.string }
    }

    /// A user who could not be invited.
    package struct Failed: ResourceEnvelope {
        package let raw: JSONObject

        package init(raw: JSONObject) {
            self.raw = raw
        }

        package var email: String? { raw["email"]?.string }
        package var reason: String? { raw["reason"]?.string }
    }

    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    package var invited: [Invited] { raw["invited"]?.array?.compactMap { $0.object.map(Invited.init) } ?? [] }
    package var failed: [Failed] { raw["failed"]?.array?.compactMap { $0.object.map(Failed.init) } ?? [] }
}
