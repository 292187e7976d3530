import Foundation
import Testing

@testable import CLI

/// The tables of the settings page, held against the table that settings are read by.
struct SettingsGuideTests {
    /// Rows below a header, without the pages that they point at.
    private static func rows(below header: String) throws -> [String] {
        let page = Tenet.package.appending(path: "Sources/CLI/Documentation.docc/Settings.md")
        let lines = try String(contentsOf: page, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0 == header })
        return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { row in
            String(row.replacing(/: see <doc:\w+>/, with: ""))
        }
    }

    private static func row(_ cells: String...) -> String {
        "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined()
    }

    @Test func `options are those of the table`() throws {
        let expected = Setting.all.compactMap { setting -> String? in
            guard let option = setting.option else { return nil }
            let shape =
                switch setting.shape {
                case .one: "yes"
                case .list: "list"
                case .mapping: "`\(setting.name)`"
                }
            return Self.row(
                "`\(option)`", setting.says, setting.isInFile ? shape : "", setting.variable.map { "`\($0)`" } ?? "")
        }
        #expect(try Self.rows(below: "| option | what it says | file | environment |") == expected)
    }

    @Test func `so are keys and variables without an option`() throws {
        let others = Setting.all.filter { $0.option == nil }
        let keys = others.filter(\.isInFile).map { setting in
            Self.row("`\(setting.name)`", setting.says, setting.shape == .one ? "" : "\(setting.shape)")
        }
        let variables = others.filter { !$0.isInFile }.map { setting in
            Self.row("`\(setting.variable ?? "")`", setting.says)
        }
        #expect(try Self.rows(below: "| key | what it says | |") == keys)
        #expect(try Self.rows(below: "| variable | what it says |") == variables)
    }
}
