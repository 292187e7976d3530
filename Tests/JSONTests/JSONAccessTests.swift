import JSON
import Testing

struct JSONAccessTests {
    private let json: JSONValue = ["s": "text", "i": 7, "b": true, "a": [1], "o": ["deep": ["er": "here"]], "n": .null]

    @Test func `members are read as what they are`() {
        #expect(json["s"]?.string == "text")
        #expect(json["i"]?.int == 7)
        #expect(json["i"]?.double == 7)
        #expect(json["b"]?.bool == true)
        #expect(json["a"]?.array == [1])
        #expect(json["o"]?.object == ["deep": ["er": "here"]])
        #expect(json["n"]?.isNull == true)
        #expect(json["o", "deep", "er"]?.string == "here")
    }

    @Test func `what is something else, or missing, is nil`() {
        #expect(json["s"]?.int == nil)
        #expect(json["i"]?.string == nil)
        #expect(json["b"]?.double == nil)
        #expect(json["a"]?.object == nil)
        #expect(json["o"]?.array == nil)
        #expect(json["i"]?.bool == nil)
        #expect(json["none"] == nil)
        #expect(json["o", "none", "er"] == nil)
        #expect(json["s", "deep"] == nil)
        #expect(JSONValue.null["s"] == nil)
    }

    @Test(arguments: [
        ("9223372036854775807", Int64.max), ("-9223372036854775808", .min), ("9223372036854775808", nil), ("1.0", nil),
        ("1e3", nil), ("-0", 0),
    ])
    func `only what was written as an integer is one`(literal: String, value: Int64?) {
        #expect(JSONNumber(literal: literal).int == value)
    }

    @Test func `setting a member replaces, adds or removes it`() {
        var object: JSONObject = ["a": 1, "b": 2]
        object["a"] = 3
        object["c"] = 4
        object["b"] = nil
        object["none"] = nil
        #expect(object.members.map(\.key) == ["a", "c"])
        #expect(object == ["c": 4, "a": 3])
    }

    @Test func `objects are equal, and hash so, whatever the order of their members`() {
        let left: JSONValue = ["a": 1, "b": ["c": 2, "d": 3]]
        let right: JSONValue = ["b": ["d": 3, "c": 2], "a": 1]
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(left != ["a": 1, "b": ["c": 2, "d": 4]])
        #expect(left != ["a": 1])
        #expect(JSONValue.array([1, 2]) != [2, 1])
        #expect(JSONValue.number(JSONNumber(literal: "1")) != .number(JSONNumber(literal: "1.0")))
    }
}
