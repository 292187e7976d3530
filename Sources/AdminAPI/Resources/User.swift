package import JSON

/// A user account.
package struct User: ResourceEnvelope {
    package let raw: JSONObject

    package init(raw: JSONObject) {
        self.raw = raw
    }

    package var accountID: String? { raw["account_id"]?.string }
    /// `atlassian`, `customer`, `app` or another.
    package var accountType: String? { raw["account_type"]?.string }
    /// `active`, `inactive`, `closed` or another.
    package var accountStatus: String? { raw["account_status"]?.string }
    package var name: String? { raw["name"]?.string }
    package var nickname: String? { raw["nickname"]?.string }
    package var email: String? { raw["email"]?.string }
    package var picture: String? { raw["picture"]?.string }
    /// A time; absent means never or unknown.
    package var lastActive: String? { raw["last_active"]?.string }
    package var created: String? { raw["created"]?.string }
    package var productAccess: [ProductAccess]? {
        raw["product_access"]?.array?.compactMap { $0.object.map(ProductAccess.init) }
    }
}
