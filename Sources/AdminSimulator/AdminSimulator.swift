internal import Hummingbird
package import Logging
internal import NIOCore
internal import ServiceLifecycle

/// The Admin API, served from memory over HTTP.
///
/// In the reference dialect it answers all operations of the description for one organization, whose state it keeps: an update changes what the
/// next read says, and the audit log tells of it. Where the description is silent it does what a careful client must
/// expect: `-` and one id name the directory; a listing refuses a cursor, a `type`, a time that it cannot read with
/// 400, also where the description documents none (policies, domains, events, groups); what a request body may leave
/// out and does leave out changes nothing, and is no error. The `Accept` header is not looked at: all there is is JSON.
/// In the cloud dialect it answers the operations that Tenet uses, below `/admin`.
package struct AdminSimulator: Service {
    private let backend: @Sendable (Organization.Settings) -> any SimulatedBackend
    private let basePath: String
    private let configuration: Configuration
    private let logger: Logger
    private let onStart: @Sendable (RunningSimulator) async -> Void

    /// - Parameter onStart: Called once, when connections are accepted.
    package init(
        of organization: SimulatedOrganization, configuration: Configuration = Configuration(), logger: Logger,
        onStart: @escaping @Sendable (RunningSimulator) async -> Void = { _ in }
    ) {
        self.init(
            .reference, configuration, logger, onStart, backend: { Organization(organization, settings: $0) })
    }

    /// - Parameter onStart: Called once, when connections are accepted.
    package init(
        of organization: SimulatedCloudOrganization, configuration: Configuration = Configuration(), logger: Logger,
        onStart: @escaping @Sendable (RunningSimulator) async -> Void = { _ in }
    ) {
        self.init(
            .cloud, configuration, logger, onStart, backend: { CloudOrganization(organization, settings: $0) })
    }

    private init(
        _ dialect: SimulatedDialect, _ configuration: Configuration, _ logger: Logger,
        _ onStart: @escaping @Sendable (RunningSimulator) async -> Void,
        backend: @escaping @Sendable (Organization.Settings) -> any SimulatedBackend
    ) {
        self.backend = backend
        basePath = dialect.basePath
        self.configuration = configuration
        self.logger = logger
        self.onStart = onStart
    }

    /// Serves until it is shut down or cancelled, or until a fault closes it for good.
    ///
    /// Answers that are under way are finished; connections that are still open after two seconds, or at once when the
    /// task is cancelled, are closed.
    package func run() async throws {
        let connections = OpenConnections()
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let application = application(over: connections) {
            connections.closeAll()
            end.finish()
        }
        let server = ServiceGroup(configuration: ServiceGroupConfiguration(services: [application], logger: logger))
        // A server that is cancelled forgets the connections that it has accepted and not yet served, and forgetting
        // one traps in NIO. So it runs in a task that is not cancelled with this one, and is only ever shut down.
        let serving = Task {
            defer { end.finish() }
            try await server.run()
        }
        await withGracefulShutdownHandler {
            for await _ in ends {}
        } onGracefulShutdown: {
            end.finish()
        }
        await server.triggerGracefulShutdown()
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                try? await Task.sleep(for: .seconds(2))
                connections.closeAll()
            }
            try await serving.value
            tasks.cancelAll()
        }
    }

    private func application(
        over connections: OpenConnections, die: @escaping @Sendable () -> Void
    ) -> some ApplicationProtocol {
        let requests = RequestLog()
        let faults = FaultList(configuration.faults)
        return Application(
            responder: dispatcher(requests, faults, die: die),
            server: .http1(configuration: .init(additionalChannelHandlers: [connections.watcher()])),
            configuration: ApplicationConfiguration(address: .hostname(configuration.host, port: configuration.port)),
            onServerRunning: { [configuration, onStart, basePath] channel in
                let authority = Self.authority(configuration.host, channel.localAddress?.port ?? configuration.port)
                await onStart(
                    RunningSimulator(
                        baseURL: "http://" + authority + basePath, token: configuration.token, requests: requests,
                        faults: faults))
            },
            logger: logger)
    }

    private func dispatcher(
        _ requests: RequestLog, _ faults: FaultList, die: @escaping @Sendable () -> Void
    ) -> Dispatcher {
        let now: @Sendable () -> Timestamp = { [clock = configuration.now] in Timestamp(clock()) }
        let settings = Organization.Settings(
            directoryID: configuration.directoryID, pageSize: max(1, configuration.pageSize),
            putMode: configuration.putMode, hasEntityTags: configuration.hasEntityTags, cursors: CursorCodec(),
            now: now,
            applicationTime: configuration.applicationTime)
        return Dispatcher(
            organization: backend(settings),
            credential: Credential(configuration.token),
            rateLimiter: configuration.requestsPerSecond.map { RateLimiter(requestsPerSecond: $0, now: now) },
            faults: FaultInjector(faults: faults, now: now, die: die),
            log: requests,
            control: ControlAPI(faults: faults, log: requests))
    }

    private static func authority(_ host: String, _ port: Int) -> String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}

extension AdminSimulator: CustomStringConvertible {
    /// A word for logs, which services are named in: neither the token nor a whole organization.
    package var description: String {
        "AdminSimulator"
    }
}
