import Observations
import Testing

struct SnapshotDamageTests {
    /// Numbers that depend on the seed alone, see https://prng.di.unimi.it/splitmix64.c.
    private struct SeededGenerator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let manifest = """
        {"version":1,"organization":{"id":"o1"},"dialect":"reference","taken_at":"2026-07-01T00:00:00Z","files":{"users":
        {"path":"u","count":2,"complete":true,"filter":{"type":["a"]},"details":{"role_assignments":"all"},
        "missing":[{"what":"w","reason":"stale","text":"t"}]}}}
        """
    private static let users = #"{"account_id":"u1"}"# + "\n" + #"{"account_id":"u2","name":"Zoë"}"# + "\n"

    /// Either all of it is read, or an error says what is wrong, or the collection is incomplete.
    @Test func `a damaged snapshot is never taken for another`() throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(state: 7)
        var refused = 0
        for round in 0..<1_000 {
            let damagesManifest = round % 2 == 0
            try folder.write(damagesManifest ? damage(Self.manifest, &generator) : Self.manifest, to: "manifest.json")
            try folder.write(damagesManifest ? Self.users : damage(Self.users, &generator), to: "u")
            guard let users = users(in: folder) else {
                refused += 1
                continue
            }
            if !damagesManifest {
                #expect(users.resources.count == 2 || !users.completeness.isComplete)
            }
        }
        #expect((200...950).contains(refused))
    }

    /// Nil where an error says what is wrong.
    private func users(in folder: TemporaryFolder) -> ResourceCollection? {
        let reader = try? SnapshotReader(directory: folder.path, digest: { ByteCount() })
        let inventory = try? reader?.inventory()
        return inventory?.collection(of: .user)
    }

    private func damage(_ text: String, _ generator: inout SeededGenerator) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = Int.random(in: 0..<scalars.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: scalars[place] = "\""
            case 1: scalars.remove(at: place)
            case 2: scalars.insert(["{", "}", "7", "\u{0}", "\n", "/", "."][place % 7], at: place)
            default: scalars.removeSubrange(place...)
            }
            if scalars.isEmpty { break }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
