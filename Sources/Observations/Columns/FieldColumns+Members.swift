package import CEL

/// Members of free-form fields, which no schema tells of.
extension FieldColumns {
    /// The column of a free-form field of which only these members are asked for; nil where the field is none.
    package func column(
        of field: String, of objectType: String, members: Set<CELStringKey>
    ) -> FieldColumn? {
        guard let (keys, container) = freeForm(field, of: objectType),
            var column = column(of: field, of: objectType)
        else { return nil }
        column.content = .members(
            Dictionary(uniqueKeysWithValues: members.map { ($0, place(keys + [$0.string], in: container)) }))
        return column
    }

    /// What a member of a free-form field depends on; nil where the field is none.
    package func dependencies(
        ofMember key: String, of field: String, of objectType: String
    ) -> Set<ColumnDependency>? {
        guard let (keys, container) = freeForm(field, of: objectType),
            let whole = dependencies(of: field, of: objectType, whole: true)
        else { return nil }
        let place = place(keys, in: container)
        return whole.subtracting([.value(place)])
            .union([.kind(place), .value(self.place(keys + [key], in: container))])
    }

    /// Where the field stands, if it is an object with any members.
    private func freeForm(_ field: String, of objectType: String) -> ([String], Container)? {
        guard let container = objects[objectType], !container.isVirtual,
            case .value(let keys, .map)? = container.table.readers[field]?.content
        else { return nil }
        return (keys, container)
    }
}
