internal import CEL
internal import JSON

/// How one field is read.
struct FieldReader: Sendable {
    /// As expressions write it: `user.product_access[].key`.
    let path: String
    let isOptional: Bool
    let content: Content
    /// What must have been fetched beside the listing.
    var detail: NeededDetail?
    /// What the listing tells of the value before the detail is fetched.
    var membership: ListedMembers?
    /// What absence means where it is not known that the value would stand there.
    var absence: CELUnknown?
    /// The members of the resource's JSON that a derivation looks at.
    var derivedFrom: [String] = []

    init(path: String, isOptional: Bool, content: Content) {
        self.path = path
        self.isOptional = isOptional
        self.content = content
    }

    enum Content: Sendable {
        /// The dialect does not have it.
        case unknown(CELUnknown)
        /// At the end of a path of keys.
        case value([String], FieldType)
        case derived(Derivation, FieldType)
        /// At the end of a path of keys where it stands there, derived elsewhere.
        case valueOrDerived([String], Derivation, FieldType)
        /// At the end of a path of keys, or in the same object where there are none: then it is there when a part of it is.
        case object([String], ObjectTable)
        case objects([String], ObjectTable)
        /// Objects made in the schema's shape.
        case derivedObjects(Derivation, ObjectTable)
    }

    /// The field's value; nil where it is absent.
    func value(in reading: Reading) -> CELValue? {
        if let detail, !detail.isKnown(of: reading.resource) {
            var unknown = detail.unknown
            unknown.membership = membership.flatMap { $0.read(reading.resource.json) }
            return .unknown(unknown)
        }
        switch content {
        case .unknown(let unknown):
            return .unknown(unknown)
        case .value(let keys, let type):
            return value(of: find(keys, in: reading.object), as: type)
        case .derived(let derivation, let type):
            return value(of: derivation(reading), as: type)
        case .valueOrDerived(let keys, let derivation, let type):
            let found = find(keys, in: reading.object)
            if case .value(nil) = found { return value(of: derivation(reading), as: type) }
            return value(of: found, as: type)
        case .object(let keys, let table):
            return keys.isEmpty
                ? virtualObject(table, in: reading) : object(find(keys, in: reading.object), table, in: reading)
        case .objects(let keys, let table):
            return list(find(keys, in: reading.object), table, in: reading)
        case .derivedObjects(let derivation, let table):
            return list(derivation(reading), table, in: reading)
        }
    }

    private func find(_ keys: [String], in object: JSONObject) -> Derived {
        var object = object
        for (depth, key) in keys.enumerated() {
            guard let value = object[key], !value.isNull else { return .value(nil) }
            if depth == keys.count - 1 { return .value(value) }
            guard case .object(let inner) = value else {
                return .malformed("expected an object in `\(key)`, found \(value.kindName)")
            }
            object = inner
        }
        return .value(nil)
    }

    private func value(of found: Derived, as type: FieldType) -> CELValue? {
        switch found {
        case .malformed(let reason):
            return malformed(reason)
        case .value(let json?) where !json.isNull:
            return type.value(of: json) ?? malformed(json, expected: type.expectation)
        case .value:
            if type == .strings, !isOptional { return .list(CELList()) }
            return absent
        }
    }

    private func object(_ found: Derived, _ table: ObjectTable, in reading: Reading) -> CELValue? {
        switch found {
        case .malformed(let reason): malformed(reason)
        case .value(.object(let object)?): .object(NestedObject(table, reading.resource, object))
        case .value(let json?): malformed(json, expected: "an object")
        case .value(nil): absent
        }
    }

    private func virtualObject(_ table: ObjectTable, in reading: Reading) -> CELValue? {
        var unseen: CELUnknown?
        for reader in table.readers.values {
            if case .unknown = reader.content { continue }
            switch reader.value(in: reading) {
            case nil: continue
            case .unknown(let unknown)?: unseen = unseen?.union(unknown) ?? unknown
            case _?: return .object(NestedObject(table, reading.resource, reading.object))
            }
        }
        return unseen.map(CELValue.unknown) ?? absent
    }

    private func list(_ found: Derived, _ table: ObjectTable, in reading: Reading) -> CELValue? {
        switch found {
        case .malformed(let reason):
            return malformed(reason)
        case .value(.array(let elements)?):
            var objects: [CELValue] = []
            objects.reserveCapacity(elements.count)
            for element in elements {
                guard case .object(let object) = element else {
                    return malformed(element, expected: "a list of objects")
                }
                objects.append(.object(NestedObject(table, reading.resource, object)))
            }
            return .list(CELList(objects))
        case .value(let json?) where !json.isNull:
            return malformed(json, expected: "a list of objects")
        case .value:
            return .list(CELList())
        }
    }

    private var absent: CELValue? {
        if let absence { return .unknown(absence) }
        return isOptional ? nil : .error(CELError(.other, "`\(path)` is missing, which every resource of the kind has"))
    }

    private func malformed(_ found: JSONValue, expected: String) -> CELValue {
        if case .string(let text) = found {
            return malformed("expected \(expected), found `\(text.prefix(100))`")
        }
        return malformed("expected \(expected), found \(found.kindName)")
    }

    private func malformed(_ reason: String) -> CELValue {
        .error(CELError(.other, "`\(path)` is malformed: \(reason)"))
    }
}
