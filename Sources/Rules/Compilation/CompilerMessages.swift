import CEL

/// The texts of what can be wrong with the expressions of rules.
enum CompilerMessages {
    static func expectedCondition(_ key: String, found: String) -> String {
        "`\(key)` must be a condition (`bool`), found `\(found)`"
    }

    static func expectedNumber(_ key: String, found: String) -> String {
        "`\(key)` must be an `int`, found `\(found)`"
    }

    static let neverSelects = "`where` is never true, so the rule selects nothing"

    static func deepLets(_ limit: Int) -> String {
        "`let`s that use one another are nested more than \(limit) levels deep together"
    }

    static func tooManyLets(_ limit: Int) -> String {
        "more than \(limit) `let`s are in scope here"
    }

    static func expectedKey(found: String) -> String {
        "`count.by` must be a `string` or a `list(string)`, found `\(found)`"
    }

    static let unboundedEvents =
        "a rule for events needs a lower bound on time: `event.attributes.time >= …` as a term of `where`"
    static let unboundedEventsHint = "for example `event.attributes.time >= now - duration(\"168h\")`"

    static let supportedField = "`supported` takes a field of a resource, such as `user.mfa_enabled`"

    static func superlinear(_ collection: String, for resource: String) -> String {
        "`\(collection)` is walked over for each \(resource), so the work grows faster than the organization"
    }

    static func superlinearHint(for resource: String) -> String {
        "compare a field of its elements by `==` with one of the \(resource), as a term of `&&`; "
            + "or name what is the same for each \(resource) in a `let` and ask with `in`"
    }

    static func unusedParameter(_ name: String) -> String {
        "the parameter `\(name)` is not used"
    }

    static func duplicateLet(_ name: String) -> String {
        "a `let` of the file is called `\(name)` already"
    }

    static func unusedLet(_ name: String) -> String {
        "`\(name)` is not used"
    }

    static func unwritableTypes(_ types: [String], in dialects: [String]) -> String {
        let names = types.map { "`\($0)`" }.joined(separator: ", ")
        return
            "policies of the type \(names) cannot be written (\(dialects.joined(separator: ", "))); say in `help` what to do"
    }

    static func unwritablePath(_ path: PolicyPath, in dialects: [String]) -> String {
        "`\(path)` of a policy cannot be written in the dialect \(dialects.joined(separator: ", "))"
    }

    static func expectedText(_ path: PolicyPath, found: String) -> String {
        "`\(path)` takes a `string`, found `\(found)`"
    }

    static func expectedList(_ edit: String, found: String) -> String {
        "`\(edit)` takes a list, found `\(found)`"
    }

    static func unwritableValue(_ found: String) -> String {
        "a policy cannot hold a value of the type `\(found)`"
    }

    static func unknownParameter(_ name: String, nearest: String?) -> String {
        "no rule file declares a parameter `\(name)`" + (nearest.map { ", did you mean `\($0)`?" } ?? "")
    }
}
