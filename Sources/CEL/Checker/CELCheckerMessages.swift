/// What the checker says.
enum CELCheckerMessages {
    static let tooComplex = "the types of the expression are too complex to be checked"

    // MARK: Names

    static func unknownName(_ name: String, among known: [String], isText: Bool) -> String {
        if isText { return "unknown name `\(name)`, did you mean the text `\"\(name)\"`?" }
        return "unknown name `\(name)`" + CELSuggestion.text(for: name, among: known.filter(isWritable))
    }

    static func unknownField(_ field: String, of object: CELObjectType) -> String {
        "`\(field)` is not a field of `\(object.display)`" + CELSuggestion.text(for: field, among: object.fields.keys)
    }

    static func noFields(_ type: String, field: String) -> String {
        type.hasPrefix("list(")
            ? "a `\(type)` has no fields, did you mean `[0].\(field)` or `.map(x, x.\(field))`?"
            : "a value of type `\(type)` has no fields"
    }

    // MARK: Functions

    static func unknownFunction(_ name: String, in library: CELLibrary) -> String {
        switch name {
        case "not": return "`not` is not a function, did you mean `!(…)`?"
        default:
            if let known = synonyms[name] { return "unknown function `\(name)`, did you mean `\(known)`?" }
            if library.functions[name]?.overloads.contains(where: \.isMember) == true {
                return "`\(name)` is called on a value, as in `x.\(name)(…)`"
            }
            let names =
                library.functions.values.filter { $0.overloads.contains { !$0.isMember } }.map(\.name)
                + library.macros.filter { !$0.isMember }.map(\.name)
                + library.macros.compactMap { macro in macro.namespace.map { "\($0).\(macro.name)" } }
            return "unknown function `\(name)`" + CELSuggestion.text(for: name, among: names.filter(isWritable))
        }
    }

    /// What other languages call functions.
    private static let synonyms = [
        "len": "size", "length": "size", "count": "size", "max": "math.greatest", "min": "math.least",
        "math.max": "math.greatest", "math.min": "math.least", "abs": "math.abs", "floor": "math.floor",
        "ceil": "math.ceil", "round": "math.round", "range": "lists.range", "str": "string", "date": "timestamp",
        "datetime": "timestamp", "regex": "matches", "float": "double", "integer": "int", "boolean": "bool",
    ]

    /// The same for functions that are called on a value.
    private static let memberSynonyms = [
        "len": "size", "length": "size", "count": "size", "toLowerCase": "lowerAscii", "lower": "lowerAscii",
        "toLower": "lowerAscii", "toUpperCase": "upperAscii", "upper": "upperAscii", "toUpper": "upperAscii",
        "any": "exists", "some": "exists", "every": "all", "find": "filter", "substr": "substring", "strip": "trim",
        "includes": "contains", "has": "contains", "concat": "+", "isEmpty": "size() == 0", "empty": "size() == 0",
        "match": "matches", "test": "matches", "unique": "distinct", "sorted": "sort", "forEach": "all",
        "get": "[…]", "hasPrefix": "startsWith", "hasSuffix": "endsWith", "equals": "==", "contain": "contains",
        "toString": "string(…)", "format_date": "getFullYear", "getDay": "getDayOfWeek", "getYear": "getFullYear",
        "orElse": "orValue", "or_else": "orValue", "unwrap": "value",
    ]

    /// Whether a name is so near to that of a function that it must be meant.
    static func isLikeFunction(_ name: String, in library: CELLibrary) -> Bool {
        unknownFunction(name, in: library).contains("did you mean")
    }

    static func unknownMember(_ name: String, in library: CELLibrary) -> String {
        if let known = memberSynonyms[name] { return "unknown function `\(name)`, did you mean `\(known)`?" }
        let names =
            library.functions.values.filter { $0.overloads.contains(where: \.isMember) }.map(\.name)
            + library.macros.filter { $0.isMember && $0.namespace == nil }.map(\.name)
        return "unknown function `\(name)`" + CELSuggestion.text(for: name, among: names.filter(isWritable))
    }

    static func macroArguments(_ call: CELCall, _ counts: [Int]) -> String {
        "`\(call.function)` takes \(arguments(Set(counts).sorted())), found \(call.arguments.count)"
    }

    static func noOverload(_ written: CELWrittenCall, _ function: CELFunction, _ types: [String]) -> String {
        if let message = operatorMismatch(written, types) { return message }
        let isQualified = !written.isExpanded && function.name.contains(".")
        let name = isQualified ? function.name : written.name
        let isMember = written.call.target != nil && !written.isExpanded && !isQualified
        let styled = function.overloads.filter { $0.isMember == isMember }
        guard !styled.isEmpty else {
            return isMember
                ? "`\(name)` is not called on a value, write `\(name)(…)`"
                : "`\(name)` is called on a value, as in `x.\(name)(…)`"
        }
        let hidden = isMember ? 1 : 0
        let counts = Set(styled.map { $0.parameters.count - hidden }).sorted()
        if !written.isExpanded, !counts.contains(types.count - hidden) {
            return "`\(name)` takes \(arguments(counts)), found \(types.count - hidden)"
        }
        let found = types.map { "`\($0)`" }.joined(separator: ", ")
        let message = "no matching overload for `\(name)` with (\(found))"
        if isMember, let first = types.first, first.hasPrefix("optional_type("), !written.isExpanded {
            return "\(message); the value of an optional is read with `.orValue(…)` or `.value()`"
        }
        let candidates = candidates(styled.filter { $0.parameters.count == types.count }, types, name)
        let hint = literalHint(types)
        return written.isExpanded || candidates.isEmpty ? message : "\(message); candidates: \(candidates)\(hint)"
    }

