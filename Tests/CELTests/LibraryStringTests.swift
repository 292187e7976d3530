import CEL
import Testing

struct LibraryStringTests {
    private let evaluate = RuntimeEvaluation()

    @Test(arguments: [
        // https://github.com/google/cel-go/blob/master/ext/README.md#strings
        "'hello'.charAt(4) == 'o'", "'hello'.charAt(5) == ''", "'hello mellow'.indexOf('') == 0",
        "'hello mellow'.indexOf('ello') == 1",
        "'hello mellow'.indexOf('jello') == -1", "'hello mellow'.indexOf('', 2) == 2",
        "'hello mellow'.indexOf('ello', 2) == 7",
        "'hello mellow'.indexOf('ello', 12) == -1", "''.indexOf('a') == -1", "''.indexOf('') == 0",
        "'hello mellow'.lastIndexOf('') == 12",
        "'hello mellow'.lastIndexOf('ello') == 7", "'hello mellow'.lastIndexOf('ello', 6) == 1",
        "'hello mellow'.lastIndexOf('ello', 7) == 7",
        "'hello mellow'.lastIndexOf('ello', 12) == 7", "'aaa'.lastIndexOf('aa') == 1",
        "'aaa'.lastIndexOf('aa', 0) == 0", "'©αT©'.lastIndexOf('©', 2) == 0",
        "'©αT©'.indexOf('©', 1) == 3", "'aab'.indexOf('ab') == 1", "'ababac'.indexOf('abac') == 2",
        "'x'.lastIndexOf('xx') == -1",
        "['hello', 'mellow'].join() == 'hellomellow'", "['hello', 'mellow'].join(' ') == 'hello mellow'",
        "[].join('/') == ''",
        "'hello hello'.replace('he', 'we') == 'wello wello'", "'hello hello'.replace('he', 'we', -1) == 'wello wello'",
        "'hello hello'.replace('he', 'we', 1) == 'wello hello'",
        "'hello hello'.replace('he', 'we', 0) == 'hello hello'",
        "'hello hello'.replace('', '_') == '_h_e_l_l_o_ _h_e_l_l_o_'", "'hello hello'.replace('h', '') == 'ello ello'",
        "''.replace('', 'x') == 'x'",
        "'aaa'.replace('aa', 'b') == 'ba'", "'αβ'.replace('', '-', 2) == '-α-β'",
        "'hello hello hello'.split(' ') == ['hello', 'hello', 'hello']", "'hello hello hello'.split(' ', 0) == []",
        "'hello hello hello'.split(' ', 1) == ['hello hello hello']",
        "'hello hello hello'.split(' ', 2) == ['hello', 'hello hello']",
        "'hello hello hello'.split(' ', -1) == ['hello', 'hello', 'hello']",
        "'hello'.split('') == ['h', 'e', 'l', 'l', 'o']", "''.split('') == []",
        "''.split(',') == ['']", "',a,'.split(',') == ['', 'a', '']", "'αβγ'.split('', 2) == ['α', 'βγ']",
        "'tacocat'.substring(4) == 'cat'", "'tacocat'.substring(0, 4) == 'taco'", "'tacocat'.substring(7, 7) == ''",
        "'ta©o©αT'.substring(2, 6) == '©o©α'",
        "'  \\ttrim\\n    '.trim() == 'trim'", "' \\u3000 '.trim() == ''", "''.trim() == ''",
        "'TacoCÆt'.lowerAscii() == 'tacocÆt'",
        "'tacoßæ'.upperAscii() == 'TACOßæ'", "'gums'.reverse() == 'smug'",
        "strings.quote('a\\u0007\\b\\f\\n\\r\\t\\v\\\\\"') == r'\"a\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\"'",
    ])
    func `strings`(source: String) throws {
        #expect(try evaluate(source).isEqual(to: .bool(true)))
    }

    @Test(arguments: [
        "'a'.charAt(2)", "'a'.charAt(-1)", "'a'.indexOf('a', 2)", "'a'.indexOf('', -1)", "'a'.lastIndexOf('a', 2)",
        "'a'.lastIndexOf('', -1)",
        "'a'.substring(2)", "'a'.substring(-1)", "'ab'.substring(2, 1)", "'a'.substring(0, 9223372036854775807)",
        "'a'.charAt(9223372036854775807)",
    ])
    func `positions outside a string are errors`(source: String) throws {
        #expect(try evaluate(source).error?.kind == .outOfRange)
    }

    @Test(arguments: [
        ("'%s'.format(['a'])", "a"), ("'%d%%'.format([3])", "3%"), ("'%s %s'.format([1, 2u])", "1 2"),
        ("'%d'.format([3.14])", "3.14"),
        ("'%.0f'.format([0.5])", "0"), ("'%.0f'.format([1.5])", "2"), ("'%.2f'.format([-1.005])", "-1.00"),
        ("'%f'.format([1u])", "1.000000"),
        ("'%.1e'.format([-3.14])", "-3.1e+00"), ("'%e'.format([1e300])", "1.000000e+300"),
        ("'%.0e'.format([15])", "2e+01"),
        ("'%x %X'.format([-255, 255u])", "-ff FF"), ("'%o'.format([-8])", "-10"), ("'%b'.format([-5])", "-101"),
        ("'%b'.format([true])", "1"),
        ("'%x'.format([b'\\x01\\xab'])", "01ab"), ("'%s'.format([b'a\\xff\\xfeb'])", "a\u{FFFD}b"),
        ("'%s'.format([1e100])", "1" + String(repeating: "0", count: 100)),
        ("'%s'.format([1e-7])", "0.0000001"),
        ("'%s'.format([{2: 'b', 10: [null, type(1)], true: {}}])", "{10: [null, int], 2: b, true: {}}"),
        ("'%s'.format([duration('-1.5s')])", "-1.5s"), ("'%s'.format([timestamp(0)])", "1970-01-01T00:00:00Z"),
        ("'%f'.format([0.0 / 0.0])", "NaN"),
        ("'%.3e'.format([-1.0 / 0.0])", "-Infinity"), ("''.format([1])", ""),
        ("'%.100f'.format([1.0])", "1." + String(repeating: "0", count: 100)),
    ])
    func `format`(source: String, expected: String) throws {
        #expect(try evaluate(source).isEqual(to: .string(expected)))
    }

    @Test(arguments: [
        "'%'", "'%s %'", "'%q'", "'%s %s'", "'%.s'", "'%.101f'", "'%.99999999999999999999f'", "'%-5d'", "'%d'", "'%f'",
        "'%e'", "'%o'", "'%b'",
    ])
    func `a format that does not fit its values is an error`(format: String) throws {
        #expect(try evaluate("\(format).format([dyn('a')])").error != nil)
    }
}
