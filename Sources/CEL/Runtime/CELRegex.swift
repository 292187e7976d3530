internal import CRE2

/// A regular expression of RE2, which matches in linear time whatever the pattern.
/// See https://github.com/google/re2/wiki/Syntax.
package final class CELRegex: @unchecked Sendable {
    /// Memory of one compiled pattern and its caches.
    private static let memoryLimit = 8 << 20

    // Matching does not change a compiled pattern as far as anyone can see: RE2 locks its caches. Hence the unchecked.
    private let pattern: OpaquePointer
    private let error: CELError?

    /// A pattern that cannot be compiled gives an error wherever it is matched.
    init(_ text: String) {
        pattern = text.withContiguousUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                withUnsafePointer(to: CChar(0)) { empty in
                    cre2_compile(characters.baseAddress ?? empty, characters.count, Self.memoryLimit)
                }
            }
        }
        error = cre2_error(pattern).map { reason in
            CELError(.invalidArgument, "`\(text)` is not a regular expression: \(String(cString: reason))")
        }
    }

    deinit {
        cre2_free(pattern)
    }

    /// The pattern, compiled before if it was asked for lately; compiling it takes off many of the steps that are left.
    package static func cached(_ pattern: String, steps: inout Int) -> CELRegex {
        CELRegexCache.shared.regex(pattern, steps: &steps)
    }

    /// Whether the pattern matches somewhere in the text, valid UTF-8; nil where it is none.
    package func matches(_ text: UnsafePointer<UInt8>, _ length: Int) -> Bool? {
        guard error == nil else { return nil }
        return cre2_matches(pattern, UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self), length)
    }

    /// Whether the pattern matches somewhere in the text; an error where it is none.
    package func matches(_ text: String) -> CELValue {
        if let error { return .error(error) }
        let found = text.withContiguousUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                withUnsafePointer(to: CChar(0)) { empty in
                    cre2_matches(pattern, characters.baseAddress ?? empty, characters.count)
                }
            }
        }
        return .bool(found)
    }
}
