internal import Synchronization

/// Compiled patterns of which the text is only known while a program runs.
final class CELRegexCache: Sendable {
    static let shared = CELRegexCache()

    private static let capacity = 64
    /// How many steps compiling the patterns of one expression may take before it is evaluated.
    static let stepsBeforehand = 2_000_000
    private static let compilationSteps = 1_000
    private static let stepsPerByte = 128

    private let regexes = Mutex<[CELStringKey: CELRegex]>([:])

    func regex(_ pattern: String, steps: inout Int) -> CELRegex {
        let key = CELStringKey(pattern)
        if let known = regexes.withLock({ $0[key] }) {
            return known
        }
        steps -= Self.compilationSteps + pattern.utf8.count * Self.stepsPerByte
        guard steps >= 0 else { return CELRegex.exhausted }
        let regex = CELRegex(pattern)
        steps -= regex.compilationSteps
        regexes.withLock { regexes in
            // Emptying it now and then bounds it; patterns that are in use come back at once.
            if regexes.count >= Self.capacity {
                regexes.removeAll(keepingCapacity: true)
            }
            regexes[key] = regex
        }
        return regex
    }
}
