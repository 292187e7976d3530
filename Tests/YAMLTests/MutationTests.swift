import Diagnostics
import Testing

@testable import YAML

/// Files that were good once, changed at random.
@Suite(.timeLimit(.minutes(20)))
struct MutationTests {
    private static let files = [
        """
        apiVersion: tenet/v1
        params:
          max_admins: { type: int, default: 5, description: Most admins }
        let:
          verified: >-
            org.domains.filter(d, d.attributes.?claim.orValue("") == "verified")
              .map(d, d.name)
        rules:
          - id: admin-verified-domain   # comment
            where: '"org-admin" in user.roles && user.name != ''x'''
            message: "admin ${user.name} uses \\u00e9 ${user.?email.orValue(\\"no email\\")} \\
              and more"
            tags: [identity, &a é😀, *a]
        """,
        """
        %YAML 1.2
        --- # start
        ? "complex \\x41\\U0001F600
          key"
        : |2+
            indented
           more

        - not: a list
        ...
        """,
        "a: &a [x, x]\r\nb: &b [*a, *a]\r\nc: {d: *b, 'e': \"f\"}\r\ng: >2-\r\n    h\r\n   i\r\n\r\n  j\r\n",
        "- !!str a\n- !local b\n- ! c\n- |\n \tx\n- 'it''s'\n- plain\n  text # c\n- {a: 1, a: 2, ? [x] : y}\n- <<: *z\n",
    ]

    private static let parts = [
        "\n", "  ", "\t", "- ", ": ", "? ", "[", "]", "{", "}", ",", "'", "\"", "\\", "|", ">", "&a ", "*a", "!", "#",
        "%TAG",
        "---\n", "...\n", "é", "😀", "\r", "\u{85}", "\u{2028}", "\u{feff}", "\0", "<<: ", "\\x4", "'''", ">-\n", "|9\n",
    ]

    @Test func `twenty thousand damaged files give a value or diagnostics with places`() {
        let seed = UInt64.random(in: .min ... .max)
        print("seed of the damaged files: \(seed)")
        var random = SeededRandom(seed)
        for _ in 0..<20_000 {
            let bytes = damaged(Array(random.pick(Self.files).utf8), &random)
            let document = YAMLDocument.load(path: "f", bytes: bytes)
            let isText = String(validating: bytes, as: UTF8.self) != nil
            if !isText, document.diagnostics.isEmpty { Issue.record("seed \(seed): read \(bytes), which is no text") }
            let mistake = mistake(of: document, bytes: bytes)
            guard mistake == nil else {
                Issue.record(
                    "seed \(seed): \(mistake ?? ""): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return
            }
        }
    }

    private func damaged(_ file: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = file
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: 0...bytes.count, using: &random)
            let end = min(start + Int.random(in: 0...8, using: &random), bytes.count)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: start)
            case 3: bytes.removeSubrange(start...)
            default: bytes.insert(contentsOf: random.pick(Self.parts).utf8, at: start)
            }
        }
        return bytes
    }

    private func mistake(of document: YAMLDocument, bytes: [UInt8]) -> String? {
        for diagnostic in document.diagnostics {
            if diagnostic.message.isEmpty { return "a diagnostic without a message" }
            if !(0...diagnostic.source.utf8Count).contains(diagnostic.range.lowerBound) {
                return "a place outside the file"
            }
            let text = diagnostic.rendered(color: false)
            if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }) {
                return "control characters"
            }
        }
        guard let root = document.root else {
            let text = String(decoding: bytes, as: UTF8.self)
            return document.diagnostics.isEmpty && !isEmpty(text) ? "neither a value nor a diagnostic" : nil
        }
        return mistake(in: root)
    }

    /// Whether a file holds nothing but blanks, comments and directives.
    private func isEmpty(_ text: String) -> Bool {
        text.split(whereSeparator: \.isNewline).allSatisfy { line in
            let content = line.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            return content.isEmpty || content.hasPrefix("#") || content.hasPrefix("%")
        }
    }

    /// Whether a place in the file does not fit its value.
    private func mistake(in node: YAMLNode) -> String? {
        let file = 0...node.source.utf8Count
        guard file.contains(node.range.lowerBound), file.contains(node.range.upperBound) else {
            return "a value outside the file"
        }
        switch node.kind {
        case .sequence(let items):
            return items.lazy.compactMap { mistake(in: $0) }.first
        case .mapping(let pairs):
            return pairs.lazy.compactMap { mistake(in: $0.key) ?? mistake(in: $0.value) }.first
        case .scalar(let scalar):
            if scalar.text.hasPrefix("*"), scalar.style == .plain { return nil }
            return scalar.sourceMap.text.elementsEqual(scalar.text.utf8)
                ? nil : "\(scalar.text.debugDescription) read differently"
        }
    }
}
