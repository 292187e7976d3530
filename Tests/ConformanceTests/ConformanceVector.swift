/// A vector of the directory that `CEL_CONFORMANCE_DIR` names: an expression and what it has to come to.
struct ConformanceVector: Decodable {
    var id: String
    var expr: String
    var disableCheck: Bool?
    var checkOnly: Bool?
    var container: String?
    var typeEnv: [String: String]?
    var functions: [Function]?
    var bindings: [String: TaggedValue]?
    var expect: Expectation
    var requires: [String]?

    private enum CodingKeys: String, CodingKey {
        case id, expr, container, functions, bindings, expect, requires
        case disableCheck = "disable_check"
        case checkOnly = "check_only"
        case typeEnv = "type_env"
    }

    struct Function: Decodable {
        var name: String
        var overloads: [Overload]
    }

    struct Overload: Decodable {
        var id: String
        var params: [String]
        var result: String
        var member: Bool?
    }

    struct Expectation: Decodable {
        var value: TaggedValue?
        var error: Bool?
        var typedResult: TypedResult?

        private enum CodingKeys: String, CodingKey {
            case value, error
            case typedResult = "typed_result"
        }
    }

    struct TypedResult: Decodable {
        var type: String
        var value: TaggedValue?
    }
}
