internal import CEL
internal import JSON

/// Fields of users that are computed.
enum UserDerivations {
    /// The latest of the times that the elements of a list have; absent where none has one.
    static func latest(_ list: String, _ key: String) -> Derivation {
        { reading in
            guard let listed = reading.object[list], !listed.isNull else { return .value(nil) }
            guard case .array(let elements) = listed, elements.allSatisfy({ $0.object != nil }) else {
                return .malformed("expected a list of objects in `\(list)`")
            }
            var latest: (instant: CELTimestamp, text: JSONValue)?
            for element in elements {
                guard let text = element[key], !text.isNull else { continue }
                guard let instant = text.string.flatMap({ CELTimestamp(rfc3339: $0) }) else {
                    return .malformed("`\(list)[].\(key)` is no time")
                }
                if latest.map({ $0.instant < instant }) ?? true { latest = (instant, text) }
            }
            return .value(latest?.text)
        }
    }

    /// What the listing of managed accounts tells of a product, found by the product's key.
    static func managedProduct(_ key: String) -> Derivation {
        { reading in
            guard let account = reading.resource.json[Detail.managedAccount.rawValue], !account.isNull else {
                return .value(nil)
            }
            guard case .object(let account) = account else {
                return .malformed("expected an object in `managed_account`, found \(account.kindName)")
            }
            guard let listed = account["product_access"], !listed.isNull else { return .value(nil) }
            let malformed = Derived.malformed("expected a list of objects with a `key` in `product_access`")
            guard case .array(let products) = listed else { return malformed }
            // An absent value is one too, and the same as null.
            var values: Set<JSONValue> = []
            for product in products {
                guard case .string? = product["key"] else { return malformed }
                if product["key"] == reading.object["key"] { values.insert(product[key] ?? .null) }
            }
            guard values.count <= 1 else {
                return .malformed("which of several products with the same key it is cannot be told")
            }
            return .value(values.first)
        }
    }
}
