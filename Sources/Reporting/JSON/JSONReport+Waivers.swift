internal import Evaluation
internal import JSON
internal import Rules

extension JSONReport {
    static func json(_ note: WaiverNote) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("kind", .string(note.kind.rawValue)),
            ("reason", .string(note.reason)),
            ("approver", .string(note.approver)),
            ("ticket", .string(note.ticket)),
        ]
        if let checked = note.checked {
            members.append(("checked", .string("\(checked)")))
        }
        members += [
            ("expires", .string("\(note.expires)")),
            ("days_left", .number(JSONNumber(Int64(note.daysLeft)))),
            ("expired", .bool(note.isExpired)),
            ("file", .string(note.location.path)),
            ("line", .count(note.location.line)),
        ]
        return .members(members)
    }

    static func json(_ notice: WaiverNotice) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("kind", .string(notice.kind.rawValue)), ("rule", .string(notice.rule)),
        ]
        if let subject = notice.subject {
            members.append(("subject", .string(subject)))
        }
        members.append(("text", .string(notice.text)))
        members.append(("waiver", json(notice.waiver)))
        return .members(members)
    }
}
