import CEL
import Testing

/// The functions of the extensions, as their documentation describes them.
struct LibraryTests {
    private let evaluate = RuntimeEvaluation()

    @Test(arguments: [
        // https://github.com/google/cel-go/blob/master/ext/README.md#lists
        "[1, 2, 2, 3, 3, 3].distinct() == [1, 2, 3]", "['b', 'b', 'c', 'a', 'c'].distinct() == ['b', 'c', 'a']",
        "[1, 'b', 2, 'b'].distinct() == [1, 'b', 2]", "[1, 1u, 1.0].distinct().size() == 1",
        "[[1], [1.0], [2]].distinct() == [[1], [2]]",
        "[0.0 / 0.0, 0.0 / 0.0].distinct().size() == 2", "[].distinct() == []",
        "[[1, 2, 3], [4, 5, 6]].flatten() == [1, 2, 3, 4, 5, 6]", "[1, [2, [3, [4]]]].flatten() == [1, 2, [3, [4]]]",
        "[1, [2, [3, [4]]]].flatten(2) == [1, 2, 3, [4]]", "[1, [2, [3, [4]]]].flatten(9) == [1, 2, 3, 4]",
        "[1, [2, [3]]].flatten(0) == [1, [2, [3]]]", "[[], [[]]].flatten() == [[]]", "[].flatten() == []",
        "lists.range(5) == [0, 1, 2, 3, 4]", "lists.range(0) == []", "lists.range(-3) == []",
        "[5, 3, 1, 2].reverse() == [2, 1, 3, 5]", "[].reverse() == []",
        "[1, 2, 3, 4].slice(1, 3) == [2, 3]", "[1, 2, 3, 4].slice(2, 4) == [3, 4]", "[1].slice(1, 1) == []",
        "[1].slice(0, 1) == [1]",
        "[3, 2, 1].sort() == [1, 2, 3]", "['b', 'c', 'a'].sort() == ['a', 'b', 'c']",
        "[true, false].sort() == [false, true]",
        "[2u, 1u].sort() == [1u, 2u]", "[b'b', b'a'].sort() == [b'a', b'b']",
        "[duration('2s'), duration('1s')].sort()[0] == duration('1s')",
        "[1.5, -0.5].sort() == [-0.5, 1.5]", "['\\u00e9', 'z', 'e\\u0301'].sort() == ['e\\u0301', 'z', '\\u00e9']",
        "[].sort() == []",
        "['foo', 'bar', 'quux', 'x'].sortBy(s, s.size()) == ['x', 'foo', 'bar', 'quux']",
        "[{'n': 2, 'k': 'a'}, {'n': 1, 'k': 'b'}].sortBy(e, e.n).map(e, e.k) == ['b', 'a']",
        "[-3, 1, -5].sortBy(e, math.abs(e)) == [1, -3, -5]",
        "[1, 2].map(x, [2, 1].sortBy(y, y * x)) == [[1, 2], [1, 2]]",
        "[3, 1, 2].sortBy(x, -x).map(x, x * 2).sort() == [2, 4, 6]",
        "[1, 2, 3].first().value() == 1", "[1, 2, 3].last().value() == 3", "![].first().hasValue()",
        "[].last().orValue(7) == 7",
    ])
    func `lists`(source: String) throws {
        #expect(try evaluate(source).isEqual(to: .bool(true)))
    }

    @Test(arguments: [
        "[1].slice(-1, 1)", "[1].slice(0, 2)", "[1, 2].slice(2, 1)", "[1].slice(0, 9223372036854775807)",
        "[1].flatten(-1)",
        "dyn([1, 'a']).sort()", "dyn([[1], [2]]).sort()", "dyn([1, 2u]).sort()",
        "[1, 2].sortBy(x, x == 1 ? dyn(1) : dyn('a'))",
        "dyn([null]).sort()",
    ])
    func `lists that cannot be cut or sorted are errors`(source: String) throws {
        #expect(try evaluate(source).error != nil)
    }

