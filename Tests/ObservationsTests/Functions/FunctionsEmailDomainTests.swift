import Testing

@testable import Observations

struct FunctionsEmailDomainTests {
    @Test(arguments: [
        ("ada@example.com", "example.com"), ("Ada@EXAMPLE.Com", "example.com"), ("\"a@b\"@example.org", "example.org"),
        ("ada", ""), ("", ""), ("ada@", ""), ("@example.com", "example.com"), ("ada@BÜCHER.example", "bÜcher.example"),
    ])
    func `the domain is what follows the last at sign, its ASCII letters lowered`(address: String, domain: String) {
        #expect(EmailDomain.domain(of: address) == domain)
    }
}
