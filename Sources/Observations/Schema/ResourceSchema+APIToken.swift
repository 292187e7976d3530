extension ResourceSchema {
    static let apiToken = [
        SchemaField("id", .string, .required, cloud: "id"),
        SchemaField("label", .string, cloud: "label"),
        SchemaField("status", .string, .required, values: KnownValues(["ALLOWED", "BLOCKED"]), cloud: "status"),
        SchemaField("created_at", .timestamp, cloud: "createdAt"),
        SchemaField("expires_at", .timestamp, cloud: "expiresAt"),
        SchemaField("last_active_at", .timestamp, cloud: "lastActiveAt"),
        SchemaField("user.id", .string, cloud: "user.id"),
        SchemaField("user.name", .string, cloud: "user.name"),
        SchemaField("user.email", .string, cloud: "user.email"),
    ]
}
