import Testing

@testable import AdminAPI

struct EntityTagTests {
    @Test(arguments: [
        #""a""#, #""""#, #""33a64df5-x!~""#,
    ])
    func `a strong tag is taken as it is`(text: String) {
        #expect(EntityTag(text)?.text == text)
    }

    // A weak one fits no `If-Match`: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1.
    @Test(arguments: [
        #"W/"a""#, "a", #"""#, "", #""a"b""#, "\"a\r\nX: y\"", "\"\u{E9}\"", "\"a b\"",
        "\"\(String(repeating: "a", count: 1023))\"",
    ])
    func `a weak tag, and what is none, is left aside`(text: String) {
        #expect(EntityTag(text) == nil)
    }
}
