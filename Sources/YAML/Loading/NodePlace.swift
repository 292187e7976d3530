import Diagnostics

/// Where the parts of a node with an anchor or a tag stand; libyaml tells only where the first of them begins.
struct NodePlace {
    /// The tag, as written.
    var tag: Range<Int>?
    /// The value without anchor and tag.
    var content: Range<Int>

    init(tag: Range<Int>?, content: Range<Int>) {
        self.tag = tag
        self.content = content
    }

    /// Reads the anchor and the tag at the start of an event.
    init(ofEventAt range: Range<Int>, in source: SourceText) {
        var cursor = ByteCursor(source.text, at: range.lowerBound, end: range.upperBound)
        while let first = cursor.byte, first == UInt8(ascii: "&") || (first == UInt8(ascii: "!") && tag == nil) {
            let start = cursor.offset
            while cursor.byte != nil, !cursor.isBlank, cursor.lineBreakLength == 0 { cursor.skip(1) }
            if first == UInt8(ascii: "!") { tag = start..<cursor.offset }
            cursor.skipSpaceAndComments()
        }
        content = cursor.offset..<range.upperBound
    }
}
