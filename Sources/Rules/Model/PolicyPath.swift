/// A path into a policy: dotted names, a segment may be quoted, no indexes; `rule.…` means `attributes.rule.…`.
package struct PolicyPath: Sendable {
    /// At least one; never begins with `rule`.
    package let segments: [String]

    /// The most segments, so that what follows a path cannot run out of stack.
    private static let mostSegments = 32

    /// Trusts that there is a segment, and that the first is not `rule`.
    package init(segments: [String]) {
        self.segments = segments
    }

    /// Nil where the text is no path, or too deep.
    package init?(_ text: String) {
        var segments: [String] = []
        var rest = Substring(text)
        while true {
            if rest.first == "\"" {
                let body = rest.dropFirst()
                guard let end = body.firstIndex(of: "\"") else { return nil }
                segments.append(String(body[..<end]))
                rest = body[body.index(after: end)...]
            } else {
                let end = rest.firstIndex(of: ".") ?? rest.endIndex
                guard end > rest.startIndex, !rest[..<end].contains(where: { "[]\"' ".contains($0) }) else {
                    return nil
                }
                segments.append(String(rest[..<end]))
                rest = rest[end...]
            }
            guard let next = rest.first else { break }
            guard next == "." else { return nil }
            rest = rest.dropFirst()
        }
        guard segments.count <= Self.mostSegments else { return nil }
        self.segments = segments.first == "rule" ? ["attributes"] + segments : segments
    }

    /// Whether one is the other or leads to it.
    package func overlaps(_ other: PolicyPath) -> Bool {
        zip(segments, other.segments).allSatisfy { $0 == $1 }
    }
}

/// Equal where the bytes are, as keys of JSON are; Swift's `==` takes composed and decomposed characters for the same.
extension PolicyPath: Hashable {
    package static func == (left: PolicyPath, right: PolicyPath) -> Bool {
        left.segments.elementsEqual(right.segments) { $0.utf8.elementsEqual($1.utf8) }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(segments)
    }
}

extension PolicyPath: CustomStringConvertible {
    /// Reads as the same path again.
    package var description: String {
        segments.map { $0.isEmpty || $0.contains(where: ".[]' ".contains) ? "\"\($0)\"" : $0 }.joined(separator: ".")
    }
}
