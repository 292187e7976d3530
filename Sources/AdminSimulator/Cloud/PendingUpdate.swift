internal import JSON

/// Something that an update of a policy brings about later.
struct PendingUpdate {
    enum Effect {
        /// The policy takes the attributes.
        case attributes(JSONObject)
        /// Its resources become this.
        case application(String)
    }

    let policy: String
    let effect: Effect
    let due: ContinuousClock.Instant
}
