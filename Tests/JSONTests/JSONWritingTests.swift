import JSON
import Testing

struct JSONWritingTests {
    private let sample: JSONValue = [
        "name": "Zoë \"Z\"\\\n\u{1}\u{1F}\u{7F}\u{2028}/", "é": .null, "list": [1, true, [], [:], ["b": false]],
        "a": "",
    ]

    @Test func `compact text keeps the order of members`() {
        #expect(
            sample.serialized()
                == "{\"name\":\"Zoë \\\"Z\\\"\\\\\\n\\u0001\\u001f\u{7F}\u{2028}/\",\"é\":null,"
                + "\"list\":[1,true,[],{},{\"b\":false}],\"a\":\"\"}")
        #expect(sample.serializedBytes() == Array(sample.serialized().utf8))
    }

    @Test func `text for people has a line for each member and element`() {
        let value: JSONValue = ["a": [1, ["b": []]], "c": [:]]
        #expect(
            value.serializedPretty() == """
                {
                  "a": [
                    1,
                    {
                      "b": []
                    }
                  ],
                  "c": {}
                }
                """)
    }

    @Test func `canonical text has the keys in the order of their bytes`() {
        // U+FF61 comes before U+1F680 in UTF-8; in UTF-16 it would come after.
        let value: JSONValue = ["b": ["z": 1, "aa": 2, "a": 3], "\u{1F680}": 1, "\u{FF61}": 2, "": 3, "B": 4]
        #expect(
            value.canonical() == "{\"\":3,\"B\":4,\"b\":{\"a\":3,\"aa\":2,\"z\":1},\"\u{FF61}\":2,\"\u{1F680}\":1}")
        #expect(value.canonicalBytes() == Array(value.canonical().utf8))
    }

    @Test(
        arguments: [
            (0.1, "0.1"), (-0.0, "-0.0"), (1, "1.0"), (1e16, "1e+16"), (.leastNonzeroMagnitude, "5e-324"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
            (1.0 / 3, "0.3333333333333333"),
        ] as [(Double, String)])
    func `a double is written so that it is read as the same`(value: Double, text: String) throws {
        let number = try #require(JSONNumber(value))
        #expect(try JSONValue(parsing: number.literal).double == value)
        #expect(number.literal == text)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `what JSON cannot say is no number`(value: Double) {
        #expect(JSONNumber(value) == nil)
    }
}
