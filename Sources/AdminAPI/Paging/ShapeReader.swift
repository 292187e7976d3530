internal import JSON

/// Reads the envelopes of answers, and says which part has another shape than the description gives it.
struct ShapeReader {
    let caller: Caller
    let call: Call

    /// The body, which must be an object.
    func object(_ answer: Answer) throws(AdminAPIError) -> JSONObject {
        guard let object = answer.body?.object else { throw wrongShape("expected an object") }
        return object
    }

    /// The elements of `data`.
    func items<Item: ResourceEnvelope>(of body: JSONObject) throws(AdminAPIError) -> [Item] {
        guard let data = body["data"]?.array else { throw wrongShape("expected an array in `data`") }
        var items: [Item] = []
        items.reserveCapacity(data.count)
        for element in data {
            guard let object = element.object else { throw wrongShape("expected objects in `data`") }
            items.append(Item(raw: object))
        }
        return items
    }

    /// One resource, bare as the reference description has it or inside `data`.
    func resource<Item: ResourceEnvelope>(of body: JSONObject) -> Item {
        Item(raw: body["data"]?.object ?? body)
    }

    func wrongShape(_ reason: String) -> AdminAPIError {
        .malformedBody(caller.failure(of: call, reason))
    }
}
