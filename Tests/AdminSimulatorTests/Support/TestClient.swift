import AdminSimulator
import AsyncHTTPClient
import Foundation
import JSON
import Logging
import NIOCore
import NIOHTTP1

/// Sends requests to a simulator as any HTTP client would.
struct TestClient {
    let simulator: RunningSimulator

    private static let http = HTTPClient(
        eventLoopGroupProvider: .singleton,
        configuration: HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: HTTPClient.Configuration.Timeout(connect: .minutes(10))))

    struct Reply {
        let status: Int
        fileprivate let headers: HTTPHeaders
        let text: String

        /// The values of a header, joined; nil when there is none.
        func header(_ name: String) -> String? {
            let values = headers[name]
            return values.isEmpty ? nil : values.joined(separator: ", ")
        }

        /// The ids of the resources on a page.
        func ids(_ key: String = "id") throws -> [String] {
            guard case .object(let object) = try SampleOrganization.json(text), case .array(let data)? = object["data"]
            else {
                return []
            }
            return data.compactMap { item in
                guard case .object(let object) = item, case .string(let id)? = object[key] else { return nil }
                return id
            }
        }

        /// The link of that name.
        func link(_ name: String) throws -> String? {
            guard case .object(let object) = try SampleOrganization.json(text),
                case .object(let links)? = object["links"], case .string(let link)? = links[name]
            else {
                return nil
            }
            return link
        }
    }

    func get(_ target: String) async throws -> Reply {
        try await send("GET", target)
    }

    /// Whether a new connection is refused, or closed without a word.
    var answersNobody: Bool {
        get async {
            let request = "GET /v1/orgs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            return (try? await RawConnection.exchange(request, with: simulator))?.isEmpty ?? true
        }
    }

    /// Sends a request with the token, unless the headers bring an authorization of their own.
    func send(
        _ method: String, _ target: String, _ body: String? = nil, headers: [(String, String)] = []
    ) async throws -> Reply {
        let url = target.hasPrefix("http://") ? target : simulator.baseURL + target
        var request = HTTPClientRequest(url: url)
        request.method = HTTPMethod(rawValue: method)
        if !headers.contains(where: { $0.0 == "Authorization" }) {
            request.headers.add(name: "Authorization", value: "Bearer \(simulator.token.text)")
        }
        if let body {
            request.body = .bytes(ByteBuffer(string: body))
            if !headers.contains(where: { $0.0 == "Content-Type" }) {
                request.headers.add(name: "Content-Type", value: "application/json")
            }
        }
        for (name, value) in headers where !value.isEmpty {
            request.headers.add(name: name, value: value)
        }
        let response = try await Self.http.execute(request, timeout: .minutes(10))
        let buffer = try await response.body.collect(upTo: 1 << 24)
        return Reply(
            status: Int(response.status.code), headers: response.headers, text: String(buffer: buffer))
    }
}

/// Runs a test against the sample organization.
func withSample(
    _ configuration: AdminSimulator.Configuration = .sample(), _ body: (TestClient) async throws -> Void
) async throws {
    try await withSimulator(of: SampleOrganization.make(), configuration: configuration, logger: .quiet) { simulator in
        try await body(TestClient(simulator: simulator))
    }
}

extension AdminSimulator.Configuration {
    /// Pages of two, the clock at the first of July 2026, and what `change` makes of it.
    static func sample(_ change: (inout Self) -> Void = { _ in }) -> Self {
        var configuration = Self(token: BearerToken("secret-token"))
        configuration.now = { Date(timeIntervalSince1970: 1_782_864_000) }
        configuration.pageSize = 2
        change(&configuration)
        return configuration
    }
}

extension Logger {
    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
