import CNDJSON

/// The elements of each line's list, among those of all lines.
struct ElementRanges {
    /// Of the first line; those of the others follow at the distance.
    let start: UnsafePointer<ndjson_elements>
    let stride: Int

    @inline(__always)
    subscript(line: Int) -> Range<Int> {
        let place = start[line * stride]
        return Int(place.first)..<Int(place.first) + Int(place.count)
    }
}