    @Test(arguments: [
        // https://github.com/google/cel-go/blob/master/ext/README.md#sets
        "sets.contains([], [])", "!sets.contains([], [1])", "sets.contains([1, 2, 3, 4], [2, 3])",
        "sets.contains([1, 2.0, 3u], [1.0, 2u, 3])",
        "!sets.contains([1, 2], [2, 3])", "sets.contains([[1], [2, 3]], [[2, 3.0]])", "sets.contains([1], [])",
        "sets.equivalent([], [])", "sets.equivalent([1], [1, 1])", "sets.equivalent([1], [1u, 1.0])",
        "sets.equivalent([1, 2, 3], [3u, 2.0, 1])",
        "!sets.equivalent([1, 2], [1])", "!sets.equivalent([1], [1, 2])", "!sets.intersects([1], [])",
        "sets.intersects([1], [1, 2])",
        "sets.intersects([[1], [2, 3]], [[1, 2], [2, 3.0]])", "!sets.intersects(['a'], ['b'])",
        "!sets.contains([0.0 / 0.0], [0.0 / 0.0])",
        "sets.contains([{'a': dyn(1)}], [{'a': dyn(1.0)}])", "!sets.intersects([], [])",
    ])
    func `sets`(source: String) throws {
        #expect(try evaluate(source).isEqual(to: .bool(true)))
    }

    @Test(arguments: [
        // https://github.com/google/cel-go/blob/master/ext/README.md#math
        "math.greatest(1) == 1", "math.greatest(1u, dyn(2)) == 2", "math.greatest([1, 9u, 3.5]) == 9u",
        "math.least(-0.5, 1, 2u) == -0.5",
        "math.least([9223372036854775807, -1]) == -1", "math.ceil(-1.5) == -1.0", "math.floor(-1.5) == -2.0",
        "math.round(-1.5) == -2.0",
        "math.round(2.5) == 3.0", "math.trunc(-1.9) == -1.0", "math.abs(-2.5) == 2.5", "math.abs(3u) == 3u",
        "math.sign(-3) == -1",
        "math.sign(0u) == 0u", "math.sign(-0.5) == -1.0", "math.isNaN(math.sign(0.0 / 0.0))", "math.sqrt(81) == 9.0",
        "math.sqrt(2u) > 1.41",
        "math.isNaN(math.sqrt(-1))", "math.bitAnd(12, 10) == 8", "math.bitOr(12u, 10u) == 14u",
        "math.bitXor(-1, 1) == -2", "math.bitNot(0) == -1",
        "math.bitShiftLeft(1, 63) == -9223372036854775808", "math.bitShiftLeft(1, 64) == 0",
        "math.bitShiftRight(-1, 1) == 9223372036854775807",
        "math.bitShiftRight(-1, 0) == -1", "math.isInf(1.0 / 0.0)", "math.isFinite(1.0)", "!math.isFinite(0.0 / 0.0)",
    ])
    func `math`(source: String) throws {
        #expect(try evaluate(source).isEqual(to: .bool(true)))
    }

    @Test(arguments: [
        "math.greatest(dyn([]))", "math.greatest(dyn('a'))", "math.greatest(dyn(['a']))", "math.least(1, dyn(true))",
        "math.bitShiftLeft(1, -1)",
        "math.bitAnd(dyn(1), dyn(1u))", "math.ceil(dyn(1))", "math.sqrt(dyn('4'))",
    ])
    func `math on what is no number is an error`(source: String) throws {
        #expect(try evaluate(source).error != nil)
    }

    @Test(arguments: [
        "base64.encode(b'') == ''", "base64.encode(b'f') == 'Zg=='", "base64.encode(b'fo') == 'Zm8='",
        "base64.encode(b'foo') == 'Zm9v'",
        "base64.encode(b'\\xfb\\xff\\xfe') == '+//+'", "base64.decode('Zm9vYmFy') == b'foobar'",
        "base64.decode('Zg==') == b'f'",
        "base64.decode('Zg') == b'f'", "base64.decode('Zm8') == b'fo'", "base64.decode('') == b''",
    ])
    func `base64`(source: String) throws {
        #expect(try evaluate(source).isEqual(to: .bool(true)))
    }

