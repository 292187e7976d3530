/// The state of a simulated organization, in one dialect: answers calls, and a call that changes something changes what the
/// next one says.
protocol SimulatedBackend: Actor {
    nonisolated var dialect: SimulatedDialect { get }
    nonisolated var settings: Organization.Settings { get }

    /// Carries out a call.
    func answer(_ call: Call) throws(Refusal) -> Reply

    /// Takes an update without carrying it out yet, or ever; the policy as it still is.
    func accept(_ call: Call, after delay: Duration?) throws(Refusal) -> StoredJSON

    /// Changes a policy as somebody else would who works on it at the same time.
    func meddle(with field: Fault.Field, of policy: String)

    /// Lets the resources of policies that are updated from now on stay `applying` so long, or fail.
    func apply(_ application: Fault.Application)
}

extension SimulatedBackend {
    func apply(_ application: Fault.Application) {}
}
