import Foundation
import Testing

/// Baselines, through the built program.
struct BaselineTests {
    private static let carol = TinyOrganization.bob.replacing("\"bob\"", with: "\"carol\"").replacing(
        "Bob", with: "Carol")

    private static func organization(_ users: [String] = [TinyOrganization.alice, TinyOrganization.bob]) throws
        -> TinyOrganization
    {
        let tiny = try TinyOrganization(users: users)
        try tiny.scratch.file("tenet.yaml", "baseline: baseline.json\n")
        return tiny
    }

    private static func run(_ tiny: TinyOrganization, _ arguments: String...) throws -> Tenet.Result {
        try Tenet.run(arguments + ["--snapshot", tiny.snapshot], folder: tiny.scratch.folder)
    }

    /// Replaces the users of the organization.
    private static func users(_ lines: [String], in tiny: TinyOrganization) throws {
        try tiny.scratch.file("snapshot/users.ndjson", lines.map { $0 + "\n" }.joined())
    }

    @Test func `what fails today is accepted, and what comes later is new`() throws {
        let tiny = try Self.organization()
        #expect(try Self.run(tiny, "baseline", "write").output == "accepted 1 finding\n")
        let file = try tiny.scratch.read("baseline.json")
        // The fingerprint: printf '["accounts-active","tiny-1","user","bob"]' | sha256sum
        #expect(
            file == """
                {
                  "version": 1,
                  "organization": "tiny-1",
                  "findings": [
                    {"rule":"accounts-active","severity":"medium","kind":"user","id":"bob","fingerprint":"a26961138d551b0dae063999fe57c674dfd8def6e7c826ec82ad5b4ac52ab755"}
                  ]
                }

                """)
        let mode = try FileManager.default.attributesOfItem(atPath: tiny.scratch.path("baseline.json"))
        #expect(mode[.posixPermissions] as? Int == 0o600)
        #expect(try Self.run(tiny, "baseline", "diff") == Tenet.Result(status: 0, output: "", errors: ""))
        #expect(try Self.run(tiny, "check").status == 1)
        #expect(try Self.run(tiny, "check", "--new-only").status == 0)

