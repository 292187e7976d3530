import CEL
import Testing

struct RuntimeMapTests {
    /// Numbers of all types that mean the same key, for each of several keys.
    private static let keys: [[CELValue]] = [
        [.int(0), .uint(0), .double(0), .double(-0.0)], [.int(1), .uint(1), .double(1)], [.int(-1), .double(-1)],
        [.int(.max), .uint(UInt64(Int64.max))], [.uint(.max)], [.uint(1 << 63), .double(0x1p63)],
        [.int(1 << 53), .double(0x1p53)],
        [.bool(true)], [.bool(false)], [.string("1")], [.string("e\u{301}")], [.string("\u{E9}")], [.string("")],
        [.int(.min), .double(-0x1p63)],
    ]

    @Test func `a key is found by every number that equals it`() throws {
        for (index, forms) in Self.keys.enumerated() {
            for form in forms {
                guard let map = try? CELMap(pairs: [(form, .int(Int64(index)))]) else { continue }
                for other in forms {
                    #expect(map[other]?.isEqual(to: .int(Int64(index))) == true, "\(form) by \(other)")
                }
                for other in Self.keys.enumerated().filter({ $0.offset != index }).flatMap(\.element) {
                    #expect(map[other] == nil, "\(form) by \(other)")
                }
            }
        }
    }

    @Test func `many keys are found like few`() throws {
        let pairs: [(CELValue, CELValue)] = (0..<1_000).map { (.int($0), .int($0 * $0)) }
        let map = try CELMap(pairs: pairs)
        for index in 0..<1_000 {
            #expect(map[.uint(UInt64(index))]?.isEqual(to: .int(Int64(index * index))) == true)
            #expect(map[.double(Double(index) + 0.5)] == nil)
        }
        #expect(map.keys.map(\.description) == (0..<1_000).map(String.init))
        let strings = CELMap(uniqueStringKeys: (0..<1_000).map { ("key\($0)", .int($0)) })
        #expect(strings["key999"]?.isEqual(to: .int(999)) == true)
        #expect(strings["key1000"] == nil)
    }

    @Test(arguments: [
        ([CELValue.int(1), .uint(1)], "the key `1u` is repeated in a map"),
        ([.string("a"), .string("a")], "the key `\"a\"` is repeated in a map"),
        ([.double(1)], "a map cannot have a key of type `double`"),
        ([.null], "a map cannot have a key of type `null_type`"),
        ([.bytes([])], "a map cannot have a key of type `bytes`"),
        ([.list(CELList())], "a map cannot have a key of type `list`"),
    ])
    func `repeated keys and keys of other types are errors`(keys: [CELValue], message: String) {
        #expect(throws: CELError(.invalidArgument, message)) { try CELMap(pairs: keys.map { ($0, .null) }) }
    }

    @Test(arguments: [
        ("{'e\\u0301': 1, '\\u00e9': 2}.size() == 2", true), ("{1: 'a', 2u: 'b'} == {2: 'b', 1u: 'a'}", true),
        ("dyn({1: 1}) == {1: 1.0}", true), ("{'a': 0.0 / 0.0} == {'a': 0.0 / 0.0}", false),
        ("dyn(3.5) in {3: 1}", false),
        ("dyn(3.0) in {3: 1}", true), ("has({'a': null}.a)", true), ("{true: 1}[dyn(true)] == 1", true),
    ])
    func `maps under the language`(source: String, expected: Bool) throws {
        #expect(try RuntimeEvaluation()(source).isEqual(to: .bool(expected)))
    }
}
