import Foundation
import Testing

/// What README and guide show of planning and applying, held against the program; times and digests aside.
struct RepairPageTests {
    private static let organization = "6a1f0c52-93b7-4d1e-8f2a-0c7be4d95e31"

    /// The pages, and how many commands each shows with its output.
    @Test(arguments: [
        ("README.md", 2), ("Sources/CLI/Documentation.docc/WhatAPlanHolds.md", 1),
        ("Sources/CLI/Documentation.docc/FromFindingToFix.md", 3),
    ])
    func `a plan and what becomes of it look as the page shows them`(page: String, count: Int) throws {
        let commands = try Self.commands(on: page)
        #expect(commands.count == count)
        let scratch = try Scratch()
        for name in ["rules", "examples"] {
            try FileManager.default.copyItem(
                at: Tenet.package.appending(path: name), to: scratch.folder.appending(path: name))
        }
        let server = try SimulatedServer(scratch.path("examples/acme"))
        let environment = [
            "TENET_ORG": Self.organization, "TENET_BASE_URL": server.baseURL, "TENET_DIALECT": "reference",
            "TENET_API_KEY": server.token, "TENET_WRITE_API_KEY": server.token, "TENET_STATE": scratch.path("state"),
        ]
        for (command, shown) in commands {
            var words = command.replacing("--org … ", with: "").split(separator: " ").dropFirst(2).map(String.init)
            if let place = words.firstIndex(of: "--approve") { words[place + 1] = try Self.digest(scratch) }
            // The simulator in the same process takes no address from the environment.
            let isSimulated = words.contains("--simulate")
            let result = try Tenet.run(
                words, environment: isSimulated ? [:] : environment, folder: scratch.folder)
            let printed = result.status == 0 ? result.output : result.errors
            #expect(Self.normalized(printed) == Self.normalized(shown), "\(command)")
        }
    }

    private static func digest(_ scratch: Scratch) throws -> String {
        let plan = try JSONSerialization.jsonObject(with: Data(scratch.read("plan.json").utf8)) as? [String: Any]
        return plan?["digest"] as? String ?? ""
    }

    /// Commands in blocks without a language, each with the lines that follow it.
    private static func commands(on page: String) throws -> [(command: String, output: String)] {
        let text = try String(contentsOf: Tenet.package.appending(path: page), encoding: .utf8)
        var commands: [(command: String, output: String)] = []
        var isPlain = false
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isPlain = !isOpen && line == "```"
                isOpen.toggle()
            } else if isPlain, line.hasPrefix("$ tenet plan") || line.hasPrefix("$ tenet apply") {
                if let last = commands.indices.last { commands[last].output.trimBlankLine() }
                commands.append((String(line), ""))
            } else if isPlain, let last = commands.indices.last {
                commands[last].output += line + "\n"
            }
        }
        return commands
    }

    /// Without what differs from run to run.
    private static func normalized(_ text: String) -> String {
        text.replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/#, with: "TIME")
            .replacing(#/journal \S+,/#, with: "journal FILE,")
            .replacing(#/\b[0-9a-f]{64}\b/#, with: "DIGEST")
            .replacing(#/\b(plan|digest) [0-9a-f]{12}\b/#) { "\($0.output.1) SHORT" }
    }
}

extension String {
    /// The line between a command's output and the next command.
    fileprivate mutating func trimBlankLine() {
        if hasSuffix("\n\n") { removeLast() }
    }
}
