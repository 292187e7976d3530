/// A JSON value as it was written: members keep their order, numbers their digits.
/// See https://www.rfc-editor.org/rfc/rfc8259.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}
