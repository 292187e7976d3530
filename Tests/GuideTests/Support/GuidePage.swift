import Foundation

/// A page of the user guide, as far as tests read it.
struct GuidePage {
    /// A fenced block: what stands behind the fence, and its text.
    struct Block {
        var language: String
        var text: String
    }

    /// The text of the page with its fenced blocks left out.
    private(set) var prose = ""
    private(set) var blocks: [Block] = []

    /// Reads a page of the catalogue by its name, such as `Expressions`.
    init(_ name: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "Sources/CLI/Documentation.docc/\(name).md")
        var open: Block?
        for line in try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(block)
                    open = nil
                } else {
                    open = Block(language: String(line.dropFirst(3)), text: "")
                }
            } else if open != nil {
                open?.text += line + "\n"
            } else {
                prose += line + "\n"
            }
        }
    }

    /// Whole rule files, in order; a block that is none begins with a comment, such as `# tenet.yaml`.
    var ruleFiles: [String] {
        blocks.filter { $0.language == "yaml" && $0.text.hasPrefix("apiVersion:") }.map(\.text)
    }
}
