extension CELMacro {
    /// The function that `sortBy` expands to: sorts a list by the order of another one of the same length.
    static let sortByAssociatedKeys = "@sortByAssociatedKeys"

    /// `list.sortBy(x, key)`: gives the list a name, then sorts it by `list.map(x, key)`.
    static let sortBy = CELMacro("sortBy", isMember: true, argumentCount: 2) { context, call, range throws(CELIssue) in
        guard let target = call.target else { return nil }
        var mapping = call
        mapping.target = context.identifier(list, at: range)
        guard let maker = try CELComprehensionMaker(mapping, variables: 1, at: range) else { return nil }
        let keys = maker.list(&context)
        let sorted = context.call(sortByAssociatedKeys, on: context.identifier(list, at: range), [keys], at: range)
        return context.binding(list, to: target, in: sorted, at: range)
    }

    /// Names the list; no source can write it.
    private static let list = "@list"
}
