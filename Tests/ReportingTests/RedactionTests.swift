import CEL
import Testing

@testable import Reporting

struct RedactionTests {
    private static let redaction = Redaction(
        PersonalNames(["Ann Lee", "Ann", "O'Neil, Sam", "=cmd()", "日本 太郎", "e\"q\u{1}"]), hash: { "\($0.utf8.count)" })

    @Test(arguments: [
        ("plain text", "plain text"), ("", ""), ("Ann left", "name-3 left"), ("ANN LEE left", "name-7 left"),
        ("Annabel and Joann", "Annabel and Joann"), ("(Ann)", "(name-3)"), ("Ann's", "name-3's"),
        ("by O'Neil, Sam.", "by name-11."), ("x =cmd() y", "x name-6 y"), ("a=cmd()", "aname-6"),
        ("日本 太郎 and 日本 太郎x", "name-13 and 日本 太郎x"), ("[\"e\\\"q\\u0001\"]", "[\"name-10\"]"),
        ("a.b+c@d.example, x", "email-15, x"), ("<a@b>", "<email-3>"), ("'a@b.c'", "'email-5'"), ("3 @ 5", "3 @ 5"),
        ("@ann", "@name-3"), ("a@", "a@"), ("a@b.", "email-3."), ("é@ü.example", "email-13"),
        ("ATATT3xFfGF0abcdefghij", "token-22"), ("ATATT", "ATATT"),
        ("eyJhbGciOi.eyJzdWIiOiIx.c2ln-_A", "token-31"), ("eyJust a word", "eyJust a word"),
        ("Ann a@b Ann", "name-3 email-3 name-3"),
    ])
    func `what tells who somebody is is a mark`(text: String, expected: String) {
        #expect(Self.redaction.text(text) == expected)
    }

    @Test func `two spellings of a name are two names`() {
        let names = Set(["Andr\u{e9}", "Andre\u{301}"].map(CELStringKey.init))
        let redaction = Redaction(PersonalNames(names.map(\.string)), hash: { "\($0.utf8.count)" })
        #expect(redaction.text("Andr\u{e9}, Andre\u{301}") == "name-6, name-7")
    }
}
