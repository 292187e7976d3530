internal import JSON

/// The way from one page of a listing to the next.
struct PageLinks {
    /// What follows a page.
    enum Next {
        case none
        case target(RequestTarget)
        /// A link that must not be followed.
        case foreign(String)
        /// Neither a text nor null.
        case unreadable
    }

    private let cursor: JSONValue?
    private let link: JSONValue?
    private let isReadable: Bool
    private let current: RequestTarget

    /// - Parameter current: Where the page came from.
    init(_ body: JSONObject, of current: RequestTarget) {
        cursor = body["meta"]?["next"]
        link = body["links"]?["next"]
        isReadable = ["meta", "links"].allSatisfy { key in
            switch body[key] {
            case nil, .null, .object: true
            default: false
            }
        }
        self.current = current
    }

    /// `links.next` is a URL or, in newer listings, a cursor; `meta.next` is always a cursor. Null, an empty text and no link
    /// at all mean the end, anything else that is not a text means nothing.
    func next(in baseURL: BaseURL) -> Next {
        guard isReadable else { return .unreadable }
        switch link ?? .null {
        case .string(let text) where !text.isEmpty: return follow(text, in: baseURL)
        case .null, .string: break
        default: return .unreadable
        }
        switch cursor ?? .null {
        case .string(let text) where !text.isEmpty: return .target(current.setting("cursor", to: text))
        case .null, .string: return .none
        default: return .unreadable
        }
    }

    private func follow(_ text: String, in baseURL: BaseURL) -> Next {
        guard Self.isReference(text) else { return .target(current.setting("cursor", to: text)) }
        return baseURL.target(ofLink: text, in: current).map(Next.target) ?? .foreign(text)
    }

    /// Whether a text is a URL, whole or relative, and not a bare cursor. Cursors are opaque, so only what cannot be
    /// one by accident counts; a text with another scheme that is taken for a cursor goes to our server and no further.
    private static func isReference(_ text: String) -> Bool {
        let reference = URIReference(text)
        return text.utf8.contains(UInt8(ascii: "?")) || reference.authority != nil
            || ["http", "https", "file"].contains(reference.scheme?.lowercased())
            || ["/", "\\", ".."].contains { text.utf8.starts(with: $0.utf8) }
    }

    /// What tells one page of a listing from another: its cursor or, without one, its target.
    static func mark(of target: RequestTarget) -> String {
        target.value(of: "cursor").map { "cursor \($0)" } ?? "target \(target.text)"
    }
}
