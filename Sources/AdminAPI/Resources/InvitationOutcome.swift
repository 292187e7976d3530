package import JSON

/// What became of an invitation: the contents of `data`.
package struct InvitationOutcome: ResourceEnvelope {
    /// A user who was invited.
    package struct Invited: ResourceEnvelope {
        package let raw: JSONObject

        package init(raw: JSONObject) {
            self.raw = raw
        }

        /// The address that was invited.
        package var email: String? { raw["email"]?.string }
        /// The account of the user.
        package var accountID: String? { raw["accountId"]?.string }
    }

    /// A user who could not be invited.
    package struct Failed: ResourceEnvelope {
        package let raw: JSONObject

        package init(raw: JSONObject) {
            self.raw = raw
        }

        /// The address that was invited.
        package var email: String? { raw["email"]?.string }
        /// Why, in the server's words.
        package var reason: String? { raw["reason"]?.string }
    }

    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    /// Those who were invited.
    package var invited: [Invited] { raw["invited"]?.array?.compactMap { $0.object.map(Invited.init) } ?? [] }
    /// Those who were not.
    package var failed: [Failed] { raw["failed"]?.array?.compactMap { $0.object.map(Failed.init) } ?? [] }
}
