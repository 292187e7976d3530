/// One line of the schema: a field that rules can read.
package struct SchemaField: Sendable {
    /// As rules write it after the resource's name: `attributes.claim.status`; `[]` follows the name of a list of objects.
    package let path: String
    /// What its values are.
    package let type: FieldType
    /// Whether a resource may come without it.
    package let isOptional: Bool
    /// The known values of a text, or of the texts of a list.
    package let values: KnownValues
    private let reference: FieldSource?
    private let cloud: FieldSource?

    init(
        _ path: String, _ type: FieldType, _ presence: Presence = .optional, values: KnownValues = KnownValues(),
        reference: FieldSource? = nil, cloud: FieldSource? = nil
    ) {
        self.path = path
        self.type = type
        isOptional = presence == .optional
        self.values = values
        self.reference = reference
        self.cloud = cloud
    }

    enum Presence {
        case optional, required
    }

    /// Where the dialect has it; nil where it does not.
    package func source(in dialect: Dialect) -> FieldSource? {
        dialect == .reference ? reference : cloud
    }
}
