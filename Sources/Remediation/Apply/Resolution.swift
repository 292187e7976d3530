internal import AdminAPI
internal import JSON

/// What reading a policy after a write has told.
enum Resolution: Hashable, Sendable {
    /// It is what it was to become; the policy as it was read.
    case took(JSONObject)
    /// It is as before, and the write may be sent once more, in the state of the tag.
    case didNot(EntityTag?)
    /// The change ends with this.
    case ended(ChangeResult, String)
}
