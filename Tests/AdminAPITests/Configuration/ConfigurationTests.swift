import Logging
import Testing

@testable import AdminAPI

/// Numbers that make no sense are refused before anything is sent.
struct ConfigurationTests {
    static let mistakes: [(@Sendable (inout AdminClientConfiguration) -> Void, String)] = [
        ({ $0.rate = 0 }, "expected a number from 0.001 to 1000000 as requests a second"),
        ({ $0.rate = -.infinity }, "expected a number from 0.001 to 1000000 as requests a second"),
        ({ $0.rate = .nan }, "expected a number from 0.001 to 1000000 as requests a second"),
        ({ $0.concurrency = 0 }, "expected at least 1 as concurrency"),
        ({ $0.retry.attempts = 0 }, "expected at least 1 as number of attempts"),
        ({ $0.maximumResponseBytes = -1 }, "expected at least 1 as largest response"),
        ({ $0.maximumPages = 0 }, "expected at least 1 as number of pages"),
        ({ $0.maximumCalls = -1 }, "expected at least 0 as number of calls"),
        ({ $0.timeouts.connect = .zero }, "expected a time above zero and up to a day as time to connect"),
        (
            { $0.timeouts.idle = .seconds(Int64.max) },
            "expected a time above zero and up to a day as time without an answer"
        ),
        ({ $0.timeouts.request = .seconds(-1) }, "expected a time above zero and up to a day as time for a request"),
        ({ $0.retry.base = .zero }, "expected a time above zero and up to a day as pause before a retry"),
    ]

    @Test(arguments: mistakes.indices)
    func `a number out of bounds is a mistake`(index: Int) async throws {
        var settings = try configuration(for: "http://localhost:1")
        Self.mistakes[index].0(&settings)
        await #expect {
            try await withAdminClient(settings, logger: Logger(label: "test")) { _ in }
        } throws: { error in
            "\(error)" == Self.mistakes[index].1
        }
    }

    @Test func `the slowest rate and no calls at all are configurations`() async throws {
        var settings = try configuration(for: "http://localhost:1")
        settings.rate = 0.001
        settings.maximumCalls = 0
        try await withAdminClient(settings, logger: Logger(label: "test")) { client async throws in
            let error = await failure { () async throws(AdminAPIError) in try await client.organization("o1") }
            guard case .callLimit = error else {
                Issue.record("it ended with \(String(describing: error))")
                return
            }
        }
    }
}
