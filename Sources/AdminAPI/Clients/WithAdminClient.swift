internal import AsyncHTTPClient
package import Logging

/// Runs `body` with a client that lives as long as the call; its connections are closed however `body` ends.
/// - Throws: `AdminConfigurationError` before anything is sent; what `body` throws.
package func withAdminClient<Result>(
    _ configuration: AdminClientConfiguration, logger: Logger, isolation: isolated (any Actor)? = #isolation,
    _ body: (AdminReadClient) async throws -> Result
) async throws -> Result {
    try await withConnection(configuration, logger: logger) { connection in
        try await body(AdminReadClient(caller: Caller(connection: connection, key: configuration.apiKey)))
    }
}

/// Runs `body` with a client that reads and one that writes, each with a credential of its own; both share one rate, one
/// bound of concurrency and one log of calls.
/// - Throws: `AdminConfigurationError` before anything is sent; what `body` throws.
package func withAdminClients<Result>(
    _ configuration: AdminClientConfiguration, writeKey: APIKey, logger: Logger,
    isolation: isolated (any Actor)? = #isolation,
    _ body: (AdminReadClient, AdminWriteClient) async throws -> Result
) async throws -> Result {
    try await withConnection(configuration, logger: logger) { connection in
        try await body(
            AdminReadClient(caller: Caller(connection: connection, key: configuration.apiKey)),
            AdminWriteClient(caller: Caller(connection: connection, key: writeKey)))
    }
}

private func withConnection<Result>(
    _ configuration: AdminClientConfiguration, logger: Logger, isolation: isolated (any Actor)? = #isolation,
    _ body: (Connection) async throws -> Result
) async throws -> Result {
    try configuration.validate()
    let settings = try HTTPClient.Configuration(configuration)
    return try await HTTPClient.withHTTPClient(configuration: settings) { client in
        let exchange = HTTPExchange(
            client: client, origin: configuration.baseURL.origin, userAgent: configuration.userAgent,
            maximumBytes: configuration.maximumResponseBytes)
        return try await body(Connection(configuration, exchange: exchange, logger: logger))
    }
}
