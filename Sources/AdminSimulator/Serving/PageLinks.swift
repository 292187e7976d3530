internal import JSON

/// Writes the links of a page: absolute, on the origin that the client called, with the filters it gave.
struct PageLinks {
    let origin: String
    let call: Call
    let cursors: CursorCodec
    /// The fault in the link to the next page.
    var fault: Fault.Link?

    func json(for page: Page) -> JSONValue {
        var links = JSONObject()
        links["self"] = .string(link(origin, to: page.start))
        links["next"] = page.next.map { .string(next($0, after: page)) }
        links["prev"] = page.previous.map { .string(link(origin, to: $0)) }
        return .object(links)
    }

    private func next(_ position: Int, after page: Page) -> String {
        switch fault {
        case nil: link(origin, to: position)
        case .repeated: link(origin, to: page.start)
        case .foreign: link(FaultInjector.foreignOrigin, to: position)
        case .https: link(origin.replacing("http://", with: "https://"), to: position)
        case .file: "file:///etc/hostname"
        }
    }

    private func link(_ origin: String, to position: Int) -> String {
        var path = call.operation.path
        for (name, value) in call.route.parameters {
            path = path.replacing("{\(name)}", with: PercentEncoding.encode(value))
        }
        var pairs = call.operation.queryParameters.filter { $0 != "cursor" }.compactMap { name in
            call.query[name].map { "\(name)=\(PercentEncoding.encode($0))" }
        }
        if position > 0 {
            pairs.append("cursor=\(cursors.cursor(for: call.operation, at: position))")
        }
        return origin + path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }
}
