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
            cursor.skip(1)
            if first == UInt8(ascii: "!") {
                while cursor.byte != nil, !cursor.isBlank, cursor.lineBreakLength == 0 { cursor.skip(1) }
                tag = start..<cursor.offset
            } else {
                // libyaml ends a name before `:` and the like, which then begin the value.
                while cursor.byte.map(Self.isOfName) ?? false { cursor.skip(1) }
            }
            cursor.skipSpaceAndComments()
        }
        content = cursor.offset..<range.upperBound
    }

    /// Whether a byte may stand in an anchor's name.
    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default:
            false
        }
    }
}
