import Testing

@testable import Reporting

struct OSCALValueTests {
    // Computed by Python's uuid.uuid5(uuid.NAMESPACE_URL, name).
    @Test(arguments: [
        ("https://www.example.com", "a0787afd-c170-5773-8d60-02739168de9f"),
        ("urn:tenet:rules:é", "0af11fa8-a7fc-5f35-96ae-b21075eb6409"), ("", "1b4db7eb-4057-5ddf-91e0-36dec72071f5"),
    ])
    func `a name has one UUID`(name: String, uuid: String) {
        #expect(UUIDv5.text(of: name) == uuid)
    }

    @Test(arguments: [
        ("A.5.16", "A.5.16"), ("ac-6(5)", "ac-6.5"), ("2fa-required", "_2fa-required"),
        ("iso 27001:2022", "iso_27001_2022"),
        ("", "_"), ("-x", "_-x"), ("é", "_"),
    ])
    func `a token has only what tokens may have`(text: String, expected: String) {
        #expect(OSCALValue.token(text) == expected)
    }

    @Test(arguments: [("", "-"), ("  a b\u{A0}", "a b"), ("\n", "␊"), ("x\ty", "x␉y")])
    func `a string is one line without blanks around it`(text: String, expected: String) {
        #expect(OSCALValue.string(text) == expected)
    }

    @Test(arguments: [("AC-2(3)", "nist-800-53-r5", "ac-2.3"), ("CC6.1", "soc2", "CC6.1")])
    func `controls are spelled as catalogues spell them`(control: String, framework: String, expected: String) {
        #expect(OSCALRule.controlID(control, of: framework) == expected)
    }
}
