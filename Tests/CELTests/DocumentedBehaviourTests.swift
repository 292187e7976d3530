import CEL
import Foundation
import Testing

/// What the language definition, the notes beside the conformance vectors and the pages of the extensions say, case by case.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md and
/// https://github.com/google/cel-go/blob/master/ext/README.md.
struct DocumentedBehaviourTests {
    /// An expression, and its value, `error` (in evaluation) or `refused` (by parser or checker).
    struct Case: CustomTestStringConvertible, Sendable {
        var source: String
        var expected: String

        var testDescription: String { source }
    }

    @Test(arguments: cases) func `an expression comes to what the documentation says`(example: Case) throws {
        let environment = CELEnvironment(library: .all)
        let (checked, _) = environment.compile(example.source)
        #expect(Self.result(checked, in: environment) == example.expected)
    }

    private static func result(_ checked: CELCheckedExpr?, in environment: CELEnvironment) -> String {
        guard let checked else { return "refused" }
        let value = CELProgram(checked, in: environment).evaluate(RuntimeEvaluation())
        return value.error == nil ? value.description : "error"
    }

    /// Each line of the table behind its marks.
    private static let cases: [Case] = table.split(separator: "\n").compactMap { line in
        guard let mark = line.range(of: " => ", options: .backwards) else { return nil }
        return Case(source: String(line[..<mark.lowerBound]), expected: String(line[mark.upperBound...]))
    }

