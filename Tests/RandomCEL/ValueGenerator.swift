package import CEL

/// Makes random values of types, from few enough that equal ones meet, with the awkward ones among them; parts of them are errors
/// and unknowns.
package struct ValueGenerator {
    package var random: SeededRandom
    private let objectTypes: [String: CELObjectType]
    /// One of so many fields has no value: it is absent, an error or unknown.
    package var failures = 8
    /// Whether there are unknowns among them.
    package var hasUnknowns = true

    /// Values of object types have the fields that the environment declares.
    package init(_ environment: CELEnvironment, seed: UInt64) {
        random = SeededRandom(seed: seed)
        objectTypes = environment.objectTypes
    }

    /// A value of the type; `path` is what it is called where it is unknown.
    package mutating func value(of type: CELType, _ path: String, depth: Int = 3) -> CELValue {
        switch type {
        case .null: .null
        case .bool: .bool(random.chance(2))
        case .int: .int(random.pick([0, 1, 2, 3, -1, 1 << 53, 1 << 53 + 1, .max, .min]))
        case .uint: .uint(random.pick([0, 1, 2, 1 << 53, 1 << 53 + 1, 1 << 63, .max]))
        case .double:
            .double(random.pick([0, -0.0, 1, 2, 1.5, -1, 0x1p53, 0x1p63, .nan, .infinity, -.infinity]))
        case .string: .string(random.pick(["", "a", "b", "c", "abc", "A", "é", "e\u{301}", "1"]))
        case .bytes: .bytes(random.pick([[], [0x61], [0xFF]]))
        case .timestamp: .timestamp(CELTimestamp(seconds: random.pick([0, 1, 1_767_225_600])) ?? .epoch)
        case .duration: CELDuration(random.pick(["0s", "1s", "24h"])).map(CELValue.duration) ?? .null
        case .list(let element): list(of: element, path, depth)
        case .map(_, let value): map(of: value, path, depth)
        case .optional(let wrapped):
            .optional(CELOptional(random.chance(2) ? nil : self.value(of: wrapped, path, depth: depth)))
        case .object(let name): .object(RandomObject(name, fields(of: name, path, depth)))
        case .wrapper(let wrapped): random.chance(4) ? .null : value(of: wrapped, path, depth: depth)
        default: anything(path, depth)
        }
    }

    /// As for fields: sometimes an error, sometimes unknown.
    package mutating func doubtful(_ type: CELType, _ path: String, depth: Int = 3) -> CELValue {
        guard random.chance(failures) else { return value(of: type, path, depth: depth) }
        guard hasUnknowns, random.chance(2) else { return .error(CELError(.other, "`\(path)` is malformed")) }
        var unknown = CELUnknown([.init(path: path)])
        if type == .list(.string), random.chance(2) {
            unknown.membership = .init(members: [random.pick(["a", "abc"])], others: [random.pick(["b", "é"])])
        }
        return .unknown(unknown)
    }

    private mutating func list(of element: CELType, _ path: String, _ depth: Int) -> CELValue {
        let count = depth > 0 ? random.pick([0, 1, 2, 3, 5, 9, 11]) : random.below(2)
        return .list(
            CELList(
                (0..<count).map { place in
                    random.chance(40)
                        ? doubtful(element, "\(path)[\(place)]", depth: depth - 1)
                        : value(of: element, "\(path)[\(place)]", depth: depth - 1)
                }))
    }

    private mutating func map(of value: CELType, _ path: String, _ depth: Int) -> CELValue {
        let keys = random.pick([[], ["a"], ["a", "b"], ["b", "é"]])
        return .map(
            CELMap(uniqueStringKeys: keys.map { ($0, self.value(of: value, "\(path).\($0)", depth: depth - 1)) }))
    }

    private mutating func anything(_ path: String, _ depth: Int) -> CELValue {
        let types: [CELType] = [.int, .uint, .double, .string, .bool, .null, .list(.int), .map(.string, .string)]
        return value(of: random.pick(types), path, depth: depth - 1)
    }

    private mutating func fields(of name: String, _ path: String, _ depth: Int) -> [String: CELValue] {
        var values: [String: CELValue] = [:]
        for (field, declared) in (objectTypes[name]?.fields ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard !declared.isOptional || !random.chance(4) else { continue }
            values[field] = doubtful(declared.type, "\(path).\(field)", depth: depth - 1)
        }
        return values
    }
}
