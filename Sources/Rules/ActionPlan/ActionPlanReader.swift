package import Diagnostics

/// Reads the rows of an action plan that people filled in, as entries of a waiver file; all that is wrong becomes a diagnostic
/// at its cell.
package struct ActionPlanReader {
    /// More mistakes of one file help nobody.
    private static let mostDiagnostics = 20

    private let path: String
    private let bytes: [UInt8]
    private let today: CalendarDay
    private var source: SourceText
    package private(set) var diagnostics: [Diagnostic] = []

    /// `today` is a day of the real clock.
    package init(path: String, bytes: [UInt8], today: CalendarDay) {
        self.path = path
        self.bytes = bytes
        self.today = today
        source = SourceText(path: path, text: "")
    }

    /// The entries of the rows in which something is filled in, with what could not be read left out.
    package mutating func read() -> WaiverFile {
        guard let sheet = CSVReader.sheet(path: path, bytes: bytes, into: &diagnostics) else {
            return WaiverFile(source: source, waivers: [])
        }
        source = sheet.source
        var file = WaiverFile(source: source, waivers: [])
        guard let places = places(of: sheet.columns) else { return file }
        for fields in sheet.rows where diagnostics.count < Self.mostDiagnostics {
            let row = Row(fields: fields, places: places)
            if ActionPlanColumn.filledIn.allSatisfy({ row[$0].text.isBlank }) { continue }
            if let waiver = waiver(row) { file.waivers.append(waiver) }
        }
        return file
    }

    /// The fields of a row by their columns.
    private struct Row {
        var fields: [CSVField]
        var places: [ActionPlanColumn: Int]

        subscript(column: ActionPlanColumn) -> CSVField {
            places[column].map { fields[$0] } ?? CSVField(text: "", range: 0..<0)
        }
    }

    /// Where the columns are that are needed; nil where one is missing.
    private mutating func places(of columns: [CSVField]) -> [ActionPlanColumn: Int]? {
        var places: [ActionPlanColumn: Int] = [:]
        for column in ActionPlanColumn.needed {
            if let place = columns.firstIndex(where: { $0.text == column.rawValue }) {
                places[column] = place
            } else {
                let near = nearest(to: column.rawValue, among: columns.map(\.text))
                report(columns.first, WaiverMessages.missingColumn(column.rawValue, nearest: near))
            }
        }
        return diagnostics.isEmpty ? places : nil
    }

    private mutating func waiver(_ row: Row) -> Waiver? {
        let count = diagnostics.count
        let kind = Waiver.Kind(rawValue: row[.entry].text)
        if kind == nil { report(.entry, row, WaiverMessages.entry(row[.entry].text)) }
        let rule = said(.rule, row)
        let subject = if let kind { self.subject(row, kind) } else { nil as Subject? }
        let (reason, approver, ticket) = (said(.reason, row), said(.approver, row), said(.ticket, row))
        let checked = kind == .attestation ? day(.checked, row) : nil
        if let checked, let mistake = Waiver.mistake(ofCheckOn: checked, today: today) {
            report(.checked, row, mistake)
        }
        if kind == .waiver, !row[.checked].text.isBlank { report(.checked, row, WaiverMessages.checkedOfWaiver) }
        let expires = day(.expires, row)
        if let expires, let mistake = Waiver.mistake(ofLastDay: expires, checked: checked, today: today) {
            report(.expires, row, mistake)
        }
        guard diagnostics.count == count, let kind, let rule, let subject, let reason, let approver, let ticket,
            let expires
        else { return nil }
        let place = source.position(at: row[.rule].range.lowerBound)
        return Waiver(
            kind: kind, rule: rule, subject: subject.subject, reason: reason, approver: approver, ticket: ticket,
            checked: checked, expires: expires,
            location: RuleLocation(path: path, line: place.line, column: place.column), source: source,
            ruleRange: row[.rule].range, subjectRange: row[subject.column].range, expiresRange: row[.expires].range)
    }

    private typealias Subject = (subject: Waiver.Subject, column: ActionPlanColumn)

    private mutating func subject(_ row: Row, _ kind: Waiver.Kind) -> Subject? {
        let columns: [ActionPlanColumn] = [.resource, .upTo, .downTo]
        let there = columns.filter { !row[$0].text.isBlank }
        if there.isEmpty, kind == .attestation { return (.rule, .rule) }
        guard there.count == 1, let column = there.first, kind == .waiver || column == .resource else {
            report(there.last ?? .resource, row, WaiverMessages.cellSubjects(kind))
            return nil
        }
        if column == .resource {
            guard let id = ActionPlanID.id(ofCell: row[column].text) else {
                report(column, row, WaiverMessages.wrongEscape)
                return nil
            }
            return (.resource(id), column)
        }
        guard let bound = Int64(row[column].text), bound >= 0 else {
            report(column, row, WaiverMessages.bound(row[column].text))
            return nil
        }
        return (column == .upTo ? .upTo(bound) : .downTo(bound), column)
    }

    /// A text that is not blank.
    private mutating func said(_ column: ActionPlanColumn, _ row: Row) -> String? {
        guard !row[column].text.isBlank else {
            report(column, row, WaiverMessages.emptyCell)
            return nil
        }
        return row[column].text.withoutApostrophe
    }

    private mutating func day(_ column: ActionPlanColumn, _ row: Row) -> CalendarDay? {
        guard let text = said(column, row) else { return nil }
        if let day = CalendarDay(text) { return day }
        report(column, row, WaiverMessages.day(text), hint: WaiverMessages.rewrittenDay)
        return nil
    }

    private mutating func report(_ column: ActionPlanColumn, _ row: Row, _ message: String, hint: String? = nil) {
        report(row[column], WaiverMessages.cell(column, message), hint: hint)
    }

    private mutating func report(_ field: CSVField?, _ message: String, hint: String? = nil) {
        diagnostics.append(Diagnostic(.error, in: source, at: field?.range ?? 0..<0, message, hint: hint))
    }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
