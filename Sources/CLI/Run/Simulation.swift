import AdminSimulator
internal import Logging

/// An organization that can be simulated, in one of the dialects.
enum Simulation {
    case reference(SimulatedOrganization)
    case cloud(SimulatedCloudOrganization)

    var id: String {
        switch self {
        case .reference(let organization): organization.id
        case .cloud(let organization): organization.id
        }
    }

    var name: String? {
        switch self {
        case .reference(let organization): organization.name
        case .cloud(let organization): organization.name
        }
    }

    /// Runs `body` against a simulator that lives as long as the call.
    func run<Result>(logger: Logger, _ body: (RunningSimulator) async throws -> Result) async throws -> Result {
        switch self {
        case .reference(let organization): try await withSimulator(of: organization, logger: logger, body)
        case .cloud(let organization): try await withSimulator(of: organization, logger: logger, body)
        }
    }

    /// A simulator that is not running yet.
    func simulator(
        _ configuration: AdminSimulator.Configuration, logger: Logger,
        onStart: @escaping @Sendable (RunningSimulator) async -> Void
    ) -> AdminSimulator {
        switch self {
        case .reference(let organization):
            AdminSimulator(of: organization, configuration: configuration, logger: logger, onStart: onStart)
        case .cloud(let organization):
            AdminSimulator(of: organization, configuration: configuration, logger: logger, onStart: onStart)
        }
    }
}
