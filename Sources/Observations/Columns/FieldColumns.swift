internal import CEL

/// Finds the columns for fields of the resources of one file.
package final class FieldColumns: @unchecked Sendable {
    // Changed by the task that makes it only, before others see it. Hence the unchecked.
    /// What the columns ask of a line; complete when all fields were asked for.
    package let plan = ColumnPlan()
    /// The resource's id.
    package let id: ColumnPlace
    /// Where its name may stand, the best first.
    package let names: [ColumnPlace]

    let layout: ResourceLayout
    /// Details that the file does not tell of: a key of that name says nothing.
    private let unlistedDetails: Set<Detail>
    let objects: [String: Container]

    /// Where the objects of a type stand.
    struct Container {
        let table: ObjectTable
        /// The keys to the list that they are the elements of; nil: they are in no list.
        var list: [String]?
        /// The keys to the object from the line or the element.
        var keys: [String] = []
        /// It has no JSON of its own, and is there when a part of it is.
        var isVirtual = false
    }

    package init(_ layout: ResourceLayout, unlistedDetails: Set<Detail>) {
        self.layout = layout
        self.unlistedDetails = unlistedDetails
        var objects: [String: Container] = [:]
        Self.collect(Container(table: layout.table), into: &objects)
        self.objects = objects
        let plan = plan
        func place(_ keys: [String]) -> ColumnPlace {
            let node = keys.dropLast().reduce(0) { plan.object($1, in: $0) }
            return .line(plan.column(keys.last ?? "", in: node))
        }
        id = place([layout.idKey])
        names = layout.nameKeys.map(place)
    }

    private static func collect(_ container: Container, into objects: inout [String: Container]) {
        objects[container.table.typeName] = container
        for reader in container.table.readers.values {
            switch reader.content {
            case .object(let keys, let table):
                collect(
                    Container(
                        table: table, list: container.list, keys: container.keys + keys, isVirtual: keys.isEmpty),
                    into: &objects)
            case .objects(let keys, let table) where container.list == nil:
                collect(Container(table: table, list: container.keys + keys), into: &objects)
            default:
                break
            }
        }
    }

    /// Whether objects of the type are resources of the file, or parts of them.
    package func isPartOfResource(_ objectType: String) -> Bool {
        // Also of those that are made of several values, which stand nowhere.
        objectType == layout.kind.objectTypeName || objectType.hasPrefix(layout.kind.objectTypeName + ".")
    }

    /// The column of a field; nil where its values are in none.
    package func column(of field: String, of objectType: String) -> FieldColumn? {
        guard let container = objects[objectType], let reader = container.table.readers[field],
            !container.isVirtual, let isSure = isSureOfDetail(reader)
        else { return nil }
        let absence: FieldColumn.Absence =
            !isSure || reader.absence != nil || !reader.isOptional ? .doubtful : .absent
        switch reader.content {
        case .value(let keys, let type):
            let isEmpty = isSure && type == .strings && !reader.isOptional
            return FieldColumn(
                place: place(keys, in: container), content: FieldColumn.Content(type),
                absence: isEmpty ? .empty : absence)
        case .object(let keys, let table) where !keys.isEmpty:
            return FieldColumn(
                place: place(keys, in: container), content: .object(table.typeName), absence: absence)
        case .objects(let keys, let table) where container.list == nil:
            let list = list(container.keys + keys)
            return FieldColumn(
                place: place(keys, in: container), content: .objects(list: list, table.typeName),
                absence: isSure ? .empty : .doubtful)
        case .derived:
            guard case .texts(let list, let column, let place)? = roleTexts(reader) else { return nil }
            return FieldColumn(
                place: .line(column), content: .texts(list: list, column: place), absence: isSure ? .empty : .doubtful)
        default:
            return nil
        }
    }

    /// What the field's value depends on; nil where that is not known. `whole`: all that is in it, where it is an object or a list
    /// of such.
    package func dependencies(of field: String, of objectType: String, whole: Bool) -> Set<ColumnDependency>? {
        guard let container = objects[objectType], let reader = container.table.readers[field], !container.isVirtual
        else { return nil }
        let isSure = isSureOfDetail(reader)
        var dependencies: Set<ColumnDependency> = []
        if isSure != true, let membership = reader.membership {
            dependencies.formUnion(membership.keys.map { .value(place([$0])) })
        }
        guard let isSure else { return dependencies }
        if !isSure, let key = reader.detail?.trace.first { dependencies.insert(.value(place([key]))) }
        switch reader.content {
        case .unknown:
            return dependencies
        case .value(let keys, _):
            dependencies.insert(.value(place(keys, in: container)))
        case .object(let keys, _):
            guard !keys.isEmpty else { return nil }
            let place = place(keys, in: container)
            dependencies.insert(whole ? .value(place) : .kind(place))
        case .objects(let keys, _):
            guard container.list == nil, case .line(let column) = place(keys, in: container) else { return nil }
            dependencies.insert(
                whole ? .value(.line(column)) : .count(list: list(container.keys + keys), column: column))
        case .derived, .derivedObjects:
            if let texts = roleTexts(reader) {
                dependencies.insert(texts)
                return dependencies
            }
            guard container.list == nil else { return nil }
            dependencies.formUnion(reader.derivedFrom.map { .value(place([$0])) })
        case .valueOrDerived:
            return nil
        }
        return dependencies
    }

    /// Roles are the texts of their assignments, wherever each names its role by itself.
    private func roleTexts(_ reader: FieldReader) -> ColumnDependency? {
        guard case .derived(_, .strings) = reader.content, reader.derivedFrom == [Detail.roleAssignments.rawValue],
            case .line(let column) = place([Detail.roleAssignments.rawValue])
        else { return nil }
        let list = list([Detail.roleAssignments.rawValue])
        return .texts(list: list, column: column, at: plan.column("role", in: plan.elements(of: list)))
    }

    /// Whether the field is known wherever it is absent, as far as details go; nil where it is known nowhere.
    private func isSureOfDetail(_ reader: FieldReader) -> Bool? {
        guard let detail = reader.detail?.detail else { return true }
        if layout.completeDetails.contains(detail) { return true }
        return unlistedDetails.contains(detail) ? nil : false
    }

    func place(_ keys: [String], in container: Container) -> ColumnPlace {
        guard let listKeys = container.list else { return place(container.keys + keys) }
        let list = list(listKeys)
        let keys = container.keys + keys
        let node = keys.dropLast().reduce(plan.elements(of: list)) { plan.object($1, in: $0) }
        return .element(list: list, plan.column(keys.last ?? "", in: node))
    }

    private func place(_ keys: [String]) -> ColumnPlace {
        let node = keys.dropLast().reduce(0) { plan.object($1, in: $0) }
        return .line(plan.column(keys.last ?? "", in: node))
    }

    private func list(_ keys: [String]) -> Int {
        let node = keys.dropLast().reduce(0) { plan.object($1, in: $0) }
        return plan.list(keys.last ?? "", in: node)
    }
}

extension FieldColumn.Content {
    fileprivate init(_ type: FieldType) {
        switch type {
        case .string: self = .string
        case .bool: self = .bool
        case .int: self = .int
        case .timestamp: self = .timestamp
        case .strings, .map, .counts, .dyn: self = .other(type)
        }
    }
}
