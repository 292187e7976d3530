package import Diagnostics
import YAML

/// Adds entries to a waiver file; everything else in it stays as it is, comments included.
package struct WaiverFileEditor {
    private let path: String
    private let today: CalendarDay

    package init(path: String, today: CalendarDay) {
        self.path = path
        self.today = today
    }

    /// What came of an attempt to add entries.
    package enum Result {
        /// The whole new text of the file.
        case edited(String)
        /// The file, or an entry as it would stand in it, is wrong.
        case mistakes([Diagnostic])
        /// The file is right but written in a way that cannot be extended; the entries' text, for a person to add.
        case unextendable(entries: String)
    }

    /// - Parameter text: What the file holds; nil where there is none.
    package func adding(_ drafts: [WaiverDraft], to text: String?) -> Result {
        let old = text ?? "apiVersion: tenet/v1\n"
        let before = read(old)
        guard before.diagnostics.isEmpty else { return .mistakes(before.diagnostics) }
        let newline = old.contains("\r\n") ? "\r\n" : "\n"
        let lists = Waiver.Kind.allCases.map { kind in drafts.filter { $0.kind == kind } }.filter { !$0.isEmpty }
        let edited = lists.reduce(Optional(old)) { text, drafts in
            text.flatMap { insert(drafts, into: $0, newline) }
        }
        let after = edited.map(read)
        guard let edited, let after, after.diagnostics.isEmpty, differ(before.drafts, after.drafts, by: drafts) else {
            // A draft that is itself wrong is told with the place at which it would stand.
            let mistakes = drafts.lazy.map(alone).first { !$0.isEmpty }
            return mistakes.map(Result.mistakes)
                ?? .unextendable(entries: entries(drafts, indent: 2, "\n"))
        }
        return .edited(edited)
    }

    private func read(_ text: String) -> (drafts: [WaiverDraft], diagnostics: [Diagnostic]) {
        var reader = RuleFileReader(path: path, bytes: Array(text.utf8)) { _ in throw CancellationError() }
        let file = reader.readWaivers(today: today)
        return (file.drafts, reader.diagnostics.sorted())
    }

    /// What is wrong with the draft in a file of its own.
    private func alone(_ draft: WaiverDraft) -> [Diagnostic] {
        let lines = ["apiVersion: tenet/v1\n\(draft.listKey):\n"] + entry(draft, indent: 2, "\n")
        return read(lines.joined()).diagnostics
    }

    /// Whether the new entries are the old ones, and the drafts at the ends of their lists.
    private func differ(_ old: [WaiverDraft], _ new: [WaiverDraft], by drafts: [WaiverDraft]) -> Bool {
        new == Waiver.Kind.allCases.flatMap { kind in (old + drafts).filter { $0.kind == kind } }
    }

    // MARK: - Text

    private func entries(_ drafts: [WaiverDraft], indent: Int, _ newline: String) -> String {
        drafts.flatMap { entry($0, indent: indent, newline) }.joined()
    }

    private func entry(_ draft: WaiverDraft, indent: Int, _ newline: String) -> [String] {
        let blanks = String(repeating: " ", count: indent)
        return draft.lines.enumerated().map { index, line in
            blanks + (index == 0 ? "- " : "  ") + line + newline
        }
    }

    /// The text with the entries, which are of one kind, as far as the shape of the file is understood; whether it is right is
    /// found by reading it.
    private func insert(_ drafts: [WaiverDraft], into text: String, _ newline: String) -> String? {
        guard let listKey = drafts.first?.listKey else { return text }
        let source = SourceText(path: path, text: text)
        let mark = text.utf8.count - source.utf8Count
        guard let root = YAMLDocument.load(source).root, let mapping = YAMLMapping(root) else { return nil }
        guard let list = mapping[listKey], let key = mapping.keyNode(listKey) else {
            let start = text.hasSuffix("\n") || text.isEmpty ? "" : newline
            return text + start + "\(listKey):\(newline)" + entries(drafts, indent: 2, newline)
        }
        let bytes = Array(text.utf8)
        guard case .sequence(let elements) = list.kind, let last = elements.last else {
            guard
                list.isMissing
                    || bytes[(mark + list.range.lowerBound)..<(mark + list.range.upperBound)].elementsEqual("[]".utf8)
            else { return nil }
            let indent = source.position(at: key.range.lowerBound).column + 1
            let head = bytes[..<(mark + key.range.upperBound)] + Array(":\(newline)".utf8)
            let rest = bytes[(mark + max(list.range.upperBound, key.range.upperBound))...].drop {
                $0 != 0x0A && $0 != 0x0D
            }
            let lines = entries(drafts, indent: indent, newline).utf8
            return String(decoding: head + Array(lines) + Self.withoutLineEnd(rest), as: UTF8.self)
        }
        var dash = mark + last.range.lowerBound
        while dash > 0, bytes[dash - 1] != 0x0A, bytes[dash - 1] != 0x0D { dash -= 1 }
        let indent = bytes[dash...].prefix { $0 == UInt8(ascii: " ") }.count
        guard dash + indent < bytes.count, bytes[dash + indent] == UInt8(ascii: "-") else { return nil }
        var end = mark + last.range.upperBound
        while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D || bytes[end - 1] == 0x20 { end -= 1 }
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        let lines = entries(drafts, indent: indent, newline)
        let rest = Self.withoutLineEnd(bytes[end...])
        return String(decoding: bytes[..<end] + Array("\(newline)\(lines)".utf8) + rest, as: UTF8.self)
    }

    private static func withoutLineEnd(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        if bytes.starts(with: [0x0D, 0x0A]) { return bytes.dropFirst(2) }
        return bytes.first == 0x0A || bytes.first == 0x0D ? bytes.dropFirst() : bytes
    }
}
