extension CELMacro {
    /// Macros with an index or a key beside the element or value.
    /// See https://github.com/google/cel-go/blob/master/ext/README.md#twovarcomprehensions.
    package static let twoVariable: [CELMacro] = [
        comprehension("all", variables: 2, bodies: 1) { $0.all(&$1) },
        comprehension("exists", variables: 2, bodies: 1) { $0.exists(&$1) },
        comprehension("exists_one", variables: 2, bodies: 1) { $0.existsOne(&$1) },
        comprehension("existsOne", variables: 2, bodies: 1) { $0.existsOne(&$1) },
        comprehension("transformList", variables: 2, bodies: 1) { $0.list(&$1) },
        comprehension("transformList", variables: 2, bodies: 2) { $0.list(&$1) },
        comprehension("transformMap", variables: 2, bodies: 1) { $0.map(&$1) },
        comprehension("transformMap", variables: 2, bodies: 2) { $0.map(&$1) },
        comprehension("transformMapEntry", variables: 2, bodies: 1) { $0.mapEntries(&$1) },
        comprehension("transformMapEntry", variables: 2, bodies: 2) { $0.mapEntries(&$1) },
    ]
}
