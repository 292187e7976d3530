import CEL

/// Makes random trees that a parser could make.
struct SyntaxTreeGenerator {
    private var random: SyntaxRandom
    private let callsMacros: Bool
    private var nextID = 1

    /// With `callsMacros` there are calls of macros in it, as they are written.
    init(seed: UInt64, callsMacros: Bool) {
        random = SyntaxRandom(seed: seed)
        self.callsMacros = callsMacros
    }

    mutating func tree(depth: Int = 5) -> CELExpr {
        node(kind(depth: depth))
    }

    private mutating func node(_ kind: CELExpr.Kind) -> CELExpr {
        defer { nextID += 1 }
        return CELExpr(id: nextID, range: 0..<0, kind: kind)
    }

    private mutating func kind(depth: Int) -> CELExpr.Kind {
        guard depth > 0, !random.chance(6) else { return leaf() }
        let below = depth - 1
        switch Int.random(in: 0..<16, using: &random) {
        case 0...4: return binary(below)
        case 5: return call(CELOperator.not, [tree(depth: below)])
        case 6: return call(CELOperator.negate, [tree(depth: below)])
        case 7:
            return call(CELOperator.conditional, [tree(depth: below), tree(depth: below), tree(depth: below)])
        case 8:
            return call(
                random.pick([CELOperator.index, CELOperator.optionalIndex]), [tree(depth: below), tree(depth: below)])
        case 9, 10:
            return .select(
                CELSelect(
                    operand: tree(depth: below), field: random.pick(Self.fields), fieldRange: 0..<0,
                    mode: random.pick([.value, .value, .optional, .presence])))
        case 11: return call(random.pick(["f", ".f"]), arguments(below))
        case 12: return call(random.pick(["f", "for", "as"]), arguments(below), on: tree(depth: below))
        case 13: return .list(arguments(below).map { CELListElement(value: $0, isOptional: random.chance(4)) })
        case 14 where callsMacros: return macro(below)
        case 14:
            return .map(
                arguments(below).map { key in
                    CELMapEntry(key: key, value: tree(depth: below), isOptional: random.chance(4))
                })
        default:
            return .message(
                typeName: random.pick(["T", "a.b.T", ".a.T"]),
                fields: arguments(below).map { value in
                    CELMessageField(
                        name: random.pick(Self.fields), nameRange: 0..<0, value: value, isOptional: random.chance(4))
                })
        }
    }

    private mutating func binary(_ depth: Int) -> CELExpr.Kind {
        let operators = [
            CELOperator.and, CELOperator.and, CELOperator.and, CELOperator.or, CELOperator.or, CELOperator.equals,
            CELOperator.notEquals, CELOperator.less, CELOperator.lessOrEqual, CELOperator.greater,
            CELOperator.greaterOrEqual, CELOperator.in, CELOperator.add, CELOperator.subtract, CELOperator.multiply,
            CELOperator.divide, CELOperator.modulo,
        ]
        return call(random.pick(operators), [tree(depth: depth), tree(depth: depth)])
    }

    private mutating func macro(_ depth: Int) -> CELExpr.Kind {
        let variable = node(.identifier(random.pick(["v", "w"])))
        let body = tree(depth: depth)
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            return call("bind", [variable, tree(depth: depth), body], on: node(.identifier("cel")))
        case 1:
            return call("map", [variable, tree(depth: depth), body], on: tree(depth: depth))
        case 2:
            return call("transformMap", [node(.identifier("k")), variable, body], on: tree(depth: depth))
        case 3:
            return call("has", [node(.select(CELSelect(operand: body, field: "f", fieldRange: 0..<0, mode: .value)))])
        default:
            let names = ["all", "exists", "exists_one", "filter", "map", "optMap", "optFlatMap"]
            return call(random.pick(names), [variable, body], on: tree(depth: depth))
        }
    }

    private mutating func arguments(_ depth: Int) -> [CELExpr] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in tree(depth: depth) }
    }

    private func call(_ function: String, _ arguments: [CELExpr], on target: CELExpr? = nil) -> CELExpr.Kind {
        .call(CELCall(function: function, functionRange: 0..<0, target: target, arguments: arguments))
    }

    private mutating func leaf() -> CELExpr.Kind {
        switch Int.random(in: 0..<9, using: &random) {
        case 0: .literal(.int(random.pick([0, 1, -1, 7, -12, .min, .max])))
        case 1: .literal(.uint(random.pick([0, 1, .max])))
        case 2: .literal(.double(double()))
        case 3: .literal(.string(text()))
        case 4:
            .literal(
                .bytes(
                    (0..<Int.random(in: 0..<4, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }))
        case 5: .literal(random.pick([.null, .bool(true), .bool(false)]))
        default: .identifier(random.pick(["a", "b", "_c1", ".d", "v"]))
        }
    }

    private mutating func double() -> Double {
        let bits = Double(bitPattern: random.next())
        return bits.isFinite && random.chance(2)
            ? bits : random.pick([0, -0.0, 1, -2.5, 1e100, .leastNonzeroMagnitude])
    }

    private mutating func text() -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0..<5, using: &random) {
            let code = random.pick([
                UInt32.random(in: 0..<0x80, using: &random), UInt32.random(in: 0..<0x11_0000, using: &random),
            ])
            text.unicodeScalars.append(Unicode.Scalar(code) ?? "\"")
        }
        return text
    }

    private static let fields = ["f", "g", "as", "for", "in", "true", "content-type", "a.b", "1st", "x y", "e3"]
}
