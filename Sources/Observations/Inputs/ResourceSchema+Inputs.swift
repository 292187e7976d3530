package import CEL

extension ResourceSchema {
    /// The types of a second inventory and of what is in it: those of the organization's, under names of their own, since what is
    /// read of them is not to be collected.
    package static let inputTypes: [String: CELObjectType] = Dictionary(
        uniqueKeysWithValues: objectTypes.values.map { type in
            var copy = type
            copy.name = inputTypeName(type.name)
            if type.name == ResourceKind.organization.objectTypeName { copy.display = "inventory" }
            copy.fields = type.fields.mapValues { field in
                CELObjectField(
                    type: inputType(field.type), isOptional: field.isOptional, knownValues: field.knownValues)
            }
            return (copy.name, copy)
        })

    /// The name of the type of second inventories.
    package static let inventoryTypeName = inputTypeName(ResourceKind.organization.objectTypeName)

    /// The kind whose resources the field of a second inventory lists; nil for every other field.
    package static func kindListed(in objectType: String, by field: String) -> ResourceKind? {
        guard objectType == inventoryTypeName else { return nil }
        return ResourceKind(collectionName: field).flatMap { $0 == .organization ? nil : $0 }
    }

    static func inputTypeName(_ name: String) -> String { "input " + name }

    private static func inputType(_ type: CELType) -> CELType {
        switch type {
        case .object(let name): .object(inputTypeName(name))
        case .list(let element): .list(inputType(element))
        case .map(let key, let value): .map(inputType(key), inputType(value))
        case .optional(let wrapped): .optional(inputType(wrapped))
        default: type
        }
    }
}
