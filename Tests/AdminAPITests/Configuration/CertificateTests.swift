import Foundation
import Logging
import ScriptedServer
import Testing

@testable import AdminAPI

/// TLS with a certificate that no system trusts.
struct CertificateTests {
    @Test func `a certificate that is not trusted ends the call, before the credential is sent`() async throws {
        try await withTLSServer { server, settings async throws in
            try await withAdminClient(settings, logger: Logger(label: "test")) { client async throws in
                let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
                #expect(
                    error?.description
                        == "no answer: https://localhost:\(server.port): its certificate is not trusted (getOrganizationById, GET /v1/orgs/o1)"
                )
                #expect(server.requests.isEmpty)
            }
        }
    }

    @Test func `a CA file makes it known`() async throws {
        try await withTLSServer { server, settings async throws in
            let file = FileManager.default.temporaryDirectory.appending(path: "ca-\(UUID()).pem")
            try TestCertificate.certificate.write(to: file, atomically: true, encoding: .utf8)
            defer { try? FileManager.default.removeItem(at: file) }
            var settings = settings
            settings.caFile = file.path
            try await withAdminClient(settings, logger: Logger(label: "test")) { client async throws in
                #expect(try await client.organization("o1").id == "o1")
            }
            #expect(server.requests[0].headers["authorization"] == "Bearer \(secret)")
        }
    }

    @Test func `a host that is not in the certificate is refused`() async throws {
        try await withTLSServer { server, settings async throws in
            let file = FileManager.default.temporaryDirectory.appending(path: "ca-\(UUID()).pem")
            try TestCertificate.certificate.write(to: file, atomically: true, encoding: .utf8)
            defer { try? FileManager.default.removeItem(at: file) }
            var settings = settings
            settings.caFile = file.path
            settings.baseURL = try BaseURL("https://127.0.0.1:\(server.port)")
            try await withAdminClient(settings, logger: Logger(label: "test")) { client async throws in
                let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
                #expect(
                    error?.description
                        == "no answer: https://127.0.0.1:\(server.port): its certificate is for another host (getOrganizationById, GET /v1/orgs/o1)"
                )
                #expect(server.requests.isEmpty)
            }
        }
    }

    @Test(arguments: [nil, "", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func `a CA file without certificates is a mistake in the configuration`(contents: String?) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "ca-\(UUID()).pem")
        try contents?.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        var settings = try configuration(for: "https://localhost")
        settings.caFile = file.path
        await #expect {
            try await withAdminClient(settings, logger: Logger(label: "test")) { _ in }
        } throws: { error in
            "\(error)".hasPrefix("no certificates can be read from `\(file.path)`: ")
        }
    }

    private func withTLSServer(
        _ body: @Sendable (TestServer, AdminClientConfiguration) async throws -> Void
    ) async throws {
        let script: @Sendable (ReceivedRequest, Int) -> Reply = { _, _ in .answer(200, #"{"id":"o1"}"#) }
        try await TestServer.run(tls: try TestCertificate.serverContext(), script) { server async throws in
            try await body(server, try configuration(for: "https://localhost:\(server.port)"))
        }
    }
}
