#if os(Linux)
    import Foundation

    extension Tenet {
        /// The JSON object that a terminal is shown on standard output. The arguments hold nothing that a shell obeys.
        static func shown(_ arguments: [String], folder: URL) throws -> String {
            let scratch = try Scratch()
            let output = try scratch.file("output")
            let process = try Tenet.process([], folder: folder)
            // https://man7.org/linux/man-pages/man1/script.1.html: of util-linux, which gives the command a terminal.
            process.executableURL = URL(filePath: "/usr/bin/script")
            process.arguments = ["-qec", ([try executable.path()] + arguments).joined(separator: " "), "/dev/null"]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: output)
            try process.run()
            process.waitUntilExit()
            let text = try String(contentsOf: output, encoding: .utf8)
            guard let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}") else { return text }
            return String(text[start...end])
        }
    }
#endif
