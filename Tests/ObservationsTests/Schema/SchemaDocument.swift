import Foundation
import Observations

/// The tables of schema.md.
struct SchemaDocument {
    struct Row {
        let kind: String
        let path: String
        let type: String
        let optional: String
        let values: String
        let reference: String
        let cloud: String
        let cost: String
    }

    let rows: [Row]

    init(folder: String) throws {
        let text = try String(contentsOfFile: folder + "/schema.md", encoding: .utf8)
        var kind = ""
        var rows: [Row] = []
        var isFieldTable = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") {
                kind = line.dropFirst(3).split(separator: " ").first.map(String.init) ?? ""
                isFieldTable = false
            } else if line.hasPrefix("| field | CEL type |") {
                isFieldTable = true
            } else if isFieldTable, line.hasPrefix("| `") {
                let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                    .map { $0.trimmingCharacters(in: .whitespaces) }
                guard cells.count == 7 else { throw Unreadable(line: String(line)) }
                rows.append(
                    Row(
                        kind: kind, path: cells[0].replacingOccurrences(of: "`", with: ""), type: cells[1],
                        optional: cells[2], values: cells[3], reference: cells[4], cloud: cells[5], cost: cells[6]))
            }
        }
        self.rows = rows
    }

    struct Unreadable: Error {
        let line: String
    }
}

extension SchemaDocument.Row {
    /// The values that the row lists, by dialect; nil where what it says of them is no list.
    func values(in dialect: Dialect) -> Set<String>? {
        switch values {
        case "as `roles`", "as `user.roles`":
            return ResourceSchema.field("roles", of: .user)?.values.values(in: dialect)
        case "", "ARI", "opaque", "derived", "cloud: ARI": return []
        default: break
        }
        var listed: Set<String> = []
        for part in values.components(separatedBy: " · ") {
            var list = part.replacing(#/\([^)]*\)/#, with: "")
            var dialects = Dialect.allCases
            if let match = list.prefixMatch(of: #/(both|reference|cloud)(, data-security only)?: /#) {
                if match.1 != "both" { dialects = [Dialect(rawValue: String(match.1)) ?? .cloud] }
                list.removeSubrange(match.range)
            } else if !list.contains(",") {
                return []
            }
            let words = list.replacingOccurrences(of: "and  ", with: "").components(separatedBy: ",").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard words.allSatisfy({ $0.wholeMatch(of: #/[A-Za-z0-9_-]+/#) != nil }) else { return [] }
            if dialects.contains(dialect) { listed.formUnion(words) }
        }
        return listed
    }

    /// The key path that a cell names, without the version of the endpoint; nil where it says more than that.
    func plainSource(in dialect: Dialect) -> String? {
        let cell = dialect == .reference ? reference : cloud
        let match = cell.prefixMatch(of: #/(v2 )?`([A-Za-z_\[\].]+)`( \([^)]*\))?(, prefix `atlassian/` removed)?$/#)
        return match.map { String($0.2) }
    }
}
