import Diagnostics
import Testing
import YAML

struct NodeTests {
    private let source = SourceText(
        path: "f",
        text: """
            # é😀
            rules:
              - id: &name mfa      # comment
                tags: [a, "b c"]
                where: >-
                  x &&
                  y

                empty:
              - { é: *name, 'q': {} }
            list:
            - 1
            - []

            # the end
            """)

    /// The part of the file that a node covers, found by keys and indices.
    private func written(_ path: String...) throws -> Substring {
        source.substring(try node(path).range)
    }

    private func node(_ path: [String]) throws -> YAMLNode {
        let document = YAMLDocument.load(source)
        #expect(document.diagnostics.isEmpty)
        var node = try #require(document.root)
        for step in path {
            switch node.kind {
            case .mapping: node = try #require(YAMLMapping(node)?[step])
            case .sequence(let items): node = items[try #require(Int(step))]
            case .scalar: Issue.record("\(step) is in a scalar")
            }
        }
        return node
    }

    @Test func `scalars cover what is written, without anchors and comments`() throws {
        #expect(try written("rules", "0", "id") == "mfa")
        #expect(try written("rules", "0", "tags", "1") == "\"b c\"")
        #expect(try written("rules", "0", "where") == ">-\n      x &&\n      y\n\n")
        #expect(try written("rules", "1", "q") == "{}")
    }

    @Test func `an alias covers its name and stands for the value`() throws {
        #expect(try written("rules", "1", "é") == "*name")
        #expect(try node(["rules", "1", "é"]).scalar?.text == "mfa")
    }

    @Test func `a missing value is an empty range after the colon`() throws {
        let node = try node(["rules", "0", "empty"])
        #expect(node.isMissing)
        #expect(node.range.isEmpty)
        #expect(source.position(at: node.range.lowerBound) == SourcePosition(line: 9, column: 11))
    }

    @Test func `flow collections cover their brackets`() throws {
        #expect(try written("rules", "0", "tags") == "[a, \"b c\"]")
        #expect(try written("rules", "1") == "{ é: *name, 'q': {} }")
    }

    @Test func `block collections end with their last value`() throws {
        #expect(try written("list") == "- 1\n- []")
        #expect(try written("rules", "0").hasPrefix("id: &name mfa"))
        #expect(try written("rules", "0").hasSuffix("\n    empty:"))
        #expect(try written().hasPrefix("rules:\n"))
        #expect(try written().hasSuffix("\n- []"))
    }

    @Test func `pairs keep the order of the file`() throws {
        let mapping = try #require(YAMLMapping(try node(["rules", "0"])))
        #expect(mapping.pairs.map { $0.key.scalar?.text } == ["id", "tags", "where", "empty"])
        #expect(source.substring(try #require(mapping.keyNode("tags")).range) == "tags")
        #expect(mapping.keyNode("none") == nil)
        #expect(mapping["none"] == nil)
    }

    @Test(arguments: ["", "\n\n", "# only\n  # comments\n", "\u{FEFF}"])
    func `a file without a document has no root and no diagnostics`(text: String) {
        let document = YAMLDocument.load(SourceText(path: "f", text: text))
        #expect(document.root == nil)
        #expect(document.diagnostics.isEmpty)
    }

    @Test(arguments: [
        "a: 1\n...\n", "%YAML 1.1\n---\na: 1", "%YAML 1.2\n--- # c\na: 1\n... # c\n\n# d\n...\n", "\u{FEFF}a: 1",
    ])
    func `one document may have its marks around it`(text: String) {
        let document = YAMLDocument.load(SourceText(path: "f", text: text))
        #expect(document.diagnostics.isEmpty)
        #expect(document.root.flatMap { YAMLMapping($0) }?["a"]?.scalar?.text == "1")
    }
}
