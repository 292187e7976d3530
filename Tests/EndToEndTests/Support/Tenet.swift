import Foundation

/// The built `tenet`, run as a user runs it.
struct Tenet {
    struct Result: Equatable {
        var status: Int32
        var output: String
        var errors: String
    }

    /// The folder that holds the package, where commands run unless told otherwise.
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The executable beside the test bundle.
    static var executable: URL {
        get throws {
            var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            for _ in 0..<5 {
                let candidate = folder.appending(path: "tenet")
                if FileManager.default.isExecutableFile(atPath: candidate.path()) { return candidate }
                folder.deleteLastPathComponent()
            }
            throw CocoaError(.fileNoSuchFile)
        }
    }

    /// Starts a process with nothing of this process's environment but the path, and its output piped.
    static func process(_ arguments: [String], environment: [String: String] = [:], folder: URL? = nil) throws
        -> Process
    {
        let process = Process()
        process.executableURL = try executable
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? package
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory()].merging(environment) { $1 }
        return process
    }

    static func run(
        _ arguments: String..., environment: [String: String] = [:], input: String? = nil, folder: URL? = nil
    ) throws -> Result {
        try run(arguments, environment: environment, input: input, folder: folder)
    }

    /// Runs to the end. Output goes through files, so that no pipe can fill up.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], input: String? = nil, folder: URL? = nil
    ) throws -> Result {
        let running = try Running(arguments, environment: environment, input: input, folder: folder)
        running.process.waitUntilExit()
        return try running.result
    }

    /// The same, while other tests use the thread.
    static func running(
        _ arguments: [String], environment: [String: String] = [:], folder: URL? = nil
    ) async throws -> Result {
        let running = try Running(arguments, environment: environment, input: nil, folder: folder)
        await running.process.ended()
        return try running.result
    }

    private struct Running {
        let process: Process
        private let output: URL
        private let errors: URL
        /// Keeps the files.
        private let scratch: Scratch

        init(_ arguments: [String], environment: [String: String], input: String?, folder: URL?) throws {
            scratch = try Scratch()
            process = try Tenet.process(arguments, environment: environment, folder: folder)
            output = try scratch.file("output")
            errors = try scratch.file("errors")
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            process.standardInput = try FileHandle(forReadingFrom: scratch.file("input", input ?? ""))
            try process.run()
        }

        /// Of a process that has ended.
        var result: Result {
            get throws {
                Result(
                    status: process.terminationReason == .exit
                        ? process.terminationStatus : 128 + process.terminationStatus,
                    output: try String(contentsOf: output, encoding: .utf8),
                    errors: try String(contentsOf: errors, encoding: .utf8))
            }
        }
    }
}

extension Process {
    /// Waits for its end without holding one of the few threads on which tests run.
    func ended() async {
        while isRunning { try? await Task.sleep(for: .milliseconds(5)) }
    }
}
