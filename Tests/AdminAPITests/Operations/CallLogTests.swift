import ScriptedServer
import Synchronization
import Testing

@testable import AdminAPI

/// What is counted of the requests, and what an observer is told.
struct CallLogTests {
    @Test func `every request is counted by its operation, and told when it has ended`() async throws {
        let records = Mutex<[String]>([])
        let replies: [Reply] = [.answer(503, "busy"), .answer(200, "{}"), .page(), .close, .answer(404, "no")]
        try await withClient(
            configure: {
                $0.retry.attempts = 2
                $0.observer = { record in
                    let status = record.status.map(String.init) ?? "none"
                    let text = "\(record.operation.rawValue) \(record.attempt) \(status) \(record.bytes)"
                    records.withLock { $0.append(text) }
                }
            }, script: { _, number in replies[number] }
        ) { client, _ async throws in
            _ = try await client.organization("o1")
            _ = try await allPages(client.groups(of: "o1"))
            _ = try? await client.organization("o2")
            #expect(
                records.withLock { $0 } == [
                    "getOrganizationById 1 503 4", "getOrganizationById 2 200 2", "getOrganizationGroups 1 200 22",
                    "getOrganizationById 1 none 0", "getOrganizationById 2 404 2",
                ])
            #expect(
                await client.calls.counts == [
                    .getOrganizationById: CallLog.Count(calls: 4, retries: 2, bytes: 8),
                    .getOrganizationGroups: CallLog.Count(calls: 1, retries: 0, bytes: 22),
                ])
            #expect(await client.calls.total == 5)
        }
    }

    @Test func `a line is logged for each request, and for each pause`() async throws {
        let log = CollectedLog()
        try await withClient(
            logger: log.logger(), script: { _, number in number == 0 ? .answer(503) : .answer(200, "{}") }
        ) { client, _ async throws in
            _ = try await client.organization("o1")
            let messages = log.lines.map { $0.prefix { $0 != "[" } }
            #expect(messages == ["request ", "waiting before the next try ", "request "])
            #expect(log.lines[0].contains(#""path": /v1/orgs/o1"#))
        }
    }
}
