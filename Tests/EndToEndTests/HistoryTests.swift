import Foundation
import Testing

/// Histories, through the built program.
struct HistoryTests {
    private static let carol = TinyOrganization.bob.replacing("\"bob\"", with: "\"carol\"")

    private static func organization() throws -> TinyOrganization {
        try TinyOrganization(users: [TinyOrganization.alice, TinyOrganization.bob])
    }

    private static func users(_ lines: [String], in tiny: TinyOrganization) throws {
        try tiny.scratch.file("snapshot/users.ndjson", lines.map { $0 + "\n" }.joined())
    }

    private static func history(_ tiny: TinyOrganization, _ arguments: String...) throws -> Tenet.Result {
        try Tenet.run(["history"] + arguments + ["--history", "h.db"], folder: tiny.scratch.folder)
    }

    @Test func `runs are recorded, compared and forgotten`() throws {
        let tiny = try Self.organization()
        let first = try tiny.check("--history", "h.db")
        #expect(first.status == 1)
        #expect(first.output.contains("HISTORY: this is the first run\n"))
        let mode = try FileManager.default.attributesOfItem(atPath: tiny.scratch.path("h.db"))
        #expect(mode[.posixPermissions] as? Int == 0o600)

        try Self.users([TinyOrganization.alice, TinyOrganization.bob, Self.carol], in: tiny)
        #expect(try tiny.check("--history", "h.db").output.contains(": 1 new, 1 unchanged\n"))
        try Self.users([TinyOrganization.alice, Self.carol], in: tiny)
        let third = try tiny.check("--history", "h.db")
        #expect(third.output.contains(": 1 fixed, 1 unchanged\n"))
        #expect(third.output.contains("  fixed: accounts-active: user bob\n"))
        #expect(third.output.contains("  failing findings of 3 runs: ▅█▅ 1\n"))
        #expect(third.output.contains("medium 0 seconds (1 fixed)") || third.output.contains("(1 fixed)"))

        let list = try Self.history(tiny, "list")
        #expect(list.status == 0)
        #expect(list.output.split(separator: "\n").map { $0.prefix(3) } == ["1  ", "2  ", "3  "])
        #expect(list.output.contains("2 medium; status 1  tiny-1"))
        #expect(try Self.history(tiny, "show", "1").output.hasSuffix("  medium    accounts-active: user bob\n"))
        let compare = try Self.history(tiny, "compare", "1", "3").output.split(separator: "\n").dropFirst(2)
        #expect(
            Array(compare) == [
                "new    medium    accounts-active: user carol", "gone   medium    accounts-active: user bob",
                "0 unchanged",
            ])
        #expect(
            try Self.history(tiny, "trend").output.hasPrefix("medium    ▅█▅  1\nall       ▅█▅  1\ntime to fix medium: ")
        )
        #expect(try Self.history(tiny, "prune", "--keep-days", "1").output == "forgot 0 runs\n")
        #expect(try Self.history(tiny, "show", "9").status == 2)
    }

    @Test func `a run forgets those that are older than it is told to keep`() throws {
        let tiny = try Self.organization()
        for _ in 0..<3 { _ = try tiny.check("--history", "h.db") }
        let url = tiny.scratch.path("h.db")
        // Two days, one day and no day ago; another organization's run is not this one's to forget.
        try #require(
            try Self.sqlite(
                url,
                """
                UPDATE run SET time = time - 172860 WHERE id = 1; UPDATE run SET time = time - 86500 WHERE id = 2;
                INSERT INTO run SELECT 99, 'other', 0, now, tool, rulesDigest, complete, exitStatus, critical, high, medium, low, info,
                waived, undetermined FROM run WHERE id = 1;
                """))
        try tiny.scratch.file("tenet.yaml", "history: h.db\nkeep-days: 2\n")
        func ids() throws -> [String] {
            try Self.history(tiny, "list").output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
        }
        #expect(try tiny.check().output.contains("failing findings of 3 runs"))
        #expect(try ids() == ["2", "3", "99", "100"])
        #expect(try Tenet.run("history", "prune", folder: tiny.scratch.folder).output == "forgot 1 run\n")
        #expect(try tiny.check("--keep-days", "1").status == 1)
        #expect(try ids() == ["3", "100", "101"])
        #expect(try Self.history(tiny, "show").output.contains("accounts-active: user bob"))
        for (arguments, status) in [(["--keep-days", "0"], Int32(64)), (["--keep-days", "x"], 64)] {
            #expect(
                try Tenet.run(["check", "--snapshot", tiny.snapshot] + arguments, folder: tiny.scratch.folder).status
                    == status)
        }
        try tiny.scratch.file("tenet.yaml", "keep-days: many\n")
        #expect(try tiny.check().status == 2)
        try tiny.scratch.file("tenet.yaml", "")
        #expect(try tiny.check("--keep-days", "1").errors == "tenet: `--keep-days` needs `--history FILE`\n")
        #expect(try Self.history(tiny, "prune").status == 64)
    }

    @Test func `what was not seen is not fixed`() throws {
        let tiny = try Self.organization()
        _ = try tiny.check("--history", "h.db")
        let partial = try TinyOrganization(users: [TinyOrganization.alice], usersAreComplete: false)
        try tiny.scratch.file("snapshot/manifest.json", partial.scratch.read("snapshot/manifest.json"))
        try Self.users([TinyOrganization.alice], in: tiny)
        let result = try tiny.check("--history", "h.db")
        #expect(result.status == 3)
        #expect(result.output.contains(": 1 not seen\n"))
        #expect(result.output.contains("  not seen: accounts-active: user bob\n"))
    }

    @Test func `runs at the same time are all recorded`() async throws {
        let tiny = try Self.organization()
        let folder = tiny.scratch.folder
        let arguments = ["check", "--snapshot", tiny.snapshot, "--history", "h.db"]
        let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
            for _ in 0..<6 {
                group.addTask { try Tenet.run(arguments, folder: folder).status }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 1, count: 6))
        #expect(try Self.history(tiny, "list").output.split(separator: "\n").count == 6)
        #expect(try Self.history(tiny, "show").output.contains("accounts-active: user bob"))
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.contains(".tmp") }
        #expect(left.isEmpty)
    }

    /// Bytes of a good history, changed.
    enum Damage: String, CaseIterable {
        case empty, truncatedHeader, truncated, halfPage, garbage, foreign, overwrittenPage, newer, folder
    }

    @Test(arguments: Damage.allCases)
    func `a file that is no whole history is told and left alone`(damage: Damage) throws {
        let tiny = try Self.organization()
        _ = try tiny.check("--history", "h.db")
        let url = tiny.scratch.folder.appending(path: "h.db")
        // Everything into the file itself, so that it can be damaged.
        let folded = try Self.sqlite(url.path(), "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;")
        try #require(folded)
        var data = try Data(contentsOf: url)
        switch damage {
        case .empty: data = Data()
        case .truncatedHeader: data = data.prefix(50)
        case .truncated: data = data.prefix(8_192)
        case .halfPage: data = data.dropLast(2_000)
        case .garbage:
            data = Data("this is no database, but it is long enough to look like one".utf8) + Data(count: 8_192)
        case .foreign: try #require(try Self.sqlite(url.path(), "PRAGMA application_id=1;"))
        case .overwrittenPage: data.replaceSubrange(4_096..<12_288, with: Data(repeating: 0xA5, count: 8_192))
        case .newer:
            try #require(try Self.sqlite(url.path(), "INSERT INTO grdb_migrations VALUES ('99');"))
        case .folder:
            try FileManager.default.removeItem(at: url)
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }
        if ![.foreign, .newer, .folder].contains(damage) { try data.write(to: url) }
        let before = damage == .folder ? Data() : try Data(contentsOf: url)

        let check = try tiny.check("--history", "h.db")
        #expect(check.status == 70)
        #expect(check.output.contains("FAIL medium accounts-active"), "the verdict is shown all the same")
        #expect(check.errors.hasPrefix("tenet: the run was judged but not recorded: "))
        #expect(check.errors.contains("h.db"))
        let list = try Self.history(tiny, "list")
        #expect(list.status == 70)
        #expect(list.output.isEmpty)
        #expect(!list.errors.isEmpty)
        #expect(try Self.history(tiny, "prune", "--keep-days", "0").status == 70)
        if damage != .folder { #expect(try Data(contentsOf: url) == before) }
    }

    @Test func `a history that does not exist is not made by looking at it`() throws {
        let tiny = try Self.organization()
        let result = try Self.history(tiny, "list")
        #expect(result.status == 70)
        #expect(result.errors == "tenet: there is no history `h.db`; `check --history` begins one\n")
        #expect(!FileManager.default.fileExists(atPath: tiny.scratch.path("h.db")))
    }

    /// Whether Python's own SQLite carried out the statements.
    private static func sqlite(_ path: String, _ statements: String) throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.commit(); c.close()",
            path, statements,
        ]
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
