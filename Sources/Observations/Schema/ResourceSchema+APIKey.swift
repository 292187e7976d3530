extension ResourceSchema {
    // The answer of this listing is not established; the keys are those of its filters and of the tokens.
    static let apiKey = [
        SchemaField("id", .string, .required, cloud: "id"),
        SchemaField("name", .string, cloud: .presumed("name")),
        SchemaField("key_type", .string, cloud: .presumed("keyType")),
        SchemaField("created_at", .timestamp, cloud: .presumed("createdAt")),
        SchemaField("expires_at", .timestamp, cloud: .presumed("expiresAt")),
        SchemaField("last_active_at", .timestamp, cloud: .presumed("lastActiveAt")),
        SchemaField("created_by.id", .string, cloud: .presumed("createdBy.id")),
    ]
}
