/// An update of a policy that was answered with 202 and takes effect later.
struct AcceptedUpdate {
    let policy: String
    let update: PolicyUpdate
    let due: ContinuousClock.Instant
}