    private static let table = #"""
        # Literals
        1 +/* x */ 2 => refused
        -9223372036854775808 => -9223372036854775808
        9223372036854775808 => refused
        - 9223372036854775808 => -9223372036854775808
        --9223372036854775808 => error
        -(9223372036854775808) => refused
        0xFFFFFFFFFFFFFFFFu => 18446744073709551615u
        -0x8000000000000000 => -9223372036854775808
        0x8000000000000000 => refused
        1. => refused
        .5 => 0.5
        1e3 => 1000.0
        1.5e-3 => 0.0015
        1U => 1u
        '\x41\X41' => "AA"
        '\101' => "A"
        '\377' == '\u00ff' => true
        '\400' => refused
        '\8' => refused
        b'\u0041' => refused
        '\ud800' => refused
        '\U00110000' => refused
        '\U0010FFFF'.size() => 1
        rb'\x' == b'\\x' => true
        bR"a" == b"a" => true
        r'\' => "\\"
        'a\`\?' => "a`?"
        bytes('\377') == b'\377' => false
        string(b'\xff') => error
        # Unicode
        size('e\u0301') => 2
        'e\u0301' == '\u00e9' => false
        'e\u0301' in ['\u00e9'] => false
        {'e\u0301': 1}['\u00e9'] => error
        {'e\u0301': 1, '\u00e9': 2}.size() => 2
        has({'e\u0301': 1}.x) => false
        'e\u0301'.contains('e') => true
        '\u00e9' < 'f' => false
        '\U0001F600' > '\uffff' => true
        ['e\u0301', '\u00e9'].distinct().size() => 2
        sets.contains(['e\u0301'], ['\u00e9']) => false
        'e\u0301a'.split('a') == ['e\u0301', ''] => true
        '\r\n'.size() => 2
        'a\r\nb'.split('\n') == ['a\r', 'b'] => true
        'x\u0301y'.replace('x', 'z') == 'z\u0301y' => true
        'x\u0301y'.indexOf('y') => 2
        'cafe\u0301'.endsWith('e') => false
        'cafe\u0301'.substring(0,4) => "cafe"
        'cafe\u0301'.reverse() == '\u0301efac' => true
        'e\u0301' > 'f' => false
        ['f', 'e\u0301', '\u00e9'].sort() == ['e\u0301', 'f', '\u00e9'] => true
        # Logic
        'horses' && false => refused
        dyn('horses') && false => false
        dyn('horses') && true => error
        true || dyn(1) => true
        dyn(1) || true => true
        dyn(1) || dyn(2) => error
        false && (1/0 > 1) => false
        (1/0 > 1) && false => false
        (1/0 > 1) || true => true
        true ? 1 : 1/0 => 1
        dyn(1) ? 2 : 3 => error
        (1/0 == 0) ? 1 : 2 => error
        !dyn(0) => error
        # Equality
        1 == 1u => refused
        dyn(1) == 1u => true
        dyn(1u) == 1.0 => true
        dyn(1) == dyn('a') => false
        dyn(1) != dyn('a') => true
        [1] == [dyn(1.0)] => true
        {1: 'a'} == {dyn(1u): 'a'} => true
        1 in [dyn(1.0)] => true
        0.0/0.0 == 0.0/0.0 => false
        0.0/0.0 in [0.0/0.0] => false
        -0.0 == 0.0 => true
        dyn(9223372036854775807) < 9223372036854775808.0 => false
        dyn(9223372036854775807) <= 9223372036854775808.0 => true
        dyn(1) < 1.5 => true
        dyn(1) < 'a' => error
        dyn(1) < dyn('a') => error
        [1] < [2] => refused
        dyn([1]) < dyn([2]) => error
        null < null => error
        # Maps, lists and presence
        {1.0: 2} => refused
        {dyn(1.0): 2} => error
        {null: 2} => refused
        {dyn(null): 2} => error
        {1: 1, 1: 2} => error
        {1: 1, 1u: 2} => error
        {'a': 1, 'a': 2} => error
        {1u: 'x'}[1] => refused
        {1u: 'x'}[dyn(1)] => "x"
        {1: 'x'}[dyn(1.0)] => "x"
        {3: 'x'}[dyn(3.1)] => error
        {true: 1}[dyn(1)] => error
        dyn(b'a') in {'a': 1} => error
        dyn(null) in {'a': 1} => error
        dyn(1.5) in {1: 1} => false
        {'a': null}.a == null => true
        has({'a': null}.a) => true
        has({}.a.b) => error
        has(1) => refused
        has({'a': 1}) => refused
        has(dyn(1).a) => error
        has(dyn([1]).a) => error
        [7,8,9][dyn(0.0)] => 7
        [7,8,9][dyn(0.1)] => error
        [7,8,9][dyn(1u)] => 8
        [7][-1] => error
        [7][1] => error
        [7]['a'] => refused
        [7][dyn('a')] => error
        # Macros
        [1,0].all(x, 1/x > 5) => false
        [0,1].all(x, 1/x > 5) => false
        [0,1].exists(x, 1/x == 1) => true
        [1,0].exists(x, 1/x == 1) => true
        [0,1].exists(x, 1/x == 2) => error
        [0,1].exists_one(x, 1/x == 1) => error
        [0,1].map(x, 1/x) => error
        [0,1].filter(x, 1/x == 1) => error
        [1,2].map(x.y, x) => refused
        [1,2].map(1, x) => refused
        [1,2].map(x, x > 1, x * 2) => [4]
        {'a': 1}.all(k, k == 'a') => true
        {'a': 1}.map(k, k) => ["a"]
        __result__ => refused
        [1].map(x, @result) => refused
        [1].exists(x, __result__) => refused
        # Arithmetic
        9223372036854775807 + 1 => error
        -9223372036854775808 - 1 => error
        -9223372036854775808 / -1 => error
        -9223372036854775808 % -1 => error
        -(-9223372036854775808) => error
        0u - 1u => error
        18446744073709551615u + 1u => error
        9223372036854775807 * 2 => error
        1 / 0 => error
        1 % 0 => error
        1u / 0u => error
        1u % 0u => error
        1.0 / 0.0 == double('Infinity') => true
        -3 % 5 => -3
        -7 / 2 => -3
        -1u => refused
        -dyn(1u) => error
        1.5 % 1.0 => refused
        dyn(1.5) % dyn(1.0) => error
        1 + 1.0 => refused
        dyn(1) + 1.0 => error
        dyn(1) + dyn(1.0) => error
        # Conversions
        int(-9223372036854775808.0) => error
        int(9223372036854775807.0) => error
        int(9223372036854774784.0) => 9223372036854774784
        int(-9223372036854774784.0) => -9223372036854774784
        int(double('NaN')) => error
        uint(-1) => error
        uint(-1.0) => error
        uint(-0.5) => error
        uint(18446744073709551615.0) => error
        int(9223372036854775808u) => error
        int('0x10') => error
        int(' 1') => error
        int('+1') => 1
        int('-1') => -1
        int('1_000') => error
        int('') => error
        int('\u0661') => error
        uint('1u') => error
        uint('5') => 5u
        double('abc') => error
        double(' 1') => error
        double('1e400') => error
        double('0x1p3') => error
        double('.5') => 0.5
        double('5.') => 5.0
        double('-inf') == double('-Infinity') => true
        bool('TRUE') => true
        bool('TrUe') => error
        bool('yes') => error
        bool('t') => true
        string(123u) => "123"
        string(1.0) => "1"
        string(1e23) => "1e+23"
        string(1234567.0) => "1.234567e+06"
        string(0.0001) => "0.0001"
        string(0.00001) => "1e-05"
        string(-0.0) => "-0"
        string(123456.0) => "123456"
        string(1000000.0) => "1e+06"
        string(true) => "true"
        string(null) => error
        string(dyn(null)) => error
        string([1]) => refused
        int(timestamp('1970-01-01T00:00:01.9Z')) => 1
        int(timestamp('1969-12-31T23:59:58.5Z')) => -2
        timestamp(0) == timestamp('1970-01-01T00:00:00Z') => true
        type(1) == int => true
        type(type(1)) == type => true
        type([1]) == type(['a']) => true
        type(null) == null_type => true
        type(dyn(1)) => int
        dyn => refused
        true ? 1 : 'a' => refused
        [1, 'a'][0] => 1
        # Times
        timestamp('0000-12-31T23:59:59Z') => error
        timestamp('0001-01-01T00:00:00Z') - duration('1ns') => error
        timestamp('9999-12-31T23:59:59.999999999Z') + duration('1ns') => error
        timestamp('0001-01-01T00:00:00+00:01') => error
        timestamp('9999-12-31T23:59:59-00:01') => error
        timestamp('2016-12-31T23:59:60Z') => error
        timestamp('2015-02-29T00:00:00Z') => error
        timestamp('2016-02-29T00:00:00Z').getDate() => 29
        timestamp('2016-02-30T00:00:00Z') => error
        timestamp('2016-01-01') => error
        timestamp('2016-01-01T00:00:00') => error
        timestamp('2016-01-01 00:00:00Z') => error
        timestamp('2016-01-01T00:00:00.Z') => error
        timestamp('2016-01-01T00:00:00,5Z') => error
        timestamp('2016-01-01T24:00:00Z') => error
        timestamp('16-01-01T00:00:00Z') => error
        timestamp('2016-01-01T00:00:00+24:00') => error
        timestamp('2016-01-01T00:00:00+0100') => error
        timestamp(253402300799) == timestamp('9999-12-31T23:59:59Z') => true
        timestamp(253402300800) => error
        duration('1h30m') == duration('5400s') => true
        duration('-1.5h') == duration('-5400s') => true
        duration('1d') => error
        duration('1') => error
        duration('0') == duration('0s') => true
        duration('') => error
        duration('-') => error
        duration('.s') => error
        duration('1.s') == duration('1s') => true
        duration('.5s') == duration('500ms') => true
        duration('+5s') == duration('5s') => true
        duration('--5s') => error
        duration('5 s') => error
        duration('1h -1m') => error
        duration('1us') == duration('1000ns') => true
        duration('1µs') == duration('1000ns') => true
        string(duration('1h')) => "3600s"
        string(duration('1.5s')) => "1.5s"
        string(duration('-1.000000001s')) => "-1.000000001s"
        string(duration('1ns')) => "0.000000001s"
        duration('9223372036s').getSeconds() => 9223372036
        duration('9223372037s') => error
        -duration('1s') => refused
        duration('1s') * 2 => refused
        timestamp('2009-02-13T23:31:30Z').getHours('02:00') => 1
        timestamp('2009-02-13T23:31:30Z').getHours('-00:00') => 23
        timestamp('2009-02-13T23:31:30Z').getHours('UTC') => 23
        timestamp('2009-02-13T23:31:30Z').getHours('') => error
        timestamp('2009-02-13T23:31:30Z').getHours('Mars/Base') => error
        timestamp('2009-02-13T23:31:30Z').getHours('../../etc/passwd') => error
        timestamp('2009-02-13T23:31:30Z').getHours('/etc/localtime') => error
        timestamp('2009-02-13T23:31:30Z').getHours('Local') => error
        timestamp('2009-02-13T23:31:30Z').getMinutes('Asia/Kathmandu') => 16
        timestamp('0001-01-01T00:00:00Z').getFullYear('-01:00') => 0
        timestamp('9999-12-31T23:59:59Z').getFullYear('+01:00') => 10000
        timestamp('1970-01-01T00:00:00Z').getDayOfWeek() => 4
        timestamp('1900-01-01T12:00:00Z').getHours('Europe/Amsterdam') => 12
        timestamp('2021-03-28T00:59:59Z').getHours('Europe/Berlin') => 1
        timestamp('2021-03-28T01:00:00Z').getHours('Europe/Berlin') => 3
        timestamp('2050-07-01T00:00:00Z').getHours('Europe/Berlin') => 2
        timestamp('1970-01-01T00:00:00.999999999Z').getMilliseconds() => 999
        timestamp('1969-12-31T23:59:59.5Z').getMilliseconds() => 500
        timestamp('1969-12-31T23:59:59.5Z').getSeconds() => 59
        duration('-1.5s').getMilliseconds() => -500
        duration('-90s').getMinutes() => -1
        # Patterns
        'abc'.matches('[a') => error
        'abc'.matches('(?=a)') => error
        'abc'.matches('(a)\\1') => error
        'abc'.matches('b') => true
        matches('abc', '^b') => false
        '\u00e9'.matches('^.$') => true
        'a\nb'.matches('a.b') => false
        'a\nb'.matches('(?s)a.b') => true
        # Math
        math.greatest() => refused
        math.greatest('a') => refused
        math.greatest([]) => refused
        math.greatest(dyn([])) => error
        math.greatest(dyn('a')) => error
        math.greatest(1, dyn('a')) => error
        math.greatest([1, dyn('a')]) => error
        math.least(1, 2u, 0.5) => 0.5
        math.greatest(1, 1.0) => 1
        math.abs(-9223372036854775808) => error
        math.bitShiftLeft(1, 64) => 0
        math.bitShiftLeft(1, 63) => -9223372036854775808
        math.bitShiftLeft(1, -1) => error
        math.bitShiftRight(-1, 1) => 9223372036854775807
        math.bitAnd(1u, 1) => refused
        math.sign(-0.0) => 0.0
        math.round(0.5) => 1.0
        math.round(-0.5) => -1.0
        math.round(0.49999999999999994) => 0.0
        math.isNaN(1) => refused
        math.sqrt(-1) == math.sqrt(-1) => false
        # Encoders
        base64.decode('aGVsbG8') == b'hello' => true
        base64.decode('aGVsbG8=') == b'hello' => true
        base64.decode('a') => error
        base64.decode('aGVsbG8==') => error
        base64.decode('aGVs bG8=') => error
        base64.decode('-_') => error
        base64.encode(b'') => ""
        # Format
        '%s'.format([{'a': [1.5, null]}]) => "{a: [1.5, null]}"
        '%d'.format([3.14]) => "3.14"
        '%d'.format(['a']) => error
        '%x'.format([-255]) => "-ff"
        '%X'.format(['é']) => "C3A9"
        '%o'.format([-8]) => "-10"
        '%b'.format([true]) => "1"
        '%b'.format([-5]) => "-101"
        '%e'.format([1]) => "1.000000e+00"
        '%.1e'.format([-3.14]) => "-3.1e+00"
        '%.3f'.format([123.4999]) => "123.500"
        '%f'.format([double('NaN')]) => "NaN"
        '%.0f'.format([0.5]) => "0"
        '%5d'.format([1]) => error
        '%'.format([]) => error
        '%.f'.format([1.0]) => error
        '%.s'.format([1.0]) => error
        '%a'.format([1]) => error
        '%s'.format([]) => error
        '%s %s'.format([1]) => error
        'a'.format([1]) => "a"
        '%s'.format([b'\xff\xfeA']) => "�A"
        '%s'.format([type(1)]) => "int"
        '%s'.format([duration('1h45m47.5s')]) => "6347.5s"
        '%s'.format([1e23]) => "100000000000000000000000"
        '%s'.format([1u]) => "1"
        '%s'.format([optional.of(1)]) => error
        # Strings
        'hello mellow'.indexOf('') => 0
        'hello mellow'.indexOf('', 2) => 2
        'hello mellow'.indexOf('ello', 2) => 7
        'hello mellow'.indexOf('ello', 20) => error
        'hello mellow'.lastIndexOf('') => 12
        'hello mellow'.lastIndexOf('ello', 6) => 1
        'hello mellow'.lastIndexOf('ello', -1) => error
        'hello'.charAt(5) => ""
        'hello'.charAt(6) => error
        'hello'.substring(2,1) => error
        'a,b'.split(',', 1) => ["a,b"]
        ''.split(',') => [""]
        ''.split('') => []
        'abc'.split('') => ["a", "b", "c"]
        'hello hello'.replace('he', 'we', 0) => "hello hello"
        'aaa'.replace('', '-') => "-a-a-a-"
        'aaa'.replace('', '-', 2) => "-a-aa"
        'aaa'.lastIndexOf('a', 3) => 2
        ''.lastIndexOf('', 0) => 0
        ''.lastIndexOf('') => 0
        'a'.lastIndexOf('a', 1) => 0
        ''.indexOf('a', 0) => -1
        ''.indexOf('a', 1) => error
        strings.quote('a"b') => "\"a\\\"b\""
        # Lists and sets
        [1,[2,3],[4]].flatten() => [1, 2, 3, 4]
        [1,[2,[3,4]]].flatten() => [1, 2, [3, 4]]
        [1,[2,[3,[4]]]].flatten(2) => [1, 2, 3, [4]]
        [[1]].flatten(-1) => error
        [[1]].flatten(0) => [[1]]
        [1,2,3,4].slice(1,3) => [2, 3]
        [1,2].slice(0,3) => error
        [1,2].slice(-1,1) => error
        [1,2].slice(1,0) => error
        [1,2].slice(2,2) => []
        [3,1,2].sort() => [1, 2, 3]
        [1,'b'].sort() => error
        [[1]].sort() => refused
        ['b','a'].sort() => ["a", "b"]
        ['bb','a'].sortBy(e, size(e)) => ["a", "bb"]
        [true,false].sort() => [false, true]
        [].sort() => []
        [1, 2u].sort() => error
        lists.range(3) => [0, 1, 2]
        lists.range(0) => []
        lists.range(-1) => []
        lists.range(10000000000) => error
        [1,2.0,1u,2].distinct() => [1, 2.0]
        sets.contains([1, 2.0, 3u], [1.0, 2u, 3]) => true
        sets.equivalent([1], [1u, 1.0]) => true
        sets.intersects([[1], [2, 3]], [[1, 2], [2, 3.0]]) => true
        sets.intersects([1], []) => false
        sets.contains([], []) => true
        sets.contains([], [1]) => false
        # Optionals
        [1].first().value() => 1
        [].last().hasValue() => false
        optional.of(1).optMap(x, x + 1).value() => 2
        optional.none().value() => error
        optional.none().orValue(1) => 1
        optional.of(1).or(optional.of(2)).value() => 1
        [1,2][?5].orValue(9) => 9
        {'a': 1}[?'a'].value() => 1
        {?'a': optional.none()} => {}
        [?optional.none(), 1] => [1]
        [?1] => refused
        [?dyn(1)] => error
        optional.unwrap([optional.of(1), optional.none()]) => [1]
        optional.ofNonZeroValue(0).hasValue() => false
        optional.of(null).hasValue() => true
        # Addresses
        ip('192.168.0.1').isGlobalUnicast() => true
        isIP('010.0.0.1') => false
        isIP('1.2.3') => false
        isIP('fe80::1%eth0') => false
        isIP('::ffff:1.2.3.4') => false
        isIP('1::2::3') => false
        isIP(':::') => false
        isIP('::') => true
        isIP('1:2:3:4:5:6:7::') => true
        isIP('1:2:3:4:5:6:7:8::') => false
        isIP('::1.2.3.4') => true
        isIP('12345::') => false
        isIP('') => false
        isIP('1.2.3.4 ') => false
        isCIDR('10.0.0.0/33') => false
        isCIDR('10.0.0.0/08') => false
        isCIDR('10.0.0.0/-1') => false
        isCIDR('10.0.0.0/+8') => false
        isCIDR('::/129') => false
        isCIDR('10.0.0.0') => false
        cidr('10.0.0.0/8').containsIP('::1') => false
        cidr('10.0.0.0/8').containsIP('bad') => error
        cidr('10.0.0.0/8').containsCIDR('bad') => error
        string(cidr('10.0.0.1/8')) => "10.0.0.1/8"
        string(ip('2001:0db8:0:0:0:0:0:1')) => "2001:db8::1"
        ip.isCanonical('2001:0db8::1') => false
        ip('1.2.3.4') == cidr('1.2.3.4/32').ip() => true
        # Names and syntax
        cel.bind(x, 1, x + x) => 2
        cel.bind(x.y, 1, 2) => refused
        [1,2].transformList(i, v, v * i) => [0, 2]
        {'a': 1}.transformMapEntry(k, v, {v: k}) => {1: "a"}
        {'a': 1, 'b': 1}.transformMapEntry(k, v, {v: k}) => error
        [1,2].existsOne(i, v, v == 2) => true
        [1].all(i, i, true) => refused
        [[1,2]].map(x, x.map(x, x + 1)) => [[2, 3]]
        [1].map(x, [2].map(y, x + y)) => [[3]]
        {'foo bar': 1}.`foo bar` => 1
        {'a-b': 1}.`a-b` => 1
        {'in': 1}.in => refused
        {'in': 1}.`in` => 1
        {'if': 1}.if => 1
        if => refused
        let => refused
        as.b => refused
        in => refused
        1 in [1] in [true] => true
        1 < 2 == true => true
        true == 1 < 2 => refused
        !!true => true
        --1 => 1
        !-1 => refused
        -!true => refused
        [1,2,] => [1, 2]
        {1:2,} => {1: 2}
        [,] => refused
        f(1,) => refused
        true ? false ? 1 : 2 : 3 => refused
        true || false ? 1 : 2 => 1
        "a" 'b' => refused
        'a'.'b' => refused
        ""  => ""
           => refused
        1 // comment => 1
        1 => 1
        'a\qb' => refused
        'abc => refused
        1 2 => refused
        size(null) => refused
        size(dyn(1)) => error
        1.size() => refused
        'a'.size() => 1
        {'a':1}.size() => 1
        'a' + b'b' => refused
        b'a' + b'b' == b'ab' => true
        b'a' < b'b' => true
        b'\xff' > b'a' => true
        true > false => true
        duration('1s') < duration('2s') => true
        google.protobuf.Timestamp => google.protobuf.Timestamp
        """#
}
