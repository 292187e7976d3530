import Diagnostics

/// Turns events into nodes, within limits; it keeps its own stack, so that depth costs no stack of the machine.
struct DocumentBuilder {
    private let source: SourceText
    private let limits: YAMLLimits
    private(set) var root: YAMLNode?
    private(set) var diagnostics: [Diagnostic] = []

    private var open: [OpenCollection] = []
    private var anchors: [String: BuiltNode] = [:]
    private var nodeCount = 0
    private var aliasedNodeCount = 0

    init(source: SourceText, limits: YAMLLimits) {
        self.source = source
        self.limits = limits
    }

    /// Reads the document; `root` stays nil when a mistake ends it early.
    mutating func build(from reader: borrowing EventReader) {
        do throws(DiagnosticError) {
            while try take(reader.next()) {}
        } catch {
            root = nil
            diagnostics.append(error.diagnostic)
        }
    }

    /// Whether there is more to read.
    private mutating func take(_ event: Event) throws(DiagnosticError) -> Bool {
        switch event.kind {
        case .start:
            break
        case .scalar(let text, let style, let properties):
            try addScalar(text, style, properties, at: event.range)
        case .sequenceStart(let properties, let isFlow):
            try openCollection(.sequence, properties, isFlow: isFlow, at: event.range)
        case .mappingStart(let properties, let isFlow):
            try openCollection(.mapping, properties, isFlow: isFlow, at: event.range)
        case .collectionEnd:
            closeCollection(at: event.range)
        case .alias(let name):
            try addAlias(name, at: event.range)
        case .documentEnd:
            checkRest(after: event.range.upperBound)
            return false
        case .streamEnd:
            return false
        }
        return true
    }

    private mutating func checkRest(after offset: Int) {
        guard let rest = StreamEdges.rest(after: offset, in: source) else { return }
        if StreamEdges.isDocumentStart(at: rest, in: source) {
            report(rest..<rest + 3, LoadMessages.secondDocument, hint: LoadMessages.secondDocumentHint)
        } else {
            root = nil
            diagnostics.append(SyntaxError.expectedEnd(at: rest, in: source).diagnostic)
        }
    }

    // MARK: - Nodes

    private mutating func addScalar(
        _ text: String, _ style: YAMLScalar.Style, _ properties: Event.Properties, at range: Range<Int>
    ) throws(DiagnosticError) {
        try count(1, at: range)
        let place = place(of: properties, at: range)
        var scalar = YAMLScalar(text: text, style: style, at: place.content, in: source)
        if let tag = place.tag, reportTag(tag, onScalar: true) {
            // Most probably an expression that begins with `!`; read as the text it was meant to be, it can be
            // checked further.
            scalar = YAMLScalar(plainAt: tag.lowerBound..<range.upperBound, in: source)
        }
        let node = YAMLNode(.scalar(scalar), at: scalar.range, in: source)
        add(BuiltNode(node: node, size: 1, height: 0), anchor: properties.anchor)
    }

    private mutating func addAlias(_ name: String, at range: Range<Int>) throws(DiagnosticError) {
        guard let target = anchors[name] else {
            report(range, LoadMessages.undefinedAlias(name), hint: LoadMessages.aliasHint)
            let scalar = YAMLScalar(text: "*" + name, style: .plain, at: range, in: source)
            add(BuiltNode(node: YAMLNode(.scalar(scalar), at: range, in: source), size: 1, height: 0), anchor: nil)
            return
        }
        try count(target.size, at: range)
        aliasedNodeCount += target.size
        guard aliasedNodeCount <= limits.maxAliasedNodes else {
            throw failure(range, LoadMessages.tooManyAliasedNodes(limit: limits.maxAliasedNodes))
        }
        guard open.count + target.height <= limits.maxDepth else {
            throw failure(range, LoadMessages.tooDeep(limit: limits.maxDepth))
        }
        let node = YAMLNode(target.node.kind, at: range, in: source)
        add(BuiltNode(node: node, size: target.size, height: target.height), anchor: nil)
    }

    private mutating func openCollection(
        _ kind: OpenCollection.Kind, _ properties: Event.Properties, isFlow: Bool, at range: Range<Int>
    ) throws(DiagnosticError) {
        // Checked at each event, since libyaml's time grows with the square of the depth of `[` and `{`.
        guard open.count < limits.maxDepth else {
            throw failure(range, LoadMessages.tooDeep(limit: limits.maxDepth))
        }
        try count(1, at: range)
        let place = place(of: properties, at: range)
        if let tag = place.tag { _ = reportTag(tag, onScalar: false) }
        open.append(
            OpenCollection(kind, start: place.content.lowerBound, isFlow: isFlow, anchor: properties.anchor))
    }

    private mutating func closeCollection(at range: Range<Int>) {
        guard let collection = open.popLast() else { return }
        add(collection.closed(at: range, in: source), anchor: collection.anchor)
    }

    private mutating func add(_ built: BuiltNode, anchor: String?) {
        if let anchor { anchors[anchor] = built }
        guard !open.isEmpty else {
            root = built.node
            return
        }
        open[open.count - 1].add(built, into: &diagnostics)
    }

    // MARK: - Properties and limits

    private func place(of properties: Event.Properties, at range: Range<Int>) -> NodePlace {
        properties.isEmpty ? NodePlace(tag: nil, content: range) : NodePlace(ofEventAt: range, in: source)
    }

    /// Reports a tag; whether it is one that a text beginning with `!` makes by mistake.
    private mutating func reportTag(_ tag: Range<Int>, onScalar: Bool) -> Bool {
        let text = source.substring(tag)
        let isMistake = onScalar && !text.hasPrefix("!!") && !text.hasPrefix("!<")
        report(tag, LoadMessages.tag(text), hint: isMistake ? SyntaxMessages.quoteHint("!") : LoadMessages.tagHint)
        return isMistake
    }

    private mutating func count(_ nodes: Int, at range: Range<Int>) throws(DiagnosticError) {
        nodeCount += nodes
        guard nodeCount <= limits.maxNodes else {
            throw failure(range, LoadMessages.tooManyNodes(limit: limits.maxNodes))
        }
    }

    private mutating func report(_ range: Range<Int>, _ message: String, hint: String? = nil) {
        diagnostics.append(Diagnostic(.error, in: source, at: range, message, hint: hint))
    }

    private func failure(_ range: Range<Int>, _ message: String) -> DiagnosticError {
        DiagnosticError(diagnostic: Diagnostic(.error, in: source, at: range, message))
    }
}
