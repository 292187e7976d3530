internal import Clibyaml
import Diagnostics

/// libyaml's parser over a text in memory; it owns the C structures.
struct EventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let source: SourceText

    /// Reads `bytes`, the UTF-8 text of `source`, which must outlive the reader.
    init(_ bytes: UnsafeBufferPointer<UInt8>, of source: SourceText) {
        self.source = source
        parser = .allocate(capacity: 1)
        precondition(yaml_parser_initialize(parser) == 1, "out of memory")
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next event, or the syntax error at which the stream ends.
    func next() throws(DiagnosticError) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else {
            throw DiagnosticError(diagnostic: syntaxError.diagnostic)
        }
        defer { yaml_event_delete(&event) }
        let start = source.utf8Offset(ofScalar: event.start_mark.index)
        let end = max(start, source.utf8Offset(ofScalar: event.end_mark.index))
        return Event(kind: Self.kind(of: event), range: start..<end)
    }

    private static func kind(of event: yaml_event_t) -> Event.Kind {
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return .scalar(text, style(scalar.style), properties(scalar.anchor, scalar.tag))
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            let isFlow = start.style == YAML_FLOW_SEQUENCE_STYLE
            return .sequenceStart(properties(start.anchor, start.tag), isFlow: isFlow)
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            let isFlow = start.style == YAML_FLOW_MAPPING_STYLE
            return .mappingStart(properties(start.anchor, start.tag), isFlow: isFlow)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            return .collectionEnd
        case YAML_ALIAS_EVENT:
            return .alias(text(event.data.alias.anchor) ?? "")
        case YAML_DOCUMENT_END_EVENT:
            return .documentEnd
        case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT:
            return .start
        default:
            return .streamEnd
        }
    }

    private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private static func properties(
        _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?
    ) -> Event.Properties {
        Event.Properties(anchor: text(anchor), hasTag: tag != nil)
    }

    private static func text(_ characters: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        characters.map { String(cString: $0) }
    }

    private var syntaxError: SyntaxError {
        // The reader's errors know only the byte; the other errors know only their mark.
        let isReaderError = parser.pointee.error == YAML_READER_ERROR
        return SyntaxError(
            source: source,
            problem: parser.pointee.problem.map { String(cString: $0) } ?? "out of memory",
            offset: isReaderError ? parser.pointee.problem_offset : offset(parser.pointee.problem_mark),
            context: parser.pointee.context.map { String(cString: $0) } ?? "",
            contextOffset: offset(parser.pointee.context_mark))
    }

    private func offset(_ mark: yaml_mark_t) -> Int {
        source.utf8Offset(ofScalar: mark.index)
    }
}
