extension ResourceSchema {
    static let eventAction = [
        SchemaField("id", .string, .required, cloud: "id"),
        SchemaField("attributes.display_name", .string, .required, cloud: "attributes.displayName"),
        SchemaField("attributes.group_display_name", .string, .required, cloud: "attributes.groupDisplayName"),
    ]
}
