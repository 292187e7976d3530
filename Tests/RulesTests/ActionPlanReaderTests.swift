import Diagnostics
import Testing

@testable import Rules

/// Action plans as people send them back.
struct ActionPlanReaderTests {
    private static let header = "rule,message,entry,resource,up_to,down_to,reason,approver,ticket,expires,checked\n"

    private static func read(_ rows: String, header: String = header) throws -> (
        drafts: [WaiverDraft], shown: String
    ) {
        var reader = ActionPlanReader(
            path: "plan.csv", bytes: Array((header + rows).utf8), today: try #require(CalendarDay("2026-11-01")))
        let file = reader.read()
        return (file.drafts, reader.diagnostics.map { $0.rendered(color: false) }.joined(separator: "\n"))
    }

    private static func draft(
        _ subject: WaiverDraft.Subject, _ kind: Waiver.Kind = .waiver, reason: String = "r", checked: String? = nil
    ) throws -> WaiverDraft {
        WaiverDraft(
            kind: kind, rule: "a-rule", subject: subject, reason: reason, approver: "ciso", ticket: "S-1",
            checked: checked.flatMap(CalendarDay.init), expires: try #require(CalendarDay("2027-01-31")))
    }

    @Test func `rows that are filled in are entries, the others are left`() throws {
        let (drafts, shown) = try Self.read(
            """
            a-rule,open,waiver,u0,,,,,,,
            a-rule,one,waiver,u1,,,r,ciso,S-1,2027-01-31,
            a-rule,many,waiver,,8,,r,ciso,S-1,2027-01-31,
            a-rule,few,waiver,,,2,r,ciso,S-1,2027-01-31,
            a-rule,unseen,attestation,u2,,,"two\nlines",ciso,S-1,2027-01-31,2026-10-30
            a-rule,whole,attestation,,,,r,ciso,S-1,2027-01-31,2026-10-30

            """)
        #expect(shown == "")
        let expected = [
            try Self.draft(.resource("u1")), try Self.draft(.upTo(8)), try Self.draft(.downTo(2)),
            try Self.draft(.resource("u2"), .attestation, reason: "two\nlines", checked: "2026-10-30"),
            try Self.draft(.rule, .attestation, checked: "2026-10-30"),
        ]
        #expect(drafts == expected)
    }

    @Test func `columns may be moved, added and taken away, and lines end as a spreadsheet ends them`() throws {
        let (drafts, shown) = try Self.read(
            "2027-01-31,our words,u1,waiver,,,,r,ciso,S-1,a-rule\r\n",
            header: "\u{FEFF}expires,comment,resource,entry,up_to,down_to,checked,reason,approver,ticket,rule\r\n")
        #expect(shown == "")
        #expect(try drafts == [Self.draft(.resource("u1"))])
    }

    private static let mistakes: [(row: String, shown: String)] = [
        (
            "a-rule,m,waiver,u1,,,r,ciso,S-1,31.01.2027,\n",
            """
            plan.csv:2:33: error: `expires`: expected a day such as `2027-01-31`, found `31.01.2027`
            a-rule,m,waiver,u1,,,r,ciso,S-1,31.01.2027,
                                            ^~~~~~~~~~
            hint: spreadsheets write days in their own way: give the column the format yyyy-mm-dd, or text, and the day again
            """
        ),
        (
            "a-rule,m,waiver,u1,,,r,ciso,S-1,2027-11-03,\n",
            """
            plan.csv:2:33: error: `expires`: `2027-11-03` is 367 days after today, at most 366 are allowed
            a-rule,m,waiver,u1,,,r,ciso,S-1,2027-11-03,
                                            ^~~~~~~~~~
            """
        ),
        (
            "a-rule,m,attestation,,,,r,ciso,S-1,2027-01-31,2026-11-02\n",
            """
            plan.csv:2:47: error: `checked`: `checked` lies in the future
            a-rule,m,attestation,,,,r,ciso,S-1,2027-01-31,2026-11-02
                                                          ^~~~~~~~~~
            """
        ),
        (
            "a-rule,m,waiver,u1,,,r,,S-1,2027-01-31,\na-rule,m,waivr,u1,,,r,c,S-1,2027-01-31,\n",
            """
            plan.csv:2:24: error: `approver`: it must say something where the row is filled in
            a-rule,m,waiver,u1,,,r,,S-1,2027-01-31,
                                   ^
            plan.csv:3:10: error: `entry`: expected `waiver` or `attestation`, found `waivr`
            a-rule,m,waivr,u1,,,r,c,S-1,2027-01-31,
                     ^~~~~
            """
        ),
        (
            "a-rule,m,waiver,u1,8,,r,c,S-1,2027-01-31,\n",
            """
            plan.csv:2:20: error: `up_to`: a waiver needs exactly one of `resource`, `up_to`, `down_to`
            a-rule,m,waiver,u1,8,,r,c,S-1,2027-01-31,
                               ^
            """
        ),
        (
            "a-rule,m,waiver,,eight,,r,c,S-1,2027-01-31,\n",
            """
            plan.csv:2:18: error: `up_to`: expected a whole number from 0, found `eight`
            a-rule,m,waiver,,eight,,r,c,S-1,2027-01-31,
                             ^~~~~
            """
        ),
        (
            "a-rule,m,waiver,u1,,,r,c,S-1,2027-01-31,2026-10-30\n",
            """
            plan.csv:2:41: error: `checked`: a waiver is not checked: leave the cell empty, or write `attestation` under `entry`
            a-rule,m,waiver,u1,,,r,c,S-1,2027-01-31,2026-10-30
                                                    ^~~~~~~~~~
            """
        ),
        (
            "a-rule,m,waiver,a\\b,,,r,c,S-1,2027-01-31,\n",
            """
            plan.csv:2:17: error: `resource`: a backslash stands before another one or before `u{…}`
            a-rule,m,waiver,a\\b,,,r,c,S-1,2027-01-31,
                            ^~~
            """
        ),
    ]

    @Test(arguments: mistakes)
    func `a mistake is shown at its cell, with the name of the column`(row: String, shown: String) throws {
        let read = try Self.read(row)
        #expect(read.shown == shown)
        #expect(read.drafts.isEmpty)
    }

    @Test func `a column that is missing is told before any row`() throws {
        let (drafts, shown) = try Self.read(
            "a-rule,waiver,u1,,,r,c,S-1,x,\n",
            header: "rule,entry,resource,up_to,down_to,reason,approver,ticket,expire,checked\n")
        #expect(
            shown == """
                plan.csv:1:1: error: the table needs a column `expires`, did you mean `expire`?
                rule,entry,resource,up_to,down_to,reason,approver,ticket,expire,checked
                ^~~~
                """)
        #expect(drafts.isEmpty)
    }

    @Test func `of very many mistakes some are shown`() throws {
        let row = "a-rule,m,waiver,u1,,,r,c,S-1,tomorrow,\n"
        #expect(try Self.read(String(repeating: row, count: 100)).shown.split(separator: "error:").count == 21)
    }

    @Test(arguments: [
        ("712020:711f43ca-3ac5", "712020:711f43ca-3ac5"), ("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"),
        ("'=x", "''=x"), ("it's", "it's"), ("'tis", "'tis"), ("007", "'007"), ("1e5", "'1e5"), ("'1", "''1"),
        ("2027-01-31", "'2027-01-31"), (" -1", "' -1"), ("a\\b", "a\\\\b"), ("\u{202E}x\n", "\\u{202e}x\\u{a}"),
        ("##[error]", "#\\u{23}[error]"), ("日本", "日本"),
    ])
    func `an id in a cell does nothing and can be read`(id: String, cell: String) {
        #expect(ActionPlanID.cell(id) == cell)
        #expect(ActionPlanID.id(ofCell: cell)?.utf8.elementsEqual(id.utf8) == true)
    }

    @Test func `any id comes back from its cell as it was`() {
        let seed = UInt64.random(in: 0..<1_000_000_000)
        print("action plan ids: seed \(seed)")
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let scalars = Array("''==\\\\u{}#[+-@|% \t\n09aé\u{301}\u{202E}\u{FEFF}\u{E0041}日".unicodeScalars)
        for _ in 0..<5_000 {
            var view = String.UnicodeScalarView()
            for _ in 0..<next(8) { view.append(scalars[next(scalars.count)]) }
            let id = String(view)
            let cell = ActionPlanID.cell(id)
            #expect(ActionPlanID.id(ofCell: cell)?.utf8.elementsEqual(id.utf8) == true, "seed \(seed): \(cell)")
            #expect(!cell.isFormula, "seed \(seed): \(cell)")
            #expect(!cell.unicodeScalars.contains { !$0.isPrintable }, "seed \(seed)")
        }
    }
}
