import CEL
import Testing

/// The types that the checker deduces.
/// See https://github.com/google/cel-spec/blob/master/doc/langdef.md#gradual-type-checking.
struct CheckerTypeTests {
    @Test(arguments: [
        ("[]", "list(dyn)"), ("{}", "map(dyn, dyn)"), ("[1, 2]", "list(int)"), ("[1, 'a']", "list(dyn)"),
        ("[1, dyn('a')]", "list(dyn)"), ("[[], [1]]", "list(list(int))"), ("[[1], []]", "list(list(int))"),
        ("{'a': 1, 'b': 2u}", "map(string, dyn)"), ("{1: 'a', 2u: 'b'}", "map(dyn, string)"),
        // Null may stand for an optional, a time or an address, on either side, but not for a number or a text.
        ("[optional.of(1), null][0]", "optional_type(int)"), ("[null, optional.of(1)][0]", "optional_type(int)"),
        ("[duration('1s'), null][0]", "duration"), ("[null, timestamp(0)][0]", "timestamp"),
        ("[ip('::1'), null]", "list(net.IP)"), ("{'a': null, 'b': optional.of('c')}.b", "optional_type(string)"),
        ("true ? null : optional.of(1)", "optional_type(int)"), ("true ? optional.of(1) : null", "optional_type(int)"),
        ("[null, null]", "list(null_type)"), ("[1, null]", "list(dyn)"), ("[null, 'a']", "list(dyn)"),
        ("[[null], [optional.of(1)]]", "list(list(optional_type(int)))"),
        ("[optional.none(), optional.of(1)]", "list(optional_type(int))"),
        ("optional.none()", "optional_type(dyn)"), ("optional.none().orValue(1)", "int"),
        ("{'a': 1}[?'a']", "optional_type(int)"), ("{'a': 1}.?a.orValue(dyn('x'))", "dyn"),
        ("[1, 2].map(x, string(x))", "list(string)"), ("[1].map(x, [x])", "list(list(int))"),
        ("{'a': 1}.map(k, k)", "list(string)"), ("{'a': 1u}.transformMap(k, v, [v])", "map(string, list(uint))"),
        ("['a'].transformMapEntry(i, v, {v: i})", "map(string, int)"), ("['a'].transformList(i, v, i)", "list(int)"),
        ("[2, 1].sortBy(x, -x)", "list(int)"), ("[[1], [2]].flatten()", "list(int)"),
        ("[1, [2]].flatten()", "list(dyn)"), ("math.greatest(1, 2u)", "dyn"), ("math.greatest(1, 2, 3)", "int"),
        ("cel.bind(x, [1], x[0])", "int"), ("optional.of([1]).optMap(x, x[0] > 0)", "optional_type(bool)"),
        ("type(1)", "type(int)"), ("[type(1), type('a')]", "list(type(int))"), ("dyn(1) + 1", "int"),
        ("dyn(1) + dyn(2)", "dyn"), ("timestamp(0) - timestamp(0)", "duration"),
        ("timestamp(0) - duration('1s')", "timestamp"), ("cidr('::/0').ip()", "net.IP"),
    ])
    func `an expression has the type`(source: String, type: String) {
        let (checked, issues) = CELEnvironment(library: .all).compile(source)
        #expect(checked?.type.description == type, "\(issues.map(\.message))")
    }
}
