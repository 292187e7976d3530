import Foundation
import Testing

/// Commands of the user guide, held against the program: blocks of `console` with a line `$ tenet …` before its output.
struct GuideCommandTests {
    private static let catalogue = Tenet.package.appending(path: "Sources/CLI/Documentation.docc")

    /// The pages with such blocks.
    private static let pages: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: catalogue.path())) ?? []
        return names.filter { $0.hasSuffix(".md") && (try? !blocks(of: $0, "console").isEmpty) == true }.sorted()
    }()

    @Test func `the guide shows commands`() {
        #expect(Self.pages.contains("Expressions.md"))
    }

    @Test(arguments: pages) func `a command prints what the guide says`(page: String) throws {
        let scratch = try Scratch()
        // Files that the page shows begin with their names; rules and examples are those of the project.
        for block in try Self.blocks(of: page, "yaml") where block.hasPrefix("# ") {
            let name = block.dropFirst(2).prefix { !$0.isNewline }
            try scratch.file(String(name), block)
        }
        for name in ["rules", "examples"] {
            try FileManager.default.copyItem(
                at: Tenet.package.appending(path: name), to: scratch.folder.appending(path: name))
        }
        for block in try Self.blocks(of: page, "console") {
            for (command, output) in Self.commands(in: block) {
                let printed = try Self.output(of: command, in: scratch.folder)
                #expect(printed == output, "\(command)")
            }
        }
    }

    /// What a shell prints, both streams in their order.
    private static func output(of command: String, in folder: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command + " 2>&1"]
        process.currentDirectoryURL = folder
        let executables = try Tenet.executable.deletingLastPathComponent().path()
        process.environment = ["PATH": "\(executables):/usr/bin:/bin", "HOME": NSTemporaryDirectory()]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    private static func commands(in block: String) -> [(command: String, output: String)] {
        var commands: [(command: String, output: String)] = []
        for line in block.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.hasPrefix("$ ") {
                commands.append((String(line.dropFirst(2)), ""))
            } else if let last = commands.indices.last {
                commands[last].output += line + "\n"
            }
        }
        return commands
    }

    /// The fenced blocks of a language.
    private static func blocks(of page: String, _ language: String) throws -> [String] {
        let text = try String(contentsOf: catalogue.appending(path: page), encoding: .utf8)
        var blocks: [String] = []
        var open: String?
        var isWanted = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                if let block = open {
                    if isWanted { blocks.append(block) }
                    open = nil
                } else {
                    open = ""
                    isWanted = line == "```\(language)"
                }
            } else if open != nil {
                open?.append(contentsOf: line + "\n")
            }
        }
        return blocks
    }
}