    @Test(arguments: ["Z", "Zg=", "Zg===", "Z===", "=", "Zm9v=", "Zm9v====", "Z-9v", "Zg==Zg==", "Zm 9", "Zé"])
    func `other text is not base64`(text: String) throws {
        #expect(try evaluate("base64.decode('\(text)')").error?.kind == .invalidArgument)
    }

    @Test(arguments: [
        // https://github.com/google/cel-go/blob/master/ext/README.md#twovarcomprehensions
        "[1, 2, 3].all(i, x, i < x)", "{'hello': 'world'}.all(k, x, k != x)", "![1, 2].exists(i, x, i == x)",
        "[0, 5].existsOne(i, x, i == x)",
        "[1, 2, 3].transformList(i, x, (i * x) + x) == [1, 4, 9]",
        "[1, 2, 3].transformList(i, x, i % 2 == 0, x) == [1, 3]",
        "{'a': 1}.transformList(k, x, k + string(x)) == ['a1']", "[1, 2].transformMap(i, x, x * x) == {0: 1, 1: 4}",
        "{'a': 1, 'b': 2}.transformMap(k, x, x > 1, x * 10) == {'b': 20}",
        "{'a': 'b'}.transformMapEntry(k, x, {x: k}) == {'b': 'a'}",
        "['a', 'b'].transformMapEntry(i, x, i > 0, {x: i}) == {'b': 1}", "[].transformMap(i, x, 1 / 0) == {}",
    ])
    func `comprehensions of two variables`(source: String) throws {
        #expect(try evaluate(source).isEqual(to: .bool(true)))
    }

    @Test(arguments: [
        "[1, 1].transformMapEntry(i, x, {x: i})", "[1].transformMapEntry(i, x, dyn(x))",
        "{1: 2}.transformMapEntry(k, x, {dyn(1.5): k})",
    ])
    func `entries that a map cannot hold are errors`(source: String) throws {
        #expect(try evaluate(source).error != nil)
    }

    @Test(arguments: [
        "optional.none() == optional.none()", "optional.of(1) != optional.of(2)",
        "!optional.ofNonZeroValue(0u).hasValue()",
        "!optional.ofNonZeroValue(duration('0s')).hasValue()", "!optional.ofNonZeroValue(b'').hasValue()",
        "optional.ofNonZeroValue(timestamp(0)).hasValue()",
        "!optional.ofNonZeroValue(optional.none()).hasValue()", "optional.of(optional.none()).hasValue()",
        "[optional.of(1), optional.none(), optional.of(3)].unwrapOpt() == [1, 3]", "optional.unwrap([]) == []",
        "{'a': {'b': 1}}.?a.b == optional.of(1)", "!{'a': {'b': 1}}.?x.b.hasValue()", "[[1]][?0][?0] == optional.of(1)",
        "![1][?-1].hasValue()",
        "[?optional.of(1), 2, ?optional.none()] == [1, 2]", "{?'a': optional.none(), 'b': 1} == {'b': 1}",
        "optional.of([1, 2])[1] == optional.of(2)",
        "optional.of({'a': 1}).?a.orValue(0) == 1", "optional.none().or(optional.of(2)).value() == 2",
        "optional.of(3).optMap(x, x + 1) == optional.of(4)",
        "!optional.none().optMap(x, 1 / 0).hasValue()",
        "optional.of(1).optFlatMap(x, optional.none()) == optional.none()",
        "optional.of(1).or(dyn(1) / 0 == 1 ? optional.of(2) : optional.none()) == optional.of(1)",
    ])
    func `optionals`(source: String) throws {
        #expect(try evaluate(source).isEqual(to: .bool(true)))
    }

    @Test(arguments: [
        "optional.none().value()", "dyn(1).value()", "optional.unwrap(dyn([1]))", "optional.none().or(dyn(1))",
        "{}.?a.?b.value()", "[1][?'a']",
    ])
    func `optionals that are none where a value is needed are errors`(source: String) throws {
        #expect(
            CELProgram(unchecked: try evaluate.environment.parse(source), in: evaluate.environment).evaluate(evaluate)
                .error != nil)
    }
}
