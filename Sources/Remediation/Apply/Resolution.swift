internal import JSON

/// What reading a policy after a write has told.
enum Resolution: Hashable, Sendable {
    /// It is what it was to become; the policy as it was read.
    case took(JSONObject)
    /// It is as before, as it was read; the write may be sent once more.
    case didNot(SeenPolicy)
    /// The change ends with this.
    case ended(ChangeResult, String)
}
