package import JSON

/// A resource as the API gave it. The properties of each kind read what the reference description names; they are nil where
/// the API left it out or gave it another type, and texts are open: unknown values are values.
package protocol ResourceEnvelope: Sendable, Hashable {
    /// Everything, unknown keys included.
    var raw: JSONObject { get }

    init(raw: JSONObject)
}
