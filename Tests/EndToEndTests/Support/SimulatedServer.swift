import Foundation

/// A running `tenet simulate`, as another process; ends with the test.
final class SimulatedServer {
    let baseURL: String
    let token: String
    private let process: Process

    struct Failure: Error {
        var text: String
    }

    /// Serves the directory on a free port, with options such as `--fault`.
    init(_ directory: String, _ options: [String] = []) throws {
        let pipe = Pipe()
        process = try Tenet.process(["simulate", directory, "--port", "0"] + options)
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while text.split(separator: "\n", omittingEmptySubsequences: false).count < 3 {
            let data = pipe.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Failure(text: "the simulator ended: \(text)") }
            text += String(decoding: data, as: UTF8.self)
        }
        let lines = text.split(separator: "\n")
        guard let address = lines[0].split(separator: " ").last, let token = lines[1].split(separator: " ").last else {
            throw Failure(text: text)
        }
        baseURL = String(address)
        self.token = String(token)
    }

    /// Asks it to stop as a service manager would, and gives its status.
    func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    deinit {
        if process.isRunning { process.terminate() }
    }
}
