internal import CRE2

/// A regular expression of RE2, which matches in linear time whatever the pattern.
/// See https://github.com/google/re2/wiki/Syntax.
package final class CELRegex: @unchecked Sendable {
    /// Bytes of a pattern: reading one can take RE2 much time and memory for each of them.
    private static let lengthLimit = 16_384
    /// Memory of one compiled pattern and its caches.
    private static let memoryLimit = 4 << 20
    /// What finding out that a pattern is too large costs.
    private static let failureSteps = 1_000_000

    // Matching does not change a compiled pattern as far as anyone can see: RE2 locks its caches. Hence the unchecked.
    private let pattern: OpaquePointer?
    /// Why it is no pattern; nil where it is one.
    let error: CELError?
    /// How many instructions it has become.
    private let size: Int
    /// How many steps compiling it was worth, its length aside.
    let compilationSteps: Int

    /// A pattern that cannot be compiled gives an error wherever it is matched.
    init(_ text: String) {
        guard text.utf8.count <= Self.lengthLimit else {
            pattern = nil
            error = CELError(.limit, "a pattern is longer than \(Self.lengthLimit) bytes")
            size = 0
            compilationSteps = 0
            return
        }
        let pattern = text.withContiguousUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                withUnsafePointer(to: CChar(0)) { empty in
                    cre2_compile(characters.baseAddress ?? empty, characters.count, Self.memoryLimit)
                }
            }
        }
        self.pattern = pattern
        error = cre2_error(pattern).map { reason in
            CELError(.invalidArgument, "`\(text)` is not a regular expression: \(String(cString: reason))")
        }
        size = cre2_size(pattern)
        compilationSteps = cre2_is_too_large(pattern) ? Self.failureSteps : size * 16
    }

    /// Stands for a pattern that is not compiled, since no steps are left for it.
    private init(_ error: CELError) {
        pattern = nil
        self.error = error
        size = 0
        compilationSteps = 0
    }

    static let exhausted = CELRegex(CELFrame.exhaustion)

    deinit {
        if let pattern { cre2_free(pattern) }
    }

    /// The pattern, compiled before if it was asked for lately; compiling it takes off many of the steps that are left.
    package static func cached(_ pattern: String, steps: inout Int) -> CELRegex {
        CELRegexCache.shared.regex(pattern, steps: &steps)
    }

    /// Whether the pattern matches somewhere in the text, valid UTF-8; nil where it is none.
    package func matches(_ text: UnsafePointer<UInt8>, _ length: Int) -> Bool? {
        guard let pattern, error == nil else { return nil }
        return cre2_matches(pattern, UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self), length)
    }

    /// Whether the pattern matches somewhere in the text; an error where it is none. Takes what that costs at worst, when each
    /// instruction has to look at each byte, off the steps that are left.
    package func matches(_ text: String, steps: inout Int) -> CELValue {
        guard let pattern, error == nil else { return .error(error ?? CELFrame.exhaustion) }
        steps -= text.utf8.count * (16 + size) >> 5
        guard steps >= 0 else { return .error(CELFrame.exhaustion) }
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
