internal import JSON

extension CloudOrganization {
    /// Both listings: the search takes an action, the stream goes on for ever. Bounds are milliseconds since 1970.
    func listEvents(_ call: Call) throws(Refusal) -> Reply {
        let from = try time("from", in: call)
        let to = try time("to", in: call)
        let action = call.query["action"]
        let limit = limit(call, call.operation == .pollEvents ? 200 : 30)
        return .page(
            Page(of: events.elements, from: try start(of: call), size: size(limit), json: \.json) { event in
                guard action == nil || event.action == action else { return false }
                guard from != nil || to != nil else { return true }
                guard let time = event.time else { return false }
                return from.map { $0 <= time } ?? true && to.map { time <= $0 } ?? true
            })
    }

    func event(of call: Call) throws(Refusal) -> Reply {
        guard let event = events[call["eventId"]] else {
            throw .unknown("event")
        }
        return .data(event.json)
    }

    private func time(_ parameter: String, in call: Call) throws(Refusal) -> Timestamp? {
        guard let text = call.query[parameter] else { return nil }
        guard let milliseconds = Int64(text), let time = Timestamp(milliseconds: milliseconds) else {
            throw .badTime("`\(parameter)` is no number of milliseconds since 1970")
        }
        return time
    }

    /// Adds an event for something that somebody has just done; the action's name is the simulator's own.
    func record(_ action: String, on policy: String, by actor: EventActor) {
        let id = "simulated-\(events.count + 1)"
        let now = settings.now().rfc3339
        let event: JSONObject = [
            "id": .string(id), "type": "events", "links": ["self": .string("https://api.atlassian.com/admin/\(id)")],
            "attributes": [
                "time": .string(now), "processedAt": .string(now), "action": .string(action),
                "actor": ["id": .string(actor.id), "name": .string(actor.name)], "context": [],
                "container": [["id": .string(policy), "type": "policy"]],
            ],
        ]
        _ = events.append(AuditEvent(id: id, object: event))
    }
}
