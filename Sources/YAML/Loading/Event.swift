/// A step through a YAML stream, as libyaml reports it.
struct Event {
    let kind: Kind
    /// The UTF-8 offsets in the file, anchor and tag included.
    let range: Range<Int>

    enum Kind {
        case scalar(String, YAMLScalar.Style, Properties)
        case sequenceStart(Properties, isFlow: Bool)
        case mappingStart(Properties, isFlow: Bool)
        case collectionEnd
        case alias(String)
        /// The start of the stream or of a document.
        case start
        case documentEnd
        case streamEnd
    }

    /// What may stand before a value.
    struct Properties {
        let anchor: String?
        let hasTag: Bool

        var isEmpty: Bool { anchor == nil && !hasTag }
    }
}
