extension ResourceSchema {
    static let directory = [
        SchemaField("id", .string, .required, cloud: "directoryId"),
        SchemaField("name", .string, cloud: "name"),
        SchemaField("icon", .string, cloud: "icon"),
    ]
}
