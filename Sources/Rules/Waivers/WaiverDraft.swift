/// A waiver or attestation that is to be written into a file.
package struct WaiverDraft: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        case rule
        case resource(String)
        /// The text of an expression.
        case condition(String)
        case upTo(Int64)
        case downTo(Int64)
    }

    package var kind: Waiver.Kind
    package var rule: String
    package var subject: Subject
    package var reason: String
    package var approver: String
    package var ticket: String
    package var checked: CalendarDay?
    package var expires: CalendarDay

    package init(
        kind: Waiver.Kind, rule: String, subject: Subject, reason: String, approver: String, ticket: String,
        checked: CalendarDay?, expires: CalendarDay
    ) {
        self.kind = kind
        self.rule = rule
        self.subject = subject
        self.reason = reason
        self.approver = approver
        self.ticket = ticket
        self.checked = checked
        self.expires = expires
    }

    /// What a waiver of a file says.
    init(_ waiver: Waiver) {
        let subject: Subject =
            switch waiver.subject {
            case .rule: .rule
            case .resource(let id): .resource(id)
            case .condition(let expression): .condition(expression.text)
            case .upTo(let bound): .upTo(bound)
            case .downTo(let bound): .downTo(bound)
            }
        self.init(
            kind: waiver.kind, rule: waiver.rule, subject: subject, reason: waiver.reason, approver: waiver.approver,
            ticket: waiver.ticket, checked: waiver.checked, expires: waiver.expires)
    }

    /// The list it belongs to.
    var listKey: String { kind == .waiver ? "waivers" : "attestations" }

    /// Its keys and values as YAML, a line each.
    var lines: [String] {
        var lines = ["rule: \(rule.yamlScalar)"]
        switch subject {
        case .rule: break
        case .resource(let id): lines.append("resource: \(id.yamlScalar)")
        case .condition(let text): lines.append("where: \(text.yamlScalar)")
        case .upTo(let bound): lines.append("upTo: \(bound)")
        case .downTo(let bound): lines.append("downTo: \(bound)")
        }
        lines += ["reason: \(reason.yamlScalar)", "approver: \(approver.yamlScalar)", "ticket: \(ticket.yamlScalar)"]
        if let checked { lines.append("checked: \(checked)") }
        return lines + ["expires: \(expires)"]
    }
}

extension String {
    /// The text as a YAML scalar on one line: plain where it is a few plain words, else in quotes.
    fileprivate var yamlScalar: String {
        let isPlain =
            (utf8.first?.isLetterOrDigit ?? false) && utf8.last != UInt8(ascii: " ") && lowercased() != "null"
            && utf8.allSatisfy { $0.isLetterOrDigit || " -_.@/".utf8.contains($0) }
        if isPlain { return self }
        if unicodeScalars.allSatisfy(\.isPrintable) { return "'\(replacing("'", with: "''"))'" }
        return "\"" + unicodeScalars.map(\.yamlEscaped).joined() + "\""
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}

extension Unicode.Scalar {
    fileprivate var yamlEscaped: String {
        switch self {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        default: break
        }
        if isPrintable { return String(self) }
        let digits = String(value, radix: 16)
        let width = value > 0xFFFF ? 8 : 4
        return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}
