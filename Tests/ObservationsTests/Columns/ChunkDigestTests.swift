import Dispatch
import RandomCEL
import Testing

@testable import Observations

struct ChunkDigestTests {
    private static let pieces = (0..<400).map { number in [UInt8](repeating: UInt8(number % 251), count: number % 97) }

    /// Runs each on a thread of its own, since they wait for one another.
    private func run(_ works: [@Sendable () -> Void]) async {
        await withCheckedContinuation { continuation in
            let group = DispatchGroup()
            for (number, work) in works.enumerated() {
                DispatchQueue(label: "task \(number)").async(group: group, execute: DispatchWorkItem(block: work))
            }
            group.notify(queue: .global()) { continuation.resume() }
        }
    }

    @Test(arguments: [1, 2, 5]) func `pieces are added in turn, whoever holds them`(tasks: Int) async {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("ChunkDigestTests: seed \(seed)")
        var random = SeededRandom(seed: seed)
        var held = (0..<tasks).map { _ in [Int]() }
        for piece in Self.pieces.indices { held[random.below(tasks)].append(piece) }
        let digest = ChunkDigest(TestSHA256())
        await run(
            held.map { pieces in
                {
                    for piece in pieces {
                        Self.pieces[piece].withUnsafeBytes { bytes in
                            if !digest.add(piece, bytes) { digest.addInTurn(piece, bytes) }
                        }
                    }
                }
            })
        var expected = TestSHA256()
        for piece in Self.pieces { expected.update(piece) }
        #expect(digest.final() == expected.finalize(), "seed \(seed)")
    }

    @Test func `who waits for a piece that is lost goes on`() async {
        let digest = ChunkDigest(TestSHA256())
        let waiting: [@Sendable () -> Void] = (1..<4).map { piece in
            { Self.pieces[piece].withUnsafeBytes { digest.addInTurn(piece, $0) } }
        }
        await run(waiting + [{ digest.abandon() }])
        Self.pieces[4].withUnsafeBytes { bytes in
            digest.addInTurn(4, bytes)
            let isAdded = digest.add(4, bytes)
            #expect(!isAdded)
        }
    }
}
