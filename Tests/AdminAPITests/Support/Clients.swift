import Logging
import ScriptedServer
import Testing

@testable import AdminAPI

/// What no output may ever hold.
let secret = "s3cr3t/t0ken+with=signs"

/// A configuration that neither waits nor throttles.
func configuration(for url: String, clock: any Clock<Duration> = SkippingClock()) throws -> AdminClientConfiguration {
    var configuration = AdminClientConfiguration(baseURL: try BaseURL(url), apiKey: try APIKey(secret))
    configuration.rate = nil
    configuration.clock = clock
    configuration.random = { 0.5 }
    // A machine with much else to do is not what ends a call.
    configuration.timeouts = Timeouts(connect: .seconds(120), idle: .seconds(600), request: .seconds(1200))
    return configuration
}

/// Runs `body` with a client of a server that follows a script.
@discardableResult
func withClient<Result: Sendable>(
    path: String = "", clock: any Clock<Duration> = SkippingClock(), logger: Logger = Logger(label: "test"),
    configure: @Sendable (inout AdminClientConfiguration) -> Void = { _ in },
    script: @escaping @Sendable (ReceivedRequest, Int) -> Reply,
    _ body: @Sendable (AdminReadClient, TestServer) async throws -> Result
) async throws -> Result {
    try await TestServer.run(script) { server async throws in
        var settings = try configuration(for: server.url + path, clock: clock)
        configure(&settings)
        return try await withAdminClient(settings, logger: logger) { try await body($0, server) }
    }
}

/// The error that a call ends with.
func failure<Result>(
    of work: () async throws(AdminAPIError) -> Result, sourceLocation: SourceLocation = #_sourceLocation
) async -> AdminAPIError? {
    do throws(AdminAPIError) {
        _ = try await work()
        Issue.record("it succeeded", sourceLocation: sourceLocation)
        return nil
    } catch {
        return error
    }
}

/// All pages of a listing.
func allPages<Item>(_ pages: Pages<Item>) async throws(AdminAPIError) -> [Page<Item>] {
    var result: [Page<Item>] = []
    var iterator = pages.makeAsyncIterator()
    while let page = try await iterator.next(isolation: nil) {
        result.append(page)
    }
    return result
}
