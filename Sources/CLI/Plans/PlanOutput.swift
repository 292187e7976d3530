import Foundation
import Remediation
import Reporting

/// Where a plan goes, in which format.
struct PlanOutput {
    enum Format: String, CaseIterable { case text, markdown, json }

    var format: Format
    /// Nil: standard output.
    var path: String?

    /// Reads `format[=path]`. Throws `CommandFailure` where the format is unknown.
    init(_ text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let format = Format(rawValue: String(parts[0])) else {
            let known = Format.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
            throw CommandFailure(.wrongArguments, "expected one of the formats \(known), found `\(parts[0])`")
        }
        if parts.count == 2, parts[1].isEmpty {
            throw CommandFailure(.wrongArguments, "the output `\(text)` names no path")
        }
        self.format = format
        path = parts.count == 2 ? String(parts[1]) : nil
    }

    /// All that are wanted beside the plan file; text on standard output where none is named.
    static func all(_ options: PlanWritingOptions) throws -> [PlanOutput] {
        let outputs = try (options.outputs.isEmpty ? ["text"] : options.outputs).map { try PlanOutput($0) }
        guard outputs.count(where: { $0.path == nil }) <= 1 else {
            throw CommandFailure(
                .wrongArguments, "only one format can go to standard output; give the others a path")
        }
        try OutputPaths.check([options.file].compactMap { $0 } + outputs.compactMap(\.path))
        return outputs
    }

    /// To a terminal JSON is shown in other bytes where a text of the organization would be obeyed: that is no plan file.
    func write(_ plan: Plan, on console: Console) throws {
        let style = TextStyle(color: path == nil && console.outputHasColor)
        let bytes =
            switch format {
            case .text: Array(PlanText(plan, style: style).text.utf8)
            case .markdown: Array(PlanMarkdown(plan).text.utf8)
            case .json where path == nil && console.outputIsTerminal:
                Array(String(decoding: plan.fileBytes, as: UTF8.self).visibleJSON.utf8)
            case .json: plan.fileBytes
            }
        if let path { try AtomicFile.write(bytes, to: path) } else { try console.write(bytes) }
    }
}
