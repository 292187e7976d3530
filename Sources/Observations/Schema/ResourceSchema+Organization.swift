extension ResourceSchema {
    // The address of the organization answers with the object itself or within `data`, which `Resource` takes off.
    static let organization = [
        SchemaField("id", .string, .required, reference: "id", cloud: "id"),
        SchemaField("name", .string, reference: "attributes.name", cloud: "attributes.name"),
        SchemaField(
            "user_count", .int, reference: .perRun("user_count", .userCount), cloud: .perRun("user_count", .userCount)),
        SchemaField("role_counts", .counts, cloud: .perRun("role_counts", .roleCounts)),
    ]
}
