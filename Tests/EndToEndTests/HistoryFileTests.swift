import Foundation
import Testing

/// Files of histories that cannot be written, are not ours, or are being written when the process dies.
struct HistoryFileTests {
    private static func organization() throws -> TinyOrganization {
        try TinyOrganization(users: [TinyOrganization.alice, TinyOrganization.bob])
    }

    private static func list(_ tiny: TinyOrganization) throws -> Tenet.Result {
        try Tenet.run("history", "list", "--history", "h.db", folder: tiny.scratch.folder)
    }

    /// What Python's own SQLite prints for a query of one value.
    private static func sqlite(_ path: String, _ script: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=20)\n" + script + "\nc.commit(); c.close()",
            path,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    @Test func `a history whose folder nobody can write to is told and left as it is`() throws {
        let tiny = try Self.organization()
        let folder = tiny.scratch.path("kept")
        try tiny.scratch.file("kept/note")
        _ = try tiny.check("--history", "kept/h.db")
        _ = try Self.sqlite(folder + "/h.db", "c.execute('PRAGMA journal_mode=DELETE')")
        let before = try Data(contentsOf: URL(filePath: folder + "/h.db"))
        // Root may write whatever the mode says, but not with this attribute; without it the mode has to do.
        let isRoot = geteuid() == 0
        let lock = isRoot ? ["chattr", "+i", folder + "/h.db"] : ["chmod", "400", folder + "/h.db"]
        guard try Self.run(lock) else {
            print("skipped: no file can be made read-only here")
            return
        }
        defer { _ = try? Self.run(isRoot ? ["chattr", "-i", folder + "/h.db"] : ["chmod", "600", folder + "/h.db"]) }
        let check = try tiny.check("--history", "kept/h.db")
        #expect(check.status == 70)
        #expect(check.output.contains("FAIL medium accounts-active"), "the verdict is shown all the same")
        #expect(check.errors.hasPrefix("tenet: the run was judged but not recorded: "), "\(check.errors)")
        #expect(try Data(contentsOf: URL(filePath: folder + "/h.db")) == before)
        let show = try Tenet.run("history", "show", "--history", "kept/h.db", folder: tiny.scratch.folder)
        #expect(show.status == 0, "\(show.errors)")
        #expect(show.output.contains("accounts-active: user bob"))
    }

    private static func run(_ command: [String]) throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    @Test func `runs that are killed at any time leave a whole history`() throws {
        let tiny = try Self.organization()
        _ = try tiny.check("--history", "h.db")
        var recorded = 1
        // From before the file is opened until after the run has ended.
        for delay in stride(from: 0.0, to: 0.3, by: 0.012) {
            let process = try Tenet.process(
                ["check", "--snapshot", tiny.snapshot, "--history", "h.db"], folder: tiny.scratch.folder)
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            Thread.sleep(forTimeInterval: delay)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let runs = try Self.list(tiny).output.split(separator: "\n").count
            #expect(runs == recorded || runs == recorded + 1)
            recorded = runs
        }
        let last = try tiny.check("--history", "h.db")
        #expect(last.status == 1)
        #expect(last.output.contains(": 1 unchanged\n"))
        #expect(
            try Self.sqlite(tiny.scratch.path("h.db"), "print(c.execute('PRAGMA integrity_check').fetchone()[0])")
                == "ok\n")
        // No run without its findings: there was one finding all the time.
        let script =
            "print(c.execute('SELECT COUNT(*), MIN(began), MAX(seen) = (SELECT MAX(id) FROM run) FROM stay').fetchone())"
        #expect(try Self.sqlite(tiny.scratch.path("h.db"), script) == "(1, 1, 1)\n")
    }

    @Test func `a first run that is killed leaves a whole history or none`() throws {
        for delay in stride(from: 0.01, to: 0.25, by: 0.02) {
            let tiny = try Self.organization()
            let process = try Tenet.process(
                ["check", "--snapshot", tiny.snapshot, "--history", "h.db"], folder: tiny.scratch.folder)
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            Thread.sleep(forTimeInterval: delay)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let next = try tiny.check("--history", "h.db")
            #expect(next.status == 1, "\(next.errors)")
            #expect(next.errors.isEmpty)
        }
    }

    /// Statements that make a history one that Tenet would not have written.
    @Test(arguments: [
        "UPDATE run SET high = -1", "UPDATE run SET high = 9223372036854775807", "UPDATE run SET time = 'yesterday'",
        "UPDATE run SET time = 1e300", "UPDATE run SET exitStatus = 99999999999", "UPDATE run SET complete = 'x'",
        "UPDATE run SET organization = X'FF00'", "UPDATE stay SET count = 'many'", "UPDATE stay SET resource = X'FF'",
        "ALTER TABLE run DROP COLUMN waived", "DROP TABLE stay", "DROP TABLE run",
        "UPDATE stay SET ended = 1, endedAt = 9223372036854775807, beganAt = -9223372036854775807",
        "UPDATE stay SET severity = 'x', kind = 'y'",
    ])
    func `a history with odd content is told or read, and never a crash`(statement: String) throws {
        let tiny = try Self.organization()
        _ = try tiny.check("--history", "h.db")
        _ = try Self.sqlite(tiny.scratch.path("h.db"), "c.executescript(\"\"\"\(statement)\"\"\")")
        for arguments in [["list"], ["show"], ["trend"], ["compare"], ["prune", "--keep-days", "9"]] {
            let result = try Tenet.run(["history"] + arguments + ["--history", "h.db"], folder: tiny.scratch.folder)
            #expect([0, 2, 70].contains(result.status), "\(arguments) \(result)")
            #expect(result.status == 0 || !result.errors.isEmpty)
        }
        let check = try tiny.check("--history", "h.db")
        #expect([1, 70].contains(check.status), "\(check.errors)")
        #expect(check.output.contains("FAIL medium accounts-active"))
    }

    @Test func `a history of the version before is read, and made a newer one by the next run`() throws {
        let tiny = try Self.organization()
        _ = try tiny.check("--history", "h.db")
        _ = try Self.sqlite(
            tiny.scratch.path("h.db"),
            "c.executescript('ALTER TABLE stay DROP COLUMN waived; DELETE FROM grdb_migrations WHERE identifier = 2;')")
        let show = try Tenet.run("history", "show", "--history", "h.db", folder: tiny.scratch.folder)
        #expect(show.status == 0 && show.output.contains("accounts-active: user bob"), "\(show.errors)")
        #expect(try tiny.check("--history", "h.db").output.contains(": 1 unchanged\n"))
        #expect(
            try Self.sqlite(tiny.scratch.path("h.db"), "print(c.execute('SELECT waived FROM stay').fetchall())")
                == "[(0,)]\n")
    }
}
