import Diagnostics
import Rules
import Testing

/// Mistakes that people make in rule files, each with the diagnostic they see.
struct MistakeTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        var name: String
        var file: String
        var shown: String
        var testDescription: String { name }
    }

    static func rule(_ lines: String) -> String {
        """
        apiVersion: tenet/v1
        rules:
          - id: the-rule
            title: The rule
            severity: high
        \(lines)

        """
    }

    static let mistakes = [
        Mistake(
            name: "what a test expects to be planned is no change",
            file: rule(
                """
                    for: policy
                    require: has(policy.name)
                    tests:
                      - name: a test
                        given: {}
                        expect:
                          plan:
                            - { policy: p1, sets: { status: enabled } }
                            - { set: { status: enabled } }
                            - { policy: p1, add: { rule.in: 1 } }
                            - [p1]
                            - { policy: p1, set: { "": 1 } }
                """),
            shown: """
                rules.yaml:13:29: error: `sets` is not a key of a change, did you mean `set`?
                            - { policy: p1, sets: { status: enabled } }
                                            ^~~~
                rules.yaml:14:15: error: a change needs `policy`
                            - { set: { status: enabled } }
                              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
                rules.yaml:15:45: error: `add` and `remove` take a list
                            - { policy: p1, add: { rule.in: 1 } }
                                                            ^
                rules.yaml:16:15: error: expected a policy's id, or a change of it, found a list
                            - [p1]
                              ^~~~
                rules.yaml:17:36: error: expected a path such as `status` or `attributes.rule.in`
                            - { policy: p1, set: { "": 1 } }
                                                   ^~
                """),
        Mistake(
            name: "an unknown field, in a plain scalar",
            file: rule("    for: user\n    require: user.twoStepEnabled == true"),
            shown: """
                rules.yaml:7:19: error: `twoStepEnabled` is not a field of `user`
                    require: user.twoStepEnabled == true
                                  ^~~~~~~~~~~~~~
                """),
        Mistake(
            name: "a misspelled field, in a plain scalar",
            file: rule("    for: user\n    require: user.acount_status == 'active'"),
            shown: """
                rules.yaml:7:19: error: `acount_status` is not a field of `user`, did you mean `account_status`?
                    require: user.acount_status == 'active'
                                  ^~~~~~~~~~~~~
                """),
        Mistake(
            name: "a misspelled field, in a folded scalar over two lines",
            file: rule(
                "    for: user\n    require: >-\n      user.account_status == 'active' &&\n      user.nam == 'x'"),
            shown: """
                rules.yaml:9:12: error: `nam` is not a field of `user`, did you mean `name`?
                      user.nam == 'x'
                           ^~~
                """),
        Mistake(
            name: "a misspelled field, in a literal scalar",
            file: rule(
                "    for: user\n    require: |\n      user.account_status == 'active'\n        && user.nam == 'x'"),
            shown: """
                rules.yaml:9:17: error: `nam` is not a field of `user`, did you mean `name`?
                        && user.nam == 'x'
                                ^~~
                """),
        Mistake(
            name: "a misspelled field, in a double-quoted scalar with escapes",
            file: rule(
                "    for: user\n    require: \"user.account_status == \\\"active\\\" && user.nam == \\\"x\\\"\""),
            shown: """
                rules.yaml:7:57: error: `nam` is not a field of `user`, did you mean `name`?
                    require: "user.account_status == \\"active\\" && user.nam == \\"x\\""
                                                                        ^~~
                """),
        Mistake(
            name: "a misspelled field, in a single-quoted scalar with doubled quotes",
            file: rule("    for: user\n    require: 'user.account_status == ''active'' && user.nam == ''x'''"),
            shown: """
                rules.yaml:7:57: error: `nam` is not a field of `user`, did you mean `name`?
                    require: 'user.account_status == ''active'' && user.nam == ''x'''
                                                                        ^~~
                """),
        Mistake(
            name: "a field of another kind",
            file: rule("    for: domain\n    require: domain.name == 'acme.com'"),
            shown: """
                rules.yaml:7:21: error: `name` is not a field of `domain`
                    require: domain.name == 'acme.com'
                                    ^~~~
                """),
        Mistake(
            name: "a name that is not in scope",
            file: rule("    for: user\n    require: policy.status == 'enabled'"),
            shown: """
                rules.yaml:7:14: error: unknown name `policy`
                    require: policy.status == 'enabled'
                             ^~~~~~
                """),
        Mistake(
            name: "a parameter that nobody declares",
            file: rule("    for: user\n    count: { max: params.max_admins }"),
            shown: """
                rules.yaml:7:26: error: `max_admins` is not a field of `params`
                    count: { max: params.max_admins }
                                         ^~~~~~~~~~
                """),
        Mistake(
            name: "operands of different types",
            file: rule("    for: group\n    require: group.attributes.?member_count.orValue(0) > '0'"),
            shown: """
                rules.yaml:7:56: error: no matching overload for `>` with (`int`, `string`); candidates: `int > int`, `string > string`, `bool > bool`, `uint > uint` and 4 more
                    require: group.attributes.?member_count.orValue(0) > '0'
                                                                       ^
                """),
        Mistake(
            name: "a condition that is none",
            file: rule("    for: user\n    require: user.account_id"),
            shown: """
                rules.yaml:7:14: error: `require` must be a condition (`bool`), found `string`
                    require: user.account_id
                             ^~~~~~~~~~~~~~~
                """),
        Mistake(
            name: "a count that is no number",
            file: rule("    for: user\n    count: { max: '\"five\"' }"),
            shown: """
                rules.yaml:7:20: error: `count.max` must be an `int`, found `string`
                    count: { max: '"five"' }
                                   ^~~~~~
                """),
        Mistake(
            name: "one equals sign",
            file: rule("    for: user\n    require: user.account_status = 'active'"),
            shown: """
                rules.yaml:7:34: error: `=` is not an operator, did you mean `==`?
                    require: user.account_status = 'active'
                                                 ^
                """),
        Mistake(
            name: "a word for an operator",
            file: rule("    for: user\n    require: has(user.email) and has(user.name)"),
            shown: """
                rules.yaml:7:30: error: `and` is not an operator, did you mean `&&`?
                    require: has(user.email) and has(user.name)
                                             ^~~
                """),
        Mistake(
            name: "a bracket that is not closed",
            file: rule("    for: user\n    require: (user.account_status == 'active'"),
            shown: """
                rules.yaml:7:46: error: expected `)` to close `(`, found end of expression
                    require: (user.account_status == 'active'
                                                             ^
                """),
        Mistake(
            name: "a key of a rule that is misspelt",
            file: rule("    for: user\n    requires: user.account_status == 'active'"),
            shown: """
                rules.yaml:3:5: error: a rule needs `require`, `count` or `manual`
                  - id: the-rule
                    ^~
                rules.yaml:7:5: error: `requires` is not a key of a rule, did you mean `require`?
                    requires: user.account_status == 'active'
                    ^~~~~~~~
                """),
        Mistake(
            name: "a kind of resource that is misspelt",
            file: rule("    for: users\n    require: 'true'"),
            shown: """
                rules.yaml:6:10: error: `users` is not a kind of resource, did you mean `user`?
                    for: users
                         ^~~~~
                """),
        Mistake(
            name: "a severity that there is not",
            file: """
                apiVersion: tenet/v1
                rules:
                  - { id: a, title: A, severity: urgent, for: user, require: 'true' }

                """,
            shown: """
                rules.yaml:3:34: error: `urgent` is not a severity, expected one of `info`, `low`, `medium`, `high`, `critical`
                  - { id: a, title: A, severity: urgent, for: user, require: 'true' }
                                                 ^~~~~~
                """),
        Mistake(
            name: "an id in another shape",
            file: """
                apiVersion: tenet/v1
                rules:
                  - { id: Admin_Rule, title: A, severity: low, for: user, require: 'true' }

                """,
            shown: """
                rules.yaml:3:11: error: expected a rule id of lower-case letters, digits and single hyphens
                  - { id: Admin_Rule, title: A, severity: low, for: user, require: 'true' }
                          ^~~~~~~~~~
                """),
        Mistake(
            name: "two rules of one id",
            file: """
                apiVersion: tenet/v1
                rules:
                  - { id: a, title: A, severity: low, for: user, require: 'true' }
                  - { id: a, title: B, severity: low, for: user, require: 'true' }

                """,
            shown: """
                rules.yaml:4:11: error: a rule `a` exists already, at rules.yaml:3:11
                  - { id: a, title: B, severity: low, for: user, require: 'true' }
                          ^
                """),
        Mistake(
            name: "a duplicate key",
            file: rule("    for: user\n    for: user\n    require: 'true'"),
            shown: """
                rules.yaml:7:5: error: duplicate key `for`, first given on line 6
                    for: user
                    ^~~
                """),
        Mistake(
            name: "events without a bound on time",
            file: rule("    for: event\n    where: event.attributes.action == 'x'\n    require: 'false'"),
            shown: """
                rules.yaml:7:12: error: a rule for events needs a lower bound on time: `event.attributes.time >= …` as a term of `where`
                    where: event.attributes.action == 'x'
                           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                hint: for example `event.attributes.time >= now - duration("168h")`
                """),
        Mistake(
            name: "a comment in a folded scalar",
            file: rule("    for: user\n    require: >-\n      has(user.email) // or not\n      && has(user.name)"),
            shown: """
                rules.yaml:8:23: error: a `//` comment in a folded (`>`) scalar swallows the rest of the expression
                      has(user.email) // or not
                                      ^~
                hint: use a literal scalar (`|`), which keeps the line breaks
                """),
        Mistake(
            name: "an expression that YAML reads as a list",
            file: rule("    for: user\n    require: [user.account_id]"),
            shown: """
                rules.yaml:7:14: error: expected an expression, found a list
                    require: [user.account_id]
                             ^~~~~~~~~~~~~~~~~
                hint: quote the whole expression: '…', or put it under `>-`
                """),
        Mistake(
            name: "a template that is not closed",
            file: rule("    for: user\n    require: has(user.name)\n    message: 'no name ${user.account_id'"),
            shown: """
                rules.yaml:8:23: error: this `${` is not closed by a `}`
                    message: 'no name ${user.account_id'
                                      ^~
                hint: write `$${` for a literal `${`
                """),
        Mistake(
            name: "a misspelt field in a message",
            file: rule("    for: user\n    require: has(user.name)\n    message: 'no name ${user.acount_id}'"),
            shown: """
                rules.yaml:8:30: error: `acount_id` is not a field of `user`, did you mean `account_id`?
                    message: 'no name ${user.acount_id}'
                                             ^~~~~~~~~
                """),
        Mistake(
            name: "a remediation of what cannot be written",
            file: rule(
                "    for: policy\n    require: policy.id != 'x'\n    remediate: { updatePolicy: { set: { type: y } } }"),
            shown: """
                rules.yaml:8:41: error: `type` of a policy cannot be written
                    remediate: { updatePolicy: { set: { type: y } } }
                                                        ^~~~
                hint: `status`, `name`, and what lies below `attributes` or `rule` can be written
                """),
        Mistake(
            name: "a remediation of users",
            file: rule(
                "    for: user\n    require: has(user.name)\n    remediate: { updatePolicy: { set: { status: enabled } } }"
            ),
            shown: """
                rules.yaml:8:5: error: `remediate` belongs to rules `for: policy`
                    remediate: { updatePolicy: { set: { status: enabled } } }
                    ^~~~~~~~~
                """),
        Mistake(
            name: "a parameter whose default is of another type",
            file: """
                apiVersion: tenet/v1
                params:
                  most: { type: int, default: five }
                rules:
                  - { id: a, title: A, severity: low, for: user, count: { max: params.most } }

                """,
            shown: """
                rules.yaml:3:31: error: expected an `int` for the parameter `most`, found `five`
                  most: { type: int, default: five }
                                              ^~~~
                """),
        Mistake(
            name: "nothing where a text belongs",
            file: """
                apiVersion: tenet/v1
                params:
                  p: { type: string, default: ~, description: null }
                  q: { type: "map(string, string)", default: { a: null, b: 'null' } }
                let: { l: null }
                rules:
                  - id: null
                    title: ~
                    severity: high
                    for: user
                    require: 'true'
                    message: null
                    tests:
                      - { name: null, params: { p: }, given: {}, expect: { findings: [null, "null"], plan: [~] } }
                  - id: b
                    title: 'null'
                    severity: low
                    for: user
                    require: params.p == "" || size(params.q) == 0
                    references: [Null, 'null', "~"]

                """,
            shown: """
                rules.yaml:3:31: error: expected a value, found `~`
                  p: { type: string, default: ~, description: null }
                                              ^
                rules.yaml:3:47: error: expected a text, found `null`
                  p: { type: string, default: ~, description: null }
                                                              ^~~~
                rules.yaml:4:51: error: expected a text, found `null`
                  q: { type: "map(string, string)", default: { a: null, b: 'null' } }
                                                                  ^~~~
                rules.yaml:5:11: error: expected an expression, found `null`
                let: { l: null }
                          ^~~~
                hint: quote the whole expression: '…', or put it under `>-`
                rules.yaml:7:9: error: expected a rule id, found `null`
                  - id: null
                        ^~~~
                rules.yaml:8:12: error: expected a text, found `~`
                    title: ~
                           ^
                rules.yaml:12:14: error: expected a text, found `null`
                    message: null
                             ^~~~
                rules.yaml:14:17: error: expected a name, found `null`
                      - { name: null, params: { p: }, given: {}, expect: { findings: [null, "null"], plan: [~] } }
                                ^~~~
                rules.yaml:14:36: error: expected a value, found nothing
                      - { name: null, params: { p: }, given: {}, expect: { findings: [null, "null"], plan: [~] } }
                                                   ^
                rules.yaml:14:71: error: expected a text, found `null`
                      - { name: null, params: { p: }, given: {}, expect: { findings: [null, "null"], plan: [~] } }
                                                                                      ^~~~
                rules.yaml:14:93: error: expected a policy's id, or a change of it, found `~`
                      - { name: null, params: { p: }, given: {}, expect: { findings: [null, "null"], plan: [~] } }
                                                                                                            ^
                rules.yaml:20:18: error: expected a text, found `Null`
                    references: [Null, 'null', "~"]
                                 ^~~~
                """),
        Mistake(
            name: "numbers that JSON cannot hold",
            file: rule(
                """
                    for: policy
                    require: has(policy.name)
                    remediate: { updatePolicy: { set: { attributes.most: .inf, attributes.text: '.inf' } } }
                    tests:
                      - name: a test
                        given:
                          organization: { id: .nan }
                          policies: [{ id: p1, attributes: { most: [-.INF, 1e400, "1e400"] } }]
                        expect: { plan: [{ policy: p1, set: { attributes.most: .NaN } }] }
                """),
            shown: """
                rules.yaml:8:58: error: expected a number that JSON can hold, found `.inf`
                    remediate: { updatePolicy: { set: { attributes.most: .inf, attributes.text: '.inf' } } }
                                                                         ^~~~
                hint: quote it where a text is meant
                rules.yaml:12:31: error: expected a number that JSON can hold, found `.nan`
                          organization: { id: .nan }
                                              ^~~~
                hint: quote it where a text is meant
                rules.yaml:13:53: error: expected a number that JSON can hold, found `-.INF`
                          policies: [{ id: p1, attributes: { most: [-.INF, 1e400, "1e400"] } }]
                                                                    ^~~~~
                hint: quote it where a text is meant
                rules.yaml:13:60: error: expected a number that JSON can hold, found `1e400`
                          policies: [{ id: p1, attributes: { most: [-.INF, 1e400, "1e400"] } }]
                                                                           ^~~~~
                hint: quote it where a text is meant
                rules.yaml:14:64: error: expected a number that JSON can hold, found `.NaN`
                        expect: { plan: [{ policy: p1, set: { attributes.most: .NaN } }] }
                                                                               ^~~~
                hint: quote it where a text is meant
                """),
        Mistake(
            name: "several mistakes at once, in the order of the file",
            file: rule("    for: user\n    where: user.nam == 'x'\n    require: user.emai == 'y'\n    whenEmpy: pass"),
            shown: """
                rules.yaml:7:17: error: `nam` is not a field of `user`, did you mean `name`?
                    where: user.nam == 'x'
                                ^~~
                rules.yaml:8:19: error: `emai` is not a field of `user`, did you mean `email`?
                    require: user.emai == 'y'
                                  ^~~~
                rules.yaml:9:5: error: `whenEmpy` is not a key of a rule, did you mean `whenEmpty`?
                    whenEmpy: pass
                    ^~~~~~~~
                """),
    ]

    @Test(arguments: mistakes) func `a mistake is shown at its characters`(_ mistake: Mistake) {
        #expect(diagnostics(of: mistake.file) == mistake.shown)
    }

    private func diagnostics(of text: String) -> String {
        var reader = RuleFileReader(path: "rules.yaml", bytes: Array(text.utf8)) { _ in "" }
        let file = reader.read()
        var compiler = RuleCompiler(RuleSet(files: [file]), parameters: [:])
        _ = compiler.compile()
        return (reader.diagnostics + compiler.diagnostics).sorted().map { $0.rendered(color: false) }
            .joined(separator: "\n")
    }
}
