import Synchronization

/// Keeps the way back of a scalar once it was found: many diagnostics can be about one scalar.
final class SourceMapCache: Sendable {
    private let map = Mutex<SourceMap?>(nil)

    func map(orElse make: () -> SourceMap) -> SourceMap {
        map.withLock { map in
            if let map { return map }
            let made = make()
            map = made
            return made
        }
    }
}
