import Diagnostics

/// A list or mapping whose end has not been read.
struct OpenCollection {
    enum Kind {
        case sequence, mapping
    }

    let anchor: String?
    private let kind: Kind
    private let start: Int
    private let isFlow: Bool
    private var end: Int
    private var size = 1
    private var height = 0
    private var items: [YAMLNode] = []
    private var pairs: [YAMLPair] = []
    /// The key whose value comes next.
    private var key: Key?
    private var keyOffsets: [String: Int] = [:]

    private enum Key {
        case usable(YAMLNode)
        /// A key with a mistake, already reported; its value is dropped.
        case unusable
    }

    init(_ kind: Kind, start: Int, isFlow: Bool, anchor: String?) {
        self.kind = kind
        self.start = start
        self.isFlow = isFlow
        self.anchor = anchor
        end = start
    }

    /// Takes the next node: an element, a key or a value.
    mutating func add(_ built: BuiltNode, into diagnostics: inout [Diagnostic]) {
        size += built.size
        height = max(height, built.height)
        end = max(end, built.node.range.upperBound)
        switch (kind, key) {
        case (.sequence, _):
            items.append(built.node)
        case (.mapping, nil):
            if let diagnostic = keyMistake(built.node) {
                diagnostics.append(diagnostic)
                key = .unusable
            } else {
                key = .usable(built.node)
            }
        case (.mapping, .usable(let node)):
            pairs.append(YAMLPair(key: node, value: built.node))
            key = nil
        case (.mapping, .unusable):
            key = nil
        }
    }

    /// The node, its end event being at `range`.
    func closed(at range: Range<Int>, in source: SourceText) -> BuiltNode {
        // The end event of a block collection stands at whatever follows.
        let end = max(isFlow ? range.upperBound : end, start)
        let node = YAMLNode(kind == .sequence ? .sequence(items) : .mapping(pairs), at: start..<end, in: source)
        return BuiltNode(node: node, size: size, height: height + 1)
    }

    /// What is wrong with a key; a good key is remembered.
    private mutating func keyMistake(_ node: YAMLNode) -> Diagnostic? {
        guard let scalar = node.scalar else { return node.diagnostic(LoadMessages.keyKind(node.kindName)) }
        if node.isMissing { return node.diagnostic(LoadMessages.missingKey) }
        if scalar.style == .plain, scalar.text == "<<" {
            return node.diagnostic(LoadMessages.mergeKey, hint: LoadMessages.mergeKeyHint)
        }
        // Texts that look alike are one key here and in dictionaries, however their accents are encoded.
        if let first = keyOffsets.updateValue(node.range.lowerBound, forKey: scalar.text) {
            keyOffsets[scalar.text] = first
            return node.diagnostic(
                LoadMessages.duplicateKey(scalar.text, firstLine: node.source.position(at: first).line))
        }
        return nil
    }
}
