internal import JSON

/// The message in an error body, in any of the shapes that the Admin API and the gateways before it answer with.
struct ErrorBody {
    /// What went wrong, in the server's words.
    let message: String?
    /// The server's name for the request, where the body has it.
    let requestID: String?

    init(_ body: JSONValue) {
        let main = Self.text(body["message"]) ?? Self.text(body["error"]) ?? Self.text(body["key"])
        let details = (body["errors"]?.array ?? []).prefix(5).compactMap { Self.detail($0, beside: main) }
        let messages = (body["errorMessages"]?.array ?? []).prefix(5).compactMap(\.string)
        let all = [main].compactMap { $0 } + details + messages
        message = all.isEmpty ? nil : all.joined(separator: "; ")
        requestID = Self.text(body["requestId"])
    }

    /// `ADMIN-404-2: Not Found: no such organization`, without what the main message says.
    private static func detail(_ error: JSONValue, beside main: String?) -> String? {
        let parts = ["code", "title", "message", "detail"].compactMap { text(error[$0]) }.filter { $0 != main }
        return parts.isEmpty ? text(error) : parts.joined(separator: ": ")
    }

    private static func text(_ value: JSONValue?) -> String? {
        guard let text = value?.string, !text.isEmpty else { return nil }
        return text
    }
}
