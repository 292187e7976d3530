import Diagnostics
import YAML

extension RuleFileReader {
    private static let waiverKeys = [
        "rule", "resource", "where", "upTo", "downTo", "reason", "approver", "ticket", "expires",
    ]
    private static let attestationKeys = [
        "rule", "resource", "where", "reason", "approver", "ticket", "checked", "expires",
    ]

    /// The content of a waiver file, with what could not be read left out. `today` is a day of the real clock.
    package mutating func readWaivers(today: CalendarDay) -> WaiverFile {
        var file = WaiverFile(source: source, waivers: [])
        guard let mapping = root(of: "a waiver file", empty: WaiverMessages.emptyFile) else { return file }
        mapping.checkKeys(["apiVersion", "waivers", "attestations"], what: "a waiver file", into: &diagnostics)
        for (key, kind) in [("waivers", Waiver.Kind.waiver), ("attestations", .attestation)] {
            guard let node = mapping[key], !node.isMissing else { continue }
            for element in node.sequence(expected: "a list of \(kind.rawValue)s", into: &diagnostics) ?? [] {
                if let waiver = waiver(element, kind, today: today) { file.waivers.append(waiver) }
            }
        }
        return file
    }

    private mutating func waiver(_ node: YAMLNode, _ kind: Waiver.Kind, today: CalendarDay) -> Waiver? {
        let what = kind == .waiver ? "a waiver" : "an attestation"
        let start = node.range.lowerBound..<node.range.lowerBound
        guard let mapping = node.mapping(expected: what, into: &diagnostics) else { return nil }
        mapping.checkKeys(
            kind == .waiver ? Self.waiverKeys : Self.attestationKeys, what: what, into: &diagnostics)
        for key in ["rule", "reason", "approver", "ticket", "expires"] + (kind == .attestation ? ["checked"] : [])
        where mapping[key] == nil {
            report(at: start, RuleMessages.missing(key, of: what))
        }
        let rule = text(mapping["rule"], expected: "a rule id")
        let subject = subject(mapping, kind, at: start)
        let texts = ["reason", "approver", "ticket"].compactMap { said(mapping[$0], $0) }
        let checked = mapping["checked"].flatMap { pastDay($0, today: today) }
        let expires = mapping["expires"].flatMap { lastDay($0, today: today, checked: checked) }
        guard let rule, let subject, texts.count == 3, let expires, kind == .waiver || checked != nil else {
            return nil
        }
        let place = source.position(at: node.range.lowerBound)
        return Waiver(
            kind: kind, rule: rule, subject: subject.subject, reason: texts[0], approver: texts[1], ticket: texts[2],
            checked: checked, expires: expires,
            location: RuleLocation(path: source.path, line: place.line, column: place.column), source: source,
            ruleRange: mapping["rule"]?.range ?? start, subjectRange: subject.range,
            expiresRange: mapping["expires"]?.range ?? start)
    }

    private mutating func subject(
        _ mapping: YAMLMapping, _ kind: Waiver.Kind, at start: Range<Int>
    ) -> (subject: Waiver.Subject, range: Range<Int>)? {
        let keys = ["resource", "where"] + (kind == .waiver ? ["upTo", "downTo"] : [])
        let there = keys.filter { mapping[$0] != nil }
        if there.isEmpty, kind == .attestation { return (.rule, mapping["rule"]?.range ?? start) }
        guard there.count == 1, let node = mapping[there[0]] else {
            let message =
                kind == .waiver ? WaiverMessages.subjects(keys) : WaiverMessages.attestationSubjects()
            report(at: there.last.flatMap { mapping.keyNode($0)?.range } ?? start, message)
            return nil
        }
        let subject: Waiver.Subject? =
            switch there[0] {
            case "resource": said(node, "resource").map { .resource($0) }
            case "where": expression(node).map { .condition($0) }
            case "upTo": bound(node).map { .upTo($0) }
            default: bound(node).map { .downTo($0) }
            }
        return subject.map { ($0, node.range) }
    }

    /// A text that is not blank.
    private mutating func said(_ node: YAMLNode?, _ key: String) -> String? {
        guard let node, let text = text(node) else { return nil }
        guard text.contains(where: { !$0.isWhitespace }) else {
            report(node, WaiverMessages.empty(key))
            return nil
        }
        return text
    }

    private mutating func bound(_ node: YAMLNode) -> Int64? {
        guard let bound = node.int(into: &diagnostics) else { return nil }
        guard bound >= 0 else {
            report(node, WaiverMessages.bound("\(bound)"))
            return nil
        }
        return bound
    }

    private mutating func day(_ node: YAMLNode) -> CalendarDay? {
        guard let text = text(node, expected: "a day") else { return nil }
        if let day = CalendarDay(text) { return day }
        report(node, WaiverMessages.day(text))
        return nil
    }

    /// A day that is not still to come.
    private mutating func pastDay(_ node: YAMLNode, today: CalendarDay) -> CalendarDay? {
        guard let day = day(node) else { return nil }
        guard let mistake = Waiver.mistake(ofCheckOn: day, today: today) else { return day }
        report(node, mistake)
        return nil
    }

    /// A day at most 366 days after today, and after the day of the check.
    private mutating func lastDay(_ node: YAMLNode, today: CalendarDay, checked: CalendarDay?) -> CalendarDay? {
        guard let day = day(node) else { return nil }
        guard let mistake = Waiver.mistake(ofLastDay: day, checked: checked, today: today) else { return day }
        report(node, mistake)
        return nil
    }
}
