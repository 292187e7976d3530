internal import Synchronization

/// Compiled patterns of which the text is only known while a program runs.
final class CELRegexCache: Sendable {
    static let shared = CELRegexCache()

    private static let capacity = 256
    private static let compilationSteps = 1_000
    private static let stepsPerByte = 16

    private let regexes = Mutex<[CELStringKey: CELRegex]>([:])

    func regex(_ pattern: String, steps: inout Int) -> CELRegex {
        let key = CELStringKey(pattern)
        if let known = regexes.withLock({ $0[key] }) {
            return known
        }
        steps -= Self.compilationSteps + pattern.utf8.count * Self.stepsPerByte
        let regex = CELRegex(pattern)
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
