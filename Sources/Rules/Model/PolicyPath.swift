/// A path into a policy: dotted names, a segment may be quoted, no indexes; `rule.…` means `attributes.rule.…`.
package struct PolicyPath: Hashable, Sendable {
    /// At least one; never begins with `rule`.
    package let segments: [String]

    /// Nil where the text is no path.
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
        self.segments = segments.first == "rule" ? ["attributes"] + segments : segments
    }

    /// Whether one is the other or leads to it.
    package func overlaps(_ other: PolicyPath) -> Bool {
        zip(segments, other.segments).allSatisfy { $0 == $1 }
    }
}

extension PolicyPath: CustomStringConvertible {
    package var description: String {
        segments.map { $0.contains(".") ? "\"\($0)\"" : $0 }.joined(separator: ".")
    }
}
