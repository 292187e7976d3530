import Foundation
import JSON
import ScriptedServer
import Synchronization

/// Bitbucket's reports and annotations as its description has them, with the limits that it enforces.
/// See https://developer.atlassian.com/cloud/bitbucket/rest/api-group-reports/.
final class LocalBitbucket: Sendable {
    struct State {
        var report: JSONValue?
        var annotations: [String: JSONValue] = [:]
        /// Statuses of answers that come instead of the next ones, with `Retry-After: 0`.
        var failures: [Int] = []
        /// Sent back by an error.
        var echo = ""
    }

    let state: Mutex<State>
    /// The `Authorization` that it takes; nil for none at all, as a proxy that adds it would see.
    private let authorization: String?
    private let prefix: String

    init(authorization: String?, prefix: String = "", failures: [Int] = [], echo: String = "") {
        self.authorization = authorization
        self.prefix = prefix
        state = Mutex(State(failures: failures, echo: echo))
    }

    var report: JSONValue? { state.withLock { $0.report } }
    var annotations: [String: JSONValue] { state.withLock { $0.annotations } }

    static let path = "/2.0/repositories/acme/site/commit/0123456789abcdef0123456789abcdef01234567/reports/"

    func reply(to request: ReceivedRequest) -> Reply {
        state.withLock { state in
            if !state.failures.isEmpty {
                let status = state.failures.removeFirst()
                if status == 0 { return .reset }
                return .answer(status, state.echo, headers: [("Retry-After", "0")])
            }
            guard request.headers["authorization"] == authorization else {
                return .answer(401, "who is \(request.headers["authorization"] ?? "nobody")?")
            }
            guard request.target.hasPrefix(prefix + Self.path) else { return .answer(404, request.target) }
            let rest = request.target.dropFirst((prefix + Self.path).count).split(separator: "/").map(String.init)
            switch (request.method, rest.count) {
            case ("DELETE", 1): return Self.delete(&state)
            case ("PUT", 1): return Self.put(request, &state)
            case ("POST", 2) where rest[1] == "annotations": return Self.post(request, &state)
            default: return .answer(405)
            }
        }
    }

    private static func delete(_ state: inout State) -> Reply {
        guard state.report != nil else { return .answer(404, #"{"type":"error"}"#) }
        state.report = nil
        state.annotations = [:]
        return .raw("HTTP/1.1 204 No Content\r\n\r\n")
    }

    private static func put(_ request: ReceivedRequest, _ state: inout State) -> Reply {
        guard let report = try? JSONValue(parsing: request.body) else { return .answer(400, "not JSON") }
        let data = report["data"]?.array ?? []
        let types = ["SECURITY", "COVERAGE", "TEST", "BUG"]
        let results = ["PASSED", "FAILED", "PENDING"]
        guard report.isText("title", 1...450), report.isText("details", 1...2_000),
            types.contains(report["report_type"]?.string ?? ""), results.contains(report["result"]?.string ?? ""),
            report["link"].map({ $0.string?.hasPrefix("https://") == true }) ?? true, data.count <= 10,
            data.allSatisfy({ $0.isText("title", 1...450) && $0["type"]?.string != nil && $0["value"] != nil })
        else { return .answer(400, "a report that Bitbucket does not take") }
        state.report = report
        return .answer(200, request.body)
    }

    private static func post(_ request: ReceivedRequest, _ state: inout State) -> Reply {
        guard state.report != nil else { return .answer(404, "no report") }
        guard let annotations = (try? JSONValue(parsing: request.body))?.array, (1...100).contains(annotations.count)
        else { return .answer(400, "a request takes 1 to 100 annotations") }
        let ids = Set(annotations.compactMap { $0["external_id"]?.string })
        let severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW"]
        let areRight = annotations.allSatisfy { annotation in
            annotation.isText("external_id", 1...450) && annotation.isText("summary", 1...450)
                && (annotation["details"] == nil || annotation.isText("details", 0...2_000))
                && ["VULNERABILITY", "CODE_SMELL", "BUG"].contains(annotation["annotation_type"]?.string ?? "")
                && severities.contains(annotation["severity"]?.string ?? "")
                && ["PASSED", "FAILED", "SKIPPED", "IGNORED"].contains(annotation["result"]?.string ?? "")
        }
        guard areRight, ids.count == annotations.count else {
            return .answer(400, "The summary field cannot contain more than 450 characters")
        }
        for annotation in annotations { state.annotations[annotation["external_id"]?.string ?? ""] = annotation }
        guard state.annotations.count <= 1_000 else { return .answer(400, "too many annotations") }
        return .answer(200, request.body)
    }
}

extension JSONValue {
    /// Whether a member is a text of so many characters.
    fileprivate func isText(_ key: String, _ length: ClosedRange<Int>) -> Bool {
        self[key]?.string.map { length.contains($0.utf16.count) } ?? false
    }
}
