internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// Runs a service until SIGTERM or SIGINT asks it to end.
enum Serving {
    static func untilSignalled(_ service: some Service, logger: Logger) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }
}
