package import JSON

/// A part of a listing, as the server cut it.
package struct Page<Item: ResourceEnvelope>: Sendable {
    /// 1 for the first.
    package let number: Int
    /// The elements of `data`.
    package let items: [Item]
    /// The whole body.
    package let raw: JSONValue
    /// Whether the server says that there is no further page.
    package let isLast: Bool

    /// How many items the whole listing has, where the server says so.
    package var total: Int64? {
        raw["meta"]?["total"]?.int
    }
}
