extension AdminSimulator {
    /// What a PUT of a policy means; the reference description does not say.
    package enum PutMode: String, CaseIterable, Sendable {
        /// The body is the whole of what can be updated: what it leaves out is gone.
        case replace
        /// The body names what changes; attributes are merged object by object.
        case merge
    }
}
