internal import JSON

extension Organization {
    /// Events in the order of the snapshot, then those recorded since; both bounds belong to the interval.
    func listEvents(_ call: Call) throws(Refusal) -> Reply {
        let from = try time("from", in: call)
        let to = try time("to", in: call)
        let action = call.query["action"]
        return try list(events, json: \.json, for: call) { event in
            guard action == nil || event.action == action else { return false }
            guard from != nil || to != nil else { return true }
            guard let time = event.time else { return false }
            return from.map { $0 <= time } ?? true && to.map { time <= $0 } ?? true
        }
    }

    private func time(_ parameter: String, in call: Call) throws(Refusal) -> Timestamp? {
        guard let text = call.query[parameter] else { return nil }
        guard let time = Timestamp(rfc3339: text) else {
            throw .badRequest("`\(parameter)` is not an RFC 3339 date-time")
        }
        return time
    }

    /// Adds an event for something that somebody has just done.
    ///
    /// The names of the actions are the simulator's own: those of the real audit log are not documented.
    func record(
        _ action: String, on subject: (type: String, id: String), by actor: EventActor = .bearer,
        context: KeyValuePairs<String, String> = [:]
    ) {
        var number = events.count + 1
        while events.contains("simulated-\(number)") {
            number += 1
        }
        let id = "simulated-\(number)"
        let event: JSONObject = [
            "id": .string(id),
            "type": "event",
            "attributes": [
                "time": .string(settings.now().rfc3339),
                "action": .string(action),
                "actor": ["id": .string(actor.id), "name": .string(actor.name), "type": .string(actor.type)],
                "context": .array(context.map { ["key": .string($0.key), "value": .string($0.value)] }),
                "container": [["id": .string(subject.id), "type": .string(subject.type)]],
            ],
        ]
        _ = events.append(AuditEvent(id: id, object: event))
    }
}
