internal import JSON

/// Writes the links of a page, in the convention of its listing.
///
/// URLs are absolute, on the origin that the client called, with the filters it gave. See
/// https://developer.atlassian.com/cloud/admin/organization/rest/ for the four conventions of the cloud dialect.
struct PageLinks {
    let origin: String
    let call: Call
    let dialect: SimulatedDialect
    let cursors: CursorCodec
    /// The fault in the link to the next page.
    var fault: Fault.Link?

    /// The members of the answer beside `data`.
    func members(for page: Page) -> [(key: String, value: JSONValue)] {
        switch convention {
        case .url:
            var links = JSONObject()
            links["self"] = .string(link(origin, to: page.start, page))
            links["next"] = page.next.map { .string(next($0, after: page)) }
            links["prev"] = page.previous.map { .string(link(origin, to: $0, page)) }
            return [("links", .object(links))]
        case .cursor:
            var links: JSONObject = ["self": .string(cursor(to: page.start, page))]
            links["next"] = page.next.map { .string(faulty(cursor(to: $0, page), to: $0, after: page)) }
            links["prev"] = page.previous.map { .string(cursor(to: $0, page)) }
            return [("links", .object(links))]
        case .meta, .stream:
            // The stream always names a next page, which is empty until something happens.
            let next = page.next ?? (convention == .stream ? page.end : nil)
            var meta: JSONObject = ["page_size": .number(JSONNumber(page.items.count))]
            meta["next"] = next.map { .string(faulty(cursor(to: $0, page), to: $0, after: page)) }
            // Only policies may have null there.
            if next == nil, call.operation == .getPolicies { meta["next"] = .null }
            return [("meta", .object(meta)), ("links", .object(JSONObject()))]
        case .none:
            return []
        }
    }

    private enum Convention {
        case url, cursor, meta, stream, none
    }

    private var convention: Convention {
        guard dialect == .cloud else { return .url }
        return switch call.operation {
        case .getPolicies, .getEvents: .meta
        case .pollEvents: .stream
        case .getOrgs, .getUsers, .getDomains, .queryWorkspacesV2, .getApiKeys: .url
        case .getEventActions: .none
        default: .cursor
        }
    }

    private func cursor(to position: Int, _ page: Page) -> String {
        cursors.cursor(for: call.operation, at: position) + page.search
    }

    private func faulty(_ cursor: String, to position: Int, after page: Page) -> String {
        switch fault {
        case nil: cursor
        case .repeated: self.cursor(to: page.start, page)
        default: next(position, after: page)
        }
    }

    private func next(_ position: Int, after page: Page) -> String {
        switch fault {
        case nil: link(origin, to: position, page)
        case .repeated: link(origin, to: page.start, page)
        case .foreign: link(FaultInjector.foreignOrigin, to: position, page)
        case .https: link(origin.replacing("http://", with: "https://"), to: position, page)
        case .file: "file:///etc/hostname"
        }
    }

    private var parameters: [String] {
        dialect == .cloud ? CloudShapes.parameters(of: call.operation).keys.sorted() : call.operation.queryParameters
    }

    private func link(_ origin: String, to position: Int, _ page: Page) -> String {
        var path = call.operation.path
        for (name, value) in call.route.parameters {
            path = path.replacing("{\(name)}", with: PercentEncoding.encode(value))
        }
        var pairs = parameters.filter { $0 != "cursor" }.compactMap { name in
            call.query[name].map { "\(name)=\(PercentEncoding.encode($0))" }
        }
        if position > 0 {
            pairs.append("cursor=\(cursor(to: position, page))")
        }
        return origin + dialect.basePath + path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }
}
