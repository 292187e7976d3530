import CEL
import Testing

struct SyntaxErrorTests {
    @Test(
        arguments: [
            // Nothing, or too little.
            ("", "0 ‹›: expected an expression, found end of expression"),
            ("  // nothing", "12 ‹›: expected an expression, found end of expression"),
            ("1 +", "3 ‹›: expected an expression, found end of expression"),
            ("(1 + 2", "6 ‹›: expected `)` to close `(`, found end of expression"),
            ("f(1, 2", "6 ‹›: expected `)` to close `(`, found end of expression"),
            ("f(1,)", "4 ‹)›: expected an expression, found `)`"),
            ("[1, 2", "5 ‹›: expected `]` to close `[`, found end of expression"),
            ("a[1", "3 ‹›: expected `]` to close `[`, found end of expression"),
            ("{1: 2", "5 ‹›: expected `}` to close `{`, found end of expression"),
            ("{1}", "2 ‹}›: expected `:` and a value for the key, found `}`"),
            ("T{a}", "3 ‹}›: expected `:` and a value for the field, found `}`"),
            ("T{1: 2}", "2 ‹1›: expected the name of a field, found `1`"),
            ("[,]", "1 ‹,›: expected an expression, found `,`"),
            ("a ? b", "5 ‹›: expected `:` of the `?`, found end of expression"),
            ("a ? b ? c : d : e", "6 ‹?›: expected `:` of the `?`, found `?`"),
            ("a.", "2 ‹›: expected the name of a field or function after `.`, found end of expression"),
            ("a.1", "1 ‹.1›: `.1` does not read an element, did you mean `[1]`?"),
            // Too much.
            ("1 2", "2 ‹2›: expected an operator or the end of the expression, found `2`"),
            ("a b", "2 ‹b›: expected an operator or the end of the expression, found `b`"),
            ("1 + 2)", "5 ‹)›: expected the end of the expression, found `)`"),
            ("[1 2]", "3 ‹2›: expected an operator or `]` to close `[`, found `2`"),
            ("(a){}", "3 ‹{›: expected the end of the expression, found `{`"),
            // Operators of other languages.
            ("a = b", "2 ‹=›: `=` is not an operator, did you mean `==`?"),
            ("a === b", "2 ‹===›: `===` is not an operator, did you mean `==`?"),
            ("a !== b", "2 ‹!==›: `!==` is not an operator, did you mean `!=`?"),
            ("a <> b", "2 ‹<>›: `<>` is not an operator, did you mean `!=`?"),
            ("a & b", "2 ‹&›: `&` is not an operator, did you mean `&&`?"),
            ("a | b", "2 ‹|›: `|` is not an operator, did you mean `||`?"),
            ("a and b", "2 ‹and›: `and` is not an operator, did you mean `&&`?"),
            ("(a or b)", "3 ‹or›: `or` is not an operator, did you mean `||`?"),
            ("not a", "0 ‹not›: `not` is not an operator, did you mean `!`?"),
            ("a not in b", "2 ‹not›: `not` is not an operator, did you mean `!(… in …)`?"),
            ("a ?? b", "2 ‹??›: `??` is not an operator, did you mean `.?field.orValue(…)`?"),
            ("a?.b", "1 ‹?.›: expected `:`, found end of expression; did you mean `.?` for `?.`?"),
            ("a ≠ b", "2 ‹≠›: `≠` is not an operator, did you mean `!=`?"),
            ("a; b", "1 ‹;›: `;` is not part of an expression, which is one expression without statements"),
            ("a $ b", "2 ‹$›: unexpected `$`"),
            ("a\u{A0}+ b", "1 ‹\u{A0}›: unexpected `U+00A0`"),
            ("!-1", "1 ‹-›: `!` and `-` cannot follow one another, use parentheses"),
            ("-!a", "1 ‹!›: `!` and `-` cannot follow one another, use parentheses"),
            // Names.
            ("for + 1", "0 ‹for›: `for` is a reserved word and cannot be a name"),
            ("if(a)", "0 ‹if›: `if` is a reserved word and cannot be a name"),
            (".while", "1 ‹while›: `while` is a reserved word and cannot be a name"),
            ("a.in", "2 ‹in›: `in` is a keyword, as a field it is written in back-ticks"),
            ("a.true.b", "2 ‹true›: `true` is a keyword, as a field it is written in back-ticks"),
            ("in", "0 ‹in›: expected an expression, found `in`"),
            ("a.`b", "2 ‹`›: expected a closing back-tick"),
            ("a.`b:c`", "4 ‹:›: `:` cannot stand in a quoted name; a map is also read with `map[\"key\"]`"),
            ("a.``", "2 ‹``›: expected a name between the back-ticks"),
            ("a.`b`(c)", "5 ‹(›: a quoted name cannot be called"),
            ("a.?b(c)", "4 ‹(›: `.?` reads a field and cannot call a function"),
            ("`a`", "0 ‹`a`›: expected an expression, found `` `a` ``"),
            // Numbers.
            ("9223372036854775808", "0 ‹9223372036854775808›: `9223372036854775808` is too large for `int`"),
            ("-9223372036854775809", "1 ‹9223372036854775809›: `-9223372036854775809` is too large for `int`"),
            ("99999999999999999999", "0 ‹99999999999999999999›: `99999999999999999999` is too large for `int`"),
            ("18446744073709551616u", "0 ‹18446744073709551616u›: `18446744073709551616u` is too large for `uint`"),
            ("1e400", "0 ‹1e400›: `1e400` is too large for `double`"),
            ("12abc", "0 ‹12abc›: `12abc` is not a number"),
            ("1_000", "0 ‹1_000›: `1_000` is not a number"),
            ("0x", "0 ‹0x›: `0x` is not a number; a hexadecimal one is written like `0x1f`"),
            ("0X1F", "0 ‹0X1F›: `0X1F` is not a number; a hexadecimal one is written like `0x1f`"),
            ("1.5u", "0 ‹1.5u›: `1.5u` is not a number"),
            ("1.", "2 ‹›: expected the name of a field or function after `.`, found end of expression"),
            // Strings.
            ("\"abc", "0 ‹\"›: expected `\"` to close the string, found end of expression"),
            ("1 + r'abc", "4 ‹r'›: expected `'` to close the string, found end of expression"),
            ("'''abc''", "0 ‹'''›: expected `'''` to close the string, found end of expression"),
            (
                "\"a\nb\"",
                "0 ‹\"a›: a string that begins with `\"` must end on the same line; "
                    + "`\"\"\"` begins one of several lines"
            ),
            (
                "\"é\\d+\"",
                "3 ‹\\d›: `\\d` is not an escape sequence; a backslash is written `\\\\`, "
                    + "or put `r` before the opening quote"
            ),
            ("\"\\x4\"", "1 ‹\\x4›: expected 2 hexadecimal digits, found `\\x4`"),
            ("\"\\08\"", "1 ‹\\0›: expected 3 octal digits, found `\\0`"),
            ("'\\ud800'", "1 ‹\\ud800›: `\\ud800` is not a code point of Unicode"),
            ("'\\U00110000'", "1 ‹\\U00110000›: `\\U00110000` is not a code point of Unicode"),
            (
                "'\\400'",
                "1 ‹\\4›: `\\4` is not an escape sequence; a backslash is written `\\\\`, "
                    + "or put `r` before the opening quote"
            ),
            (
                "b'\\u0041'",
                "2 ‹\\u›: `\\u` is not an escape sequence of bytes; "
                    + "write the character itself, or `\\x` and two digits"
            ),
            ("'\\", "1 ‹\\›: expected an escape sequence after `\\`, found end of expression"),
            ("“a”", "0 ‹“›: `“` does not begin a string, did you mean `\"`?"),
            // Macros.
            ("has(a)", "4 ‹a›: `has` takes a field, such as `has(a.b)`"),
            ("has(a.?b)", "4 ‹a.?b›: `has` takes a field, such as `has(a.b)`"),
            ("[1].all(a.b, true)", "8 ‹a.b›: `all` takes the name of a new variable here"),
            ("[1].map(.a, true)", "8 ‹.a›: `map` takes the name of a new variable here"),
            ("[1].filter(1, true)", "11 ‹1›: `filter` takes the name of a new variable here"),
            ("[1].all(i, i, true)", "11 ‹i›: the variable `i` is named twice"),
            ("cel.bind(1, 2, 3)", "9 ‹1›: `cel.bind` takes the name of a new variable here"),
            ("a.optMap(b.c, 3)", "9 ‹b.c›: `optMap` takes the name of a new variable here"),
            ("math.greatest()", "0 ‹math.greatest()›: `math.greatest` takes at least one number"),
            ("math.least([])", "11 ‹[]›: `math.least` takes at least one number"),
            ("math.least(1, 'a')", "14 ‹'a'›: `math.least` takes numbers"),
        ] as [(String, String?)])
    func `a mistake is found at its characters`(source: String, expected: String?) {
        do throws(CELIssues) {
            _ = try CheckerFixture.environment.parse(source)
            #expect(expected == nil)
        } catch {
            #expect(CheckerFixture.issues(source) == [expected])
            #expect(error.issues.count == 1)
        }
    }
}
