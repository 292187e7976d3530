package import JSON

/// A user account.
package struct User: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    /// The identifier of the account.
    package var accountID: String? { raw["account_id"]?.string }
    /// `atlassian`, `customer`, `app` or another.
    package var accountType: String? { raw["account_type"]?.string }
    /// `active`, `inactive`, `closed` or another.
    package var accountStatus: String? { raw["account_status"]?.string }
    /// The display name.
    package var name: String? { raw["name"]?.string }
    /// What others see.
    package var nickname: String? { raw["nickname"]?.string }
    /// The address; absent where its visibility is restricted.
    package var email: String? { raw["email"]?.string }
    /// The URL of a picture.
    package var picture: String? { raw["picture"]?.string }
    /// A time; absent means never or unknown.
    package var lastActive: String? { raw["last_active"]?.string }
    /// When the account was made, as the API wrote it.
    package var created: String? { raw["created"]?.string }
    /// The products that the user may use.
    package var productAccess: [ProductAccess]? {
        raw["product_access"]?.array?.compactMap { $0.object.map(ProductAccess.init) }
    }
}