    /// How times and durations are written, where a text or a number stands in place of one.
    private static func literalHint(_ types: [String]) -> String {
        guard types.count == 2, types.contains(where: { $0 == "string" || $0 == "int" }) else { return "" }
        if types.contains("duration") { return "; a duration is written `duration(\"36h\")`" }
        guard types.contains("timestamp") else { return "" }
        return types.contains("int")
            ? "; a duration is written `duration(\"36h\")`"
            : "; a time is written `timestamp(\"2026-01-31T00:00:00Z\")`, a duration `duration(\"36h\")`"
    }

    /// Signatures, those that agree with most of the types first.
    private static func candidates(_ overloads: [CELOverload], _ types: [String], _ name: String) -> String {
        let limit = 4
        let ranked = overloads.enumerated().map { position, overload in
            let agreeing = zip(overload.parameters, types).filter { $0.description == $1 }.count
            return (overload: overload, agreeing: agreeing, position: position)
        }.sorted { ($1.agreeing, $0.position) < ($0.agreeing, $1.position) }
        let shown = ranked.prefix(limit).map { signature($0.overload, name) }
        let more = ranked.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    private static func signature(_ overload: CELOverload, _ name: String) -> String {
        let types = overload.parameters.map(\.description)
        if types.count == 2, CELBinaryOperator(symbol: name) != nil { return "`\(types[0]) \(name) \(types[1])`" }
        if types.count == 2, name == "[]" { return "`\(types[0])[\(types[1])]`" }
        if types.count == 1, name == "-" { return "`-\(types[0])`" }
        return overload.isMember
            ? "`\(types[0]).\(name)(\(types.dropFirst().joined(separator: ", ")))`"
            : "`\(name)(\(types.joined(separator: ", ")))`"
    }

    // MARK: Types

    static func boolExpected(_ type: String) -> String {
        "expected `bool`, found `\(type)`"
    }

    static func typeExpected(_ expected: String, _ found: String) -> String {
        "expected `\(expected)`, found `\(found)`"
    }

    static func optionalExpected(_ type: String) -> String {
        "expected an optional value after `?`, found `\(type)`"
    }

    static func notAKey(_ type: String) -> String {
        "a key of a map is a `bool`, `int`, `uint` or `string`, found `\(type)`"
    }

    static func notACollection(_ type: String, _ macro: String) -> String {
        "\(macro) walks over a list or a map, found `\(type)`"
    }

    static func notAMessage(_ name: String, isKnown: Bool) -> String {
        isKnown ? "values of type `\(name)` cannot be made with `{…}`" : "unknown type `\(name)`"
    }

    private static func operatorMismatch(_ written: CELWrittenCall, _ types: [String]) -> String? {
        guard !written.isExpanded else { return nil }
        switch (written.call.function, types.count) {
        case (CELOperator.conditional, 3):
            return "both values of `?:` have one type, found `\(types[1])` and `\(types[2])`"
        case (CELOperator.equals, 2), (CELOperator.notEquals, 2):
            return comparison(written, types)
        case (CELOperator.in, 2) where types[1] == "string":
            return "`in` looks into a list or a map, found `string`; did you mean `.contains(…)`?"
        case (CELOperator.in, 2) where types[1].hasPrefix("list("):
            return "`in` looks for an element of a `\(types[1])`, found `\(types[0])`"
        case (CELOperator.in, 2):
            return "`in` looks into a list or a map, found `\(types[1])`"
        case (CELOperator.index, 2), (CELOperator.optionalIndex, 2):
            return index(written, types)
        default:
            return nil
        }
    }

    private static func index(_ written: CELWrittenCall, _ types: [String]) -> String {
        let container = types[0].hasPrefix("optional_type(") ? String(types[0].dropFirst(14).dropLast()) : types[0]
        if container.hasPrefix("list(") { return "the index of a list is an `int`, found `\(types[1])`" }
        if container.hasPrefix("map(") { return "a `\(container)` has no key of type `\(types[1])`" }
        var hint = container == "string" ? "; did you mean `.charAt(…)`?" : ""
        if case .literal(.string(let field)) = written.call.arguments[1].kind, container != "string" {
            hint = "; did you mean `.\(field)`?"
        }
        return "`[…]` reads an element of a list or a map, found `\(container)`\(hint)"
    }

    private static func comparison(_ written: CELWrittenCall, _ types: [String]) -> String {
        let message = "`\(written.name)` compares values of one type, found `\(types[0])` and `\(types[1])`"
        if types.contains(where: { $0.hasPrefix("optional_type(") }), !types.contains("null_type") {
            return message + "; the value of an optional is read with `.orValue(…)` or `.value()`"
        }
        guard types.contains("null_type") else { return message + literalHint(types) }
        let other = written.call.arguments[types[0] == "null_type" ? 1 : 0]
        guard let name = other.qualifiedName, name.contains(".") else { return message }
        return message + "; whether a field is there says `has(\(name))`"
    }

    // MARK: Words

    /// `1 argument`, `1 or 2 arguments`, `no arguments`.
    private static func arguments(_ counts: [Int]) -> String {
        let texts = counts.map { $0 == 0 ? "no" : String($0) }
        let last = texts.last ?? "no"
        let numbers = texts.count > 1 ? texts.dropLast().joined(separator: ", ") + " or " + last : last
        return counts == [1] ? "1 argument" : "\(numbers) arguments"
    }

    /// Whether users can write the name: not those of operators and of what macros expand to.
    private static func isWritable(_ name: String) -> Bool {
        name.utf8.allSatisfy { CELLexer.isName($0) || $0 == UInt8(ascii: ".") }
    }
}
