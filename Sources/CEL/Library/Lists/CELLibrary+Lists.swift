extension CELLibrary {
    /// `slice`, `flatten`, `sort`, `sortBy` (a macro), `distinct`, `reverse`, `lists.range`; `first` and `last` belong to the
    /// optionals.
    /// See https://github.com/google/cel-go/blob/master/ext/README.md#lists.
    package static let lists = CELLibrary(
        [
            CELFunction(
                "slice",
                [
                    CELOverload("list_slice", [list, .int, .int], list, isMember: true) { arguments in
                        CELLists.slice(arguments[0], arguments[1], arguments[2])
                    }
                ]),
            CELFunction(
                "flatten",
                [
                    .metered("list_flatten", [.list(list)], list, isMember: true) { arguments, steps in
                        CELLists.flatten(arguments[0], .int(1), &steps)
                    },
                    .metered("list_flatten_int", [.list(.dyn), .int], .list(.dyn), isMember: true) { arguments, steps in
                        CELLists.flatten(arguments[0], arguments[1], &steps)
                    },
                ]),
            CELFunction(
                "sort",
                keys.map { key in
                    .metered("list_\(key.runtimeName)_sort", [.list(key)], .list(key), isMember: true) {
                        arguments, steps in
                        CELLists.sort(arguments[0], by: arguments[0], &steps)
                    }
                }),
            CELFunction(
                CELMacro.sortByAssociatedKeys,
                keys.map { key in
                    .metered(
                        "list_\(key.runtimeName)_sortByAssociatedKeys", [list, .list(key)], list, isMember: true
                    ) { arguments, steps in CELLists.sort(arguments[0], by: arguments[1], &steps) }
                }),
            CELFunction(
                "distinct",
                [
                    .metered("list_distinct", [list], list, isMember: true) { arguments, steps in
                        CELLists.distinct(arguments[0], &steps)
                    }
                ]),
            CELFunction(
                "reverse",
                [
                    .unary("list_reverse", list, list, isMember: true) { list in
                        guard case .list(let list) = list else { return nil }
                        return .list(list.elements.reversed())
                    }
                ]),
            CELFunction(
                "lists.range",
                [.metered("lists_range", [.int], .list(.int)) { CELLists.range($0[0], &$1) }]),
        ],
        macros: [CELMacro.sortBy])

    private static let list = CELType.list(.parameter("T"))
    private static let keys: [CELType] = [.int, .uint, .double, .bool, .duration, .timestamp, .string, .bytes]
}
