extension CELLibrary {
    /// `all`, `exists`, `existsOne`, `transformList`, `transformMap` and `transformMapEntry` with an index or a key beside
    /// the element or value.
    /// See https://github.com/google/cel-go/blob/master/ext/README.md#twovarcomprehensions.
    package static let twoVariable = CELLibrary(
        [
            CELFunction(
                mapInsert,
                [
                    CELOverload("@mapInsert_map_key_value", [map, .parameter("K"), .parameter("V")], map) { arguments in
                        guard case .map(var map) = arguments[0] else { return nil }
                        if let error = map.insert(arguments[2], for: arguments[1]) { return .error(error) }
                        return .map(map)
                    },
                    .binary("@mapInsert_map_map", map, map, map) { map, entries in
                        guard case (.map(var map), .map(let entries)) = (map, entries) else { return nil }
                        for (key, value) in zip(entries.keys, entries.values) {
                            if let error = map.insert(value, for: key) { return .error(error) }
                        }
                        return .map(map)
                    },
                ])
        ],
        macros: CELMacro.twoVariable)

    /// Adds an entry, or the entries of another map, to a map: what `transformMap` and `transformMapEntry` expand to.
    static let mapInsert = "cel.@mapInsert"

    private static let map = CELType.map(.parameter("K"), .parameter("V"))
}
