import Foundation
import Testing

/// Standard output that nobody reads to its end.
struct ClosedOutputTests {
    /// Runs with a pipe for standard output whose reader is gone before anything is written.
    private func unread(_ arguments: [String], in folder: URL, reading count: Int = 0) throws -> Tenet.Result {
        let scratch = try Scratch()
        let errors = try scratch.file("errors")
        let process = try Tenet.process(arguments, folder: folder)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = try FileHandle(forWritingTo: errors)
        if count == 0 { try pipe.fileHandleForReading.close() }
        try process.run()
        try pipe.fileHandleForWriting.close()
        var text = ""
        if count > 0 {
            text = String(decoding: try pipe.fileHandleForReading.read(upToCount: count) ?? Data(), as: UTF8.self)
            try pipe.fileHandleForReading.close()
        }
        process.waitUntilExit()
        return Tenet.Result(
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: text, errors: try String(contentsOf: errors, encoding: .utf8))
    }

    @Test func `a reader that is gone changes neither the status nor what goes to files`() throws {
        for (user, status) in [(TinyOrganization.alice, Int32(0)), (TinyOrganization.bob, 1)] {
            let organization = try TinyOrganization(users: [user])
            for format in ["text", "json", "html"] {
                let arguments = [
                    "check", "--snapshot", organization.snapshot, "--output", format, "--output",
                    "json=report.json",
                    "--history", "runs.sqlite",
                ]
                let result = try unread(arguments, in: organization.scratch.folder)
                #expect(result == Tenet.Result(status: status, output: "", errors: ""), "\(format)")
                #expect(try organization.scratch.read("report.json").hasPrefix("{"))
                try FileManager.default.removeItem(atPath: organization.scratch.path("report.json"))
            }
            let list = try Tenet.run("history", "list", "--history", "runs.sqlite", folder: organization.scratch.folder)
            #expect(list.output.split(separator: "\n").count == 3)
        }
    }

    @Test func `so it is for one that stops in the middle`() throws {
        let users = (0..<3_000).map { number in
            #"{"account_id":"user-\#(number)","account_type":"atlassian","account_status":"closed"}"#
        }
        let organization = try TinyOrganization(users: users)
        let result = try unread(
            ["check", "--snapshot", organization.snapshot, "--output", "json"], in: organization.scratch.folder,
            reading: 1)
        #expect(result == Tenet.Result(status: 1, output: "{", errors: ""))
    }

    @Test(arguments: [["schema", "rules"], ["config", "show"], ["help"], ["--version"], ["rules", "list"]])
    func `commands that only print end well`(arguments: [String]) throws {
        let organization = try TinyOrganization()
        #expect(
            try unread(arguments, in: organization.scratch.folder)
                == Tenet.Result(status: 0, output: "", errors: ""))
    }

    @Test(arguments: [
        ["check", "--snapshot", "snapshot"], ["--version"], ["--help"], ["help", "check"], ["check", "--help"], [],
        ["--generate-completion-script", "bash"],
    ])
    func `a disk that is full is status 70 all the same`(arguments: [String]) throws {
        let organization = try TinyOrganization()
        let process = try Tenet.process(arguments, folder: organization.scratch.folder)
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 70)
        #expect(text == "tenet: cannot write to standard output: No space left on device\n")
    }

    @Test func `a named pipe that nobody reads any more is a file that could not be written`() throws {
        let users = (0..<3_000).map { number in
            #"{"account_id":"user-\#(number)","account_type":"atlassian","account_status":"closed"}"#
        }
        let organization = try TinyOrganization(users: users)
        let path = organization.scratch.path("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        // Reads one byte of it and goes.
        let reader = Process()
        reader.executableURL = URL(filePath: "/bin/sh")
        reader.arguments = ["-c", "head -c 1 \"$0\" >/dev/null", path]
        try reader.run()
        let result = try organization.check("--output", "json=pipe", "--output", "text=report.txt")
        reader.waitUntilExit()
        #expect(result == Tenet.Result(status: 70, output: "", errors: "tenet: cannot write `pipe`: Broken pipe\n"))
    }
}
