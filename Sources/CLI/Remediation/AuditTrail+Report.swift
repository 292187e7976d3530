import JSON
import Remediation

extension AuditTrail {
    /// For people: what others did, or may have done.
    var lines: [String] {
        var lines: [String] = []
        if let obstacle {
            lines.append("the audit log could not be read whole: \(obstacle)")
            lines.append("whether others changed these policies since the plan was made is not known")
        }
        if !others.isEmpty {
            lines.append("not known to be this run's own, in the audit log since the plan was made at \(from):")
            lines += others.map { "  \($0.line)" }
        } else if obstacle == nil {
            lines.append("the audit log names nobody else at these policies since the plan was made at \(from)")
        }
        return lines
    }

    /// For programs, this run's own among them.
    var json: JSONValue {
        [
            "from": .string("\(from)"), "complete": .bool(obstacle == nil),
            "obstacle": obstacle.map { .string($0) } ?? .null,
            "entries": .array(
                entries.map { item in
                    let entry = item.entry
                    return [
                        "id": .string(entry.id), "time": entry.time.map { .string("\($0)") } ?? .null,
                        "action": .string(entry.action),
                        "actor": [
                            "id": entry.actor.map { .string($0) } ?? .null,
                            "name": entry.actorName.map { .string($0) } ?? .null,
                        ],
                        "policies": .array(entry.policies.map { .string($0) }), "own": .bool(item.isOwn),
                    ]
                }),
        ]
    }
}

extension AuditEntry {
    /// When, what, who, and to which policy.
    fileprivate var line: String {
        let who =
            switch (actorName, actor) {
            case (let name?, let id?): "\(name) (\(id))"
            case (let name?, nil): name
            case (nil, let id?): id
            case (nil, nil): "nobody named"
            }
        let when = time.map { "\($0)" } ?? "at no time that can be read"
        return "\(when)  \(action)  by \(who)  on \(policies.joined(separator: ", "))"
    }
}
