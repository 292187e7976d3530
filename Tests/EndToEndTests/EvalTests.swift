import Foundation
import Testing

struct EvalTests {
    private static let bindings = """
        count: 3
        share: 0.5
        name: Eve
        tags: [a, b]
        mixed: [a, 1]
        labels: { team: blue, site: north }
        user: { email: eve@acme.example, roles: [admin] }
        nothing: null
        highest: .inf
        lowest: [-.INF]
        undefined: .NaN
        quoted: '.inf'

        """

    private func eval(_ arguments: String...) throws -> Tenet.Result {
        let scratch = try Scratch()
        let file = try scratch.file("bindings.yaml", Self.bindings)
        return try Tenet.run(["eval", "--bindings", file.path()] + arguments)
    }

    @Test(arguments: [
        ("count", "int"), ("share", "double"), ("name", "string"), ("tags", "list(string)"), ("mixed", "list(dyn)"),
        ("labels", "map(string, string)"), ("user", "map(string, dyn)"), ("nothing", "dyn"), ("now", "timestamp"),
        ("tags.map(t, size(t))", "list(int)"), ("labels.?team", "optional_type(string)"), ("user.roles", "dyn"),
        ("highest", "double"), ("lowest", "list(double)"), ("undefined", "double"), ("quoted", "string"),
    ])
    func `the values of a file give the names their types`(source: String, type: String) throws {
        #expect(try eval("--type", source) == Tenet.Result(status: 0, output: type + "\n", errors: ""))
    }

    @Test(arguments: [
        ("count + 1", "4"), ("share * 2.0", "1.0"), ("name.upperAscii()", "\"EVE\""), ("tags", "[\"a\",\"b\"]"),
        ("user.email.endsWith(\"@acme.example\") && \"admin\" in user.roles", "true"), ("nothing == null", "true"),
        ("labels", "{\"team\":\"blue\",\"site\":\"north\"}"), ("duration(\"90m\")", "\"5400s\""),
        ("{\"1\": 1, 1: 2}", "{\"1\":1,\"1 (int)\":2}"),
        ("highest", "\"Infinity\""), ("lowest", "[\"-Infinity\"]"), ("highest > 1e308 && lowest[0] < -1e308", "true"),
        ("undefined == undefined", "false"), ("quoted.size()", "4"),
    ])
    func `a value is printed as JSON`(source: String, value: String) throws {
        #expect(try eval(source) == Tenet.Result(status: 0, output: value + "\n", errors: ""))
    }

    @Test(arguments: [
        (
            "count + share", 2,
            """
            expression:1:7: error: no matching overload for `+` with (`int`, `double`); candidates: `int + int`, `double + double`, \
            `uint + uint`, `string + string` and 5 more
            count + share
                  ^
            1 error

            """
        ),
        ("user.phone", 1, "error: the map has no key `\"phone\"`\n"),
        (
            "nme", 2,
            "expression:1:1: error: unknown name `nme`, did you mean `name`?\nnme\n^~~\n1 error\n"
        ),
    ])
    func `an expression without a value says why`(source: String, status: Int32, errors: String) throws {
        #expect(try eval(source) == Tenet.Result(status: status, output: "", errors: errors))
    }

    /// Controls of terminals, changes of the writing direction, a separator of lines and a command to CI servers.
    @Test(arguments: [
        (
            #"'\u009b\u0080\u009f\u007f\u202e\u2066\u2028'"#, #""\u009b\u0080\u009f\u007f\u202e\u2066\u2028""#,
            #""\u009b\u0080\u009f\u007f\u{202E}\u{2066}\u{2028}""#
        ),
        ("'\u{9B}\u{202E}'", #""\u009b\u202e""#, #""\u009b\u{202E}""#),
        ("'##[group]'", ##""#\u0023[group]""##, ##""#\u{23}[group]""##),
        (#"{'\u2066': 1}"#, #"{"\u2066":1}"#, #"{"\u{2066}":1}"#),
    ])
    func `nothing of a value is obeyed by a terminal`(source: String, value: String, traced: String) throws {
        #expect(try eval(source) == Tenet.Result(status: 0, output: value + "\n", errors: ""))
        let result = try eval("--trace", source)
        #expect(result.status == 0 && result.output == value + "\n")
        #expect(result.errors.hasSuffix(" => \(traced)\n"), "\(result.errors)")
        let obeyed: Set<Unicode.Scalar> = ["\u{9B}", "\u{202E}", "\u{2066}", "\u{2028}"]
        #expect(obeyed.isDisjoint(with: result.errors.unicodeScalars))
    }

    @Test func `a trace goes to standard error`() throws {
        let result = try eval("--trace", "has(user.phone) && user.phone != \"\" || count > 2 ? name : tags[0]")
        #expect(result.status == 0)
        #expect(result.output == "\"Eve\"\n")
        #expect(
            result.errors == """
                has(user.phone) && user.phone != "" || count > 2 ? name : tags[0] => "Eve"
                  has(user.phone) && user.phone != "" || count > 2 => true
                    has(user.phone) && user.phone != "" => false
                      has(user.phone) => false
                      user.phone != "": not evaluated, since the `&&` is false already
                    count > 2 => true
                      count => 3
                  name => "Eve"
                  tags[0]: not evaluated, since the condition is true

                """)
    }
}
