import Diagnostics
import Rules
import Testing

/// Entries that are added to waiver files of many shapes.
struct WaiverFileEditorTests {
    private static func draft(
        _ kind: Waiver.Kind = .waiver, subject: WaiverDraft.Subject = .resource("712020:u1"), reason: String = "Because"
    ) throws -> WaiverDraft {
        WaiverDraft(
            kind: kind, rule: "accounts-active", subject: subject, reason: reason, approver: "ciso@acme.example",
            ticket: "SEC-12", checked: kind == .attestation ? CalendarDay("2026-10-30") : nil,
            expires: try #require(CalendarDay("2027-01-31")))
    }

    private static let editor = CalendarDay("2026-11-01").map { WaiverFileEditor(path: "waivers.yaml", today: $0) }

    private static func edit(_ draft: WaiverDraft, _ text: String?) throws -> String {
        switch try #require(editor).adding([draft], to: text) {
        case .edited(let text): return text
        case .mistakes(let mistakes): return mistakes.map { $0.rendered(color: false) }.joined(separator: "\n")
        case .unextendable(let entries): return "unextendable\n\(entries)"
        }
    }

    private static let entry = """
          - rule: accounts-active
            resource: '712020:u1'
            reason: Because
            approver: ciso@acme.example
            ticket: SEC-12
            expires: 2027-01-31

        """

    private static let old = "{ rule: a, resource: b, reason: c, approver: d, ticket: e, expires: 2026-12-01 }"

    @Test(
        arguments: [
            (nil, "apiVersion: tenet/v1\nwaivers:\n\(entry)"),
            ("apiVersion: tenet/v1\n", "apiVersion: tenet/v1\nwaivers:\n\(entry)"),
            ("apiVersion: tenet/v1 # c", "apiVersion: tenet/v1 # c\nwaivers:\n\(entry)"),
            ("apiVersion: tenet/v1\nwaivers: # ours\n", "apiVersion: tenet/v1\nwaivers:\n\(entry)"),
            ("apiVersion: tenet/v1\nwaivers: []\n# end\n", "apiVersion: tenet/v1\nwaivers:\n\(entry)# end\n"),
            (
                "# top\napiVersion: tenet/v1\nwaivers:\n  # first\n  - \(old) # last\n\n  # none\nattestations: []\n",
                "# top\napiVersion: tenet/v1\nwaivers:\n  # first\n  - \(old) # last\n\(entry)\n  # none\nattestations: []\n"
            ),
            (
                "apiVersion: tenet/v1\nattestations: [] # none\nwaivers:\n  - \(old)",
                "apiVersion: tenet/v1\nattestations: [] # none\nwaivers:\n  - \(old)\n\(entry)"
            ),
            (
                "waivers:\n- \(old)\napiVersion: tenet/v1\n",
                "waivers:\n- \(old)\n\(entry.split(separator: "\n").map { "\($0.dropFirst(2))\n" }.joined())apiVersion: tenet/v1\n"
            ),
            (
                """
                apiVersion: tenet/v1
                waivers:
                  - rule: a
                    resource: b
                    approver: d
                    ticket: e
                    expires: 2026-12-01
                    reason: |
                      Two
                      lines

                # end
                """,
                """
                apiVersion: tenet/v1
                waivers:
                  - rule: a
                    resource: b
                    approver: d
                    ticket: e
                    expires: 2026-12-01
                    reason: |
                      Two
                      lines
                \(entry)
                # end
                """
            ),
            (
                "\u{FEFF}apiVersion: tenet/v1\r\nwaivers:\r\n  - \(old)\r\n",
                "\u{FEFF}apiVersion: tenet/v1\r\nwaivers:\r\n  - \(old)\r\n\(entry.replacing("\n", with: "\r\n"))"
            ),
            ("{ apiVersion: tenet/v1 }\n", "unextendable\n\(entry)"),
            ("apiVersion: tenet/v1\nwaivers: [ \(old) ]\n", "unextendable\n\(entry)"),
            ("apiVersion: tenet/v1\n...\n", "unextendable\n\(entry)"),
        ] as [(String?, String)])
    func `an entry is added and the rest stays as it is`(text: String?, expected: String) throws {
        let edited = try Self.edit(Self.draft(), text)
        #expect(edited.utf8.elementsEqual(expected.utf8), "\(edited)")
    }

    @Test func `a file with mistakes is left alone`() throws {
        #expect(
            try Self.edit(Self.draft(), "apiVersion: tenet/v1\nwaiver: []\n") == """
                waivers.yaml:2:1: error: `waiver` is not a key of a waiver file, did you mean `waivers`?
                waiver: []
                ^~~~~~
                """)
    }

    @Test func `an entry with mistakes is shown as it would stand`() throws {
        var draft = try Self.draft(reason: " ")
        draft.expires = try #require(CalendarDay("2028-01-01"))
        #expect(
            try Self.edit(draft, nil) == """
                waivers.yaml:5:13: error: `reason` must say something
                    reason: ' '
                            ^~~
                waivers.yaml:8:14: error: `2028-01-01` is 426 days after today, at most 366 are allowed
                    expires: 2028-01-01
                             ^~~~~~~~~~
                """)
    }

    @Test(arguments: [
        "", "x", "- a", "a: b", "a #b", "'", "\"", "it's \"so\"", "null", "on", "123", "1e3", "~", " lead", "trail ",
        "two\nlines", "tab\t", "cr\r", "\u{1B}[31m", "\u{0}", "\u{85}\u{2028}\u{FEFF}", "日本 👩‍👩‍👧", "\u{E0041}", "${x}",
        "*a",
        "&a", "!a", "%a", "@a", "`a", "[a", "{a", "---", "...", "<<", "a: 'b' # c\\", "\u{FFFF}\u{1FFFF}", "e\u{301}",
    ])
    func `any text is written so that it is read back`(text: String) throws {
        for subject in [WaiverDraft.Subject.resource("r\(text)"), .condition("user.account_id == \"\(text)\"")] {
            let draft = try Self.draft(.attestation, subject: subject, reason: "r\(text)")
            let edited = try Self.edit(draft, "apiVersion: tenet/v1\n")
            var reader = RuleFileReader(path: "waivers.yaml", bytes: Array(edited.utf8)) { _ in
                throw CancellationError()
            }
            let file = reader.readWaivers(today: try #require(CalendarDay("2026-11-01")))
            #expect(reader.diagnostics.isEmpty, "\(edited)")
            let waiver = try #require(file.waivers.first)
            #expect(waiver.reason.utf8.elementsEqual("r\(text)".utf8))
            #expect(waiver.checked == CalendarDay("2026-10-30"))
        }
    }

    @Test(arguments: ["null", "Null", "NULL", "~"]) func `a text that YAML takes for nothing is quoted`(text: String)
        throws
    {
        let edited = try Self.edit(Self.draft(subject: .resource(text), reason: text), nil)
        #expect(
            edited
                == "apiVersion: tenet/v1\nwaivers:\n"
                + Self.entry.replacing("'712020:u1'", with: "'\(text)'").replacing("Because", with: "'\(text)'"))
    }
}