        try Self.users([TinyOrganization.alice, TinyOrganization.bob, Self.carol], in: tiny)
        #expect(
            try Self.run(tiny, "baseline", "diff")
                == Tenet.Result(status: 1, output: "new       accounts-active: user Carol (carol)\n", errors: ""))
        let check = try Self.run(tiny, "check", "--new-only")
        #expect(check.status == 1)
        #expect(check.output.contains("✗ user Bob (bob) (accepted)"))
        #expect(check.output.contains("✗ user Carol (carol) (new)"))
        #expect(check.output.contains("BASELINE of 1: 1 new, 1 accepted\n"))

        try Self.users([TinyOrganization.alice], in: tiny)
        #expect(
            try Self.run(tiny, "baseline", "diff")
                == Tenet.Result(status: 0, output: "resolved  accounts-active: user bob\n", errors: ""))
    }

    @Test func `a higher severity is worse than accepted`() throws {
        let tiny = try Self.organization()
        _ = try Self.run(tiny, "baseline", "write")
        let rule = TinyOrganization.rule("require: user.account_status == 'active'", severity: "high")
        try tiny.scratch.file("rules/rules.yaml", rule)
        let result = try Self.run(tiny, "check", "--new-only")
        #expect(result.status == 1)
        #expect(result.output.contains("✗ user Bob (bob) (worse than accepted)"))
    }

    @Test func `a higher count is worse than accepted`() throws {
        let tiny = try Self.organization()
        try tiny.scratch.file("rules/rules.yaml", TinyOrganization.rule("count: { max: 1 }"))
        _ = try Self.run(tiny, "baseline", "write")
        #expect(try tiny.scratch.read("baseline.json").contains(#""id":"tiny-1","count":2,"#))
        #expect(try Self.run(tiny, "check", "--new-only").status == 0)
        try Self.users([TinyOrganization.alice, TinyOrganization.bob, Self.carol], in: tiny)
        #expect(try Self.run(tiny, "check", "--new-only").status == 1)
        #expect(
            try Self.run(tiny, "baseline", "diff").output == "worse     accounts-active: organization Tiny (tiny-1)\n")
    }

    @Test func `of a count by key, a key that grows and one that comes are worse than accepted`() throws {
        func users(_ a: Int, _ b: Int, _ c: Int) -> [String] {
            [("a", a), ("b", b), ("c", c)].flatMap { name, count in
                (0..<count).map { number in
                    let id = "\(name)\(number)"
                    return TinyOrganization.alice.replacing("\"alice\"", with: "\"\(id)\"").replacing(
                        "Alice", with: name)
                }
            }
        }
        let tiny = try Self.organization(users(4, 2, 1))
        let rule = TinyOrganization.rule("count: { max: 1, by: user.?name.orValue('') }")
        try tiny.scratch.file("rules/rules.yaml", rule)
        _ = try Self.run(tiny, "baseline", "write")
        let file = try tiny.scratch.read("baseline.json")
        #expect(file.contains(#""id":"tiny-1","count":4,"keys":{"a":4,"b":2},"fingerprint":"#))
        let accepted = Tenet.Result(status: 0, output: "", errors: "")
        let worse = Tenet.Result(
            status: 1, output: "worse     accounts-active: organization Tiny (tiny-1)\n", errors: "")
        // Less of everything is accepted; `b` below the worst number, and a key that was within the bounds, are not.
        for (numbers, expected) in [
            ((4, 2, 1), accepted), ((2, 2, 1), accepted), ((0, 2, 0), accepted), ((4, 3, 1), worse), ((0, 3, 0), worse),
            ((4, 2, 2), worse), ((5, 2, 1), worse),
        ] {
            try Self.users(users(numbers.0, numbers.1, numbers.2), in: tiny)
            #expect(try Self.run(tiny, "baseline", "diff") == expected, "\(numbers)")
        }
        // A file without keys accepts up to its number of any key.
        try tiny.scratch.file("baseline.json", file.replacing(#""keys":{"a":4,"b":2},"#, with: ""))
        try Self.users(users(1, 4, 3), in: tiny)
        #expect(try Self.run(tiny, "baseline", "diff") == accepted)
        try Self.users(users(1, 5, 1), in: tiny)
        #expect(try Self.run(tiny, "baseline", "diff") == worse)
    }

    @Test func `what was not seen is neither resolved nor forgotten`() throws {
        let tiny = try Self.organization()
        _ = try Self.run(tiny, "baseline", "write")
        let before = try tiny.scratch.read("baseline.json")
        let partial = try TinyOrganization(users: [TinyOrganization.alice], usersAreComplete: false)
        try tiny.scratch.file("snapshot/manifest.json", partial.scratch.read("snapshot/manifest.json"))
        try Self.users([TinyOrganization.alice], in: tiny)
        let diff = try Self.run(tiny, "baseline", "diff")
        #expect(diff.status == 3)
        #expect(diff.output == "not seen  accounts-active: user bob\n")
        let write = try Self.run(tiny, "baseline", "write")
        #expect(write.status == 3)
        #expect(write.output == "accepted 1 finding, 1 of them not seen this time\n")
        #expect(try tiny.scratch.read("baseline.json") == before)
    }

    @Test(arguments: [
        ("not json", "is no baseline"), ("", "is no baseline"), ("[]", "expected an object"),
        (#"{"version":2,"organization":"tiny-1","findings":[]}"#, "another version of Tenet wrote it"),
        (#"{"version":1,"organization":"other","findings":[]}"#, "of the organization `other`, not of `tiny-1`"),
        (#"{"version":1,"organization":"tiny-1","findings":[],"x":1}"#, "`x` is not a key of the file"),
        (
            #"{"version":1,"organization":"tiny-1","findings":[{"rule":"accounts-active","severity":"medium","kind":"user","#
                + #""id":"bob","count":1,"keys":{"a":-1},"fingerprint":""}]}"#,
            "a key of `findings[0]` must be a whole number from 0"
        ),
        (
            #"{"version":1,"organization":"tiny-1","findings":[{"rule":"accounts-active","severity":"medium","kind":"user","#
                + #""id":"carol","fingerprint":"a26961138d551b0dae063999fe57c674dfd8def6e7c826ec82ad5b4ac52ab755"}]}"#,
            "the fingerprint of `findings[0]` is not that of its rule and resource"
        ),
    ])
    func `another file is refused and left alone`(text: String, message: String) throws {
        let tiny = try Self.organization()
        try tiny.scratch.file("baseline.json", text)
        for command in [["check"], ["baseline", "diff"], ["baseline", "write"]] {
            let result = try Tenet.run(command + ["--snapshot", tiny.snapshot], folder: tiny.scratch.folder)
            #expect(result.status == 2)
            #expect(result.errors.contains(message), "\(result.errors)")
            #expect(result.output.isEmpty)
        }
        #expect(try tiny.scratch.read("baseline.json") == text)
    }

    @Test func `new-only needs a baseline`() throws {
        #expect(try TinyOrganization().check("--new-only").status == 64)
        #expect(try TinyOrganization().check("--new-only", "--baseline", "nowhere.json").status == 2)
    }
}
