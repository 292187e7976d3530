internal import Dispatch
internal import Synchronization

/// The digest of a file of which several tasks hold pieces: each of them adds its own when those before were added. Whoever takes a piece
/// has added the one that it had, so that the task with the first piece that is missing never waits.
final class ChunkDigest: @unchecked Sendable {
    // Who holds the next piece is the only one to touch it. Hence the unchecked.
    private var digest: any SnapshotDigest
    private let state = Mutex(State())

    private struct State {
        /// The piece that is next.
        var next = 0
        var isAbandoned = false
        /// Who waits for the turn of a piece; a mutex would spend the time of a core on waiting.
        var waiting: [Int: DispatchSemaphore] = [:]
    }

    init(_ digest: any SnapshotDigest) {
        self.digest = digest
    }

    /// Adds a piece if it is the next one; otherwise false.
    func add(_ piece: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard state.withLock({ $0.next == piece }) else { return false }
        digest.update(bytes)
        let waiting = state.withLock { state in
            state.next = piece + 1
            return state.waiting.removeValue(forKey: piece + 1)
        }
        waiting?.signal()
        return true
    }

    /// Adds a piece when its turn has come, which may never be where a piece was lost: then it is not added.
    func addInTurn(_ piece: Int, _ bytes: UnsafeRawBufferPointer) {
        let turn: DispatchSemaphore? = state.withLock { state in
            guard state.next != piece, !state.isAbandoned else { return nil }
            let turn = DispatchSemaphore(value: 0)
            state.waiting[piece] = turn
            return turn
        }
        turn?.wait()
        _ = add(piece, bytes)
    }

    /// Says that a piece will never be added.
    func abandon() {
        let waiting = state.withLock { state in
            state.isAbandoned = true
            defer { state.waiting = [:] }
            return state.waiting.values
        }
        for turn in waiting { turn.signal() }
    }

    /// That of all pieces, which were all added.
    func final() -> String {
        digest.finalize()
    }
}
