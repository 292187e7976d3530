import Foundation
import Testing

/// `tenet check` against an organization behind a socket, in another process.
struct LiveTests {
    private func check(
        _ server: SimulatedServer, _ arguments: [String] = [], token: String? = nil
    ) throws -> Tenet.Result {
        try Tenet.run(
            ["check", "--base-url", server.baseURL, "--dialect", "reference", "--org", try Acme.id, "--rate", "1000"]
                + arguments,
            environment: ["TENET_API_KEY": token ?? server.token])
    }

    @Test func `a live run finds what the snapshot holds`() throws {
        let server = try SimulatedServer("examples/acme")
        let arguments = ["--now", try Acme.takenAt, "--output", "json"]
        let live = try check(server, arguments)
        let snapshot = try Tenet.run(["check", "--snapshot", "examples/acme", "--output", "json"])
        #expect(live.status == 1)
        #expect(snapshot.status == 1)
        #expect(try Findings(live.output) == Findings(snapshot.output))
        #expect(server.stop() == 0)
    }

    @Test func `a wrong token is status 4 and is never shown`() throws {
        let server = try SimulatedServer("examples/acme")
        let marker = "marker-4711-token"
        let result = try check(server, token: marker)
        #expect(result.status == 4)
        #expect(!result.output.contains(marker))
        #expect(!result.errors.contains(marker))
        #expect(result.errors.contains("401"))
    }

    @Test func `a server that dies among the users is undetermined, never a pass`() throws {
        let server = try SimulatedServer(
            "examples/acme", ["--page-size", "10", "--fault", "die:2,operation:getDirectoryUsers"])
        let result = try check(
            server, ["--rule", "admin-verified-domain", "--output", "json"])
        #expect(result.status == 3)
        #expect(result.output.contains("\"outcome\":\"undetermined\""))
        #expect(!result.output.contains("\"outcome\":\"pass\""))
    }

    @Test func `a snapshot of a live organization gives the findings of the live run`() throws {
        let server = try SimulatedServer("examples/acme")
        let scratch = try Scratch()
        let taken = try Tenet.run(
            [
                "snapshot", scratch.path("taken"), "--base-url", server.baseURL, "--dialect", "reference", "--org",
                try Acme.id, "--rate", "1000", "--now", try Acme.takenAt,
            ], environment: ["TENET_API_KEY": server.token])
        #expect(taken.status == 0, "\(taken.errors)")
        let arguments = ["--now", try Acme.takenAt, "--output", "json"]
        let live = try check(server, arguments)
        let snapshot = try Tenet.run(["check", "--snapshot", scratch.path("taken")] + arguments)
        #expect(try Findings(live.output) == Findings(snapshot.output))
        #expect(live.status == snapshot.status)
    }
}
