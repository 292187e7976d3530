internal import JSON

extension Caller {
    /// A call, or the refusal of an argument that would change the path.
    func call(
        _ operation: AdminOperation, _ segments: [String], query: [(name: String, value: String?)] = [],
        body: JSONValue? = nil, readsAnswer: Bool = true
    ) -> Result<Call, AdminAPIError> {
        if let target = connection.baseURL.target(segments, query: query) {
            return .success(Call(operation: operation, target: target, body: body, readsAnswer: readsAnswer))
        }
        let shown = RequestTarget(path: connection.baseURL.path + segments.map { "/" + $0 }.joined(), query: nil)
        let failure = failure(of: Call(operation: operation, target: shown), "an identifier is empty, `.` or `..`")
        return .failure(.badRequest(failure))
    }

    /// A listing.
    func pages<Item>(
        _ operation: AdminOperation, _ segments: [String], query: [(name: String, value: String?)] = [],
        body: JSONValue? = nil, paging: Paging = .query
    ) -> Pages<Item> {
        let first = call(operation, segments, query: query, body: body).map { call in
            var call = call
            call.paging = paging
            return call
        }
        return Pages(caller: self, first: first)
    }

    /// One resource.
    func resource<Item: ResourceEnvelope>(
        _ operation: AdminOperation, _ segments: [String], body: JSONValue? = nil, ifMatch: EntityTag? = nil
    ) async throws(AdminAPIError) -> Item {
        try await taggedResource(operation, segments, body: body, ifMatch: ifMatch).resource
    }

    /// One resource, with what the server calls its state.
    func taggedResource<Item: ResourceEnvelope>(
        _ operation: AdminOperation, _ segments: [String], body: JSONValue? = nil, ifMatch: EntityTag? = nil
    ) async throws(AdminAPIError) -> (resource: Item, tag: EntityTag?) {
        var call = try call(operation, segments, body: body).get()
        call.ifMatch = ifMatch
        let answer = try await answer(to: call)
        let reader = ShapeReader(caller: self, call: call)
        return (reader.resource(of: try reader.object(answer)), answer.entityTag)
    }

    /// A write whose answer says no more than that it was done.
    func perform(
        _ operation: AdminOperation, _ segments: [String], body: JSONValue? = nil
    ) async throws(AdminAPIError) {
        _ = try await answer(to: call(operation, segments, body: body, readsAnswer: false).get())
    }
}
