package import Logging
internal import ServiceLifecycle

/// Runs `body` against a simulator that lives as long as the call, and shuts it down however `body` ends.
/// - Throws: What `body` throws; the reason when the simulator cannot start.
package func withSimulator<Result>(
    of organization: SimulatedOrganization,
    configuration: AdminSimulator.Configuration = AdminSimulator.Configuration(),
    logger: Logger,
    _ body: (RunningSimulator) async throws -> Result
) async throws -> Result {
    try await withSimulator(logger: logger, body) { onStart in
        AdminSimulator(of: organization, configuration: configuration, logger: logger, onStart: onStart)
    }
}

/// The same in the cloud dialect.
package func withSimulator<Result>(
    of organization: SimulatedCloudOrganization,
    configuration: AdminSimulator.Configuration = AdminSimulator.Configuration(),
    logger: Logger,
    _ body: (RunningSimulator) async throws -> Result
) async throws -> Result {
    try await withSimulator(logger: logger, body) { onStart in
        AdminSimulator(of: organization, configuration: configuration, logger: logger, onStart: onStart)
    }
}

private func withSimulator<Result>(
    logger: Logger, _ body: (RunningSimulator) async throws -> Result,
    make: (@escaping @Sendable (RunningSimulator) async -> Void) -> AdminSimulator
) async throws -> Result {
    let (starts, start) = AsyncStream.makeStream(of: RunningSimulator.self)
    let simulator = make { running in start.yield(running) }
    // A simulator that a fault closes for good ends early, and `body` goes on to see what that is like.
    let group = ServiceGroup(
        configuration: ServiceGroupConfiguration(
            services: [.init(service: simulator, successTerminationBehavior: .gracefullyShutdownGroup)],
            logger: logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask {
            defer { start.finish() }
            try await group.run()
        }
        var iterator = starts.makeAsyncIterator()
        guard let running = await iterator.next() else {
            try await tasks.waitForAll()
            throw CancellationError()
        }
        do {
            let result = try await body(running)
            await group.triggerGracefulShutdown()
            try? await tasks.waitForAll()
            return result
        } catch {
            await group.triggerGracefulShutdown()
            try? await tasks.waitForAll()
            throw error
        }
    }
}
