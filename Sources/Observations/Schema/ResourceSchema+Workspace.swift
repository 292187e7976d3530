extension ResourceSchema {
    static let workspace = [
        SchemaField("id", .string, .required, cloud: "id"),
        SchemaField("type", .string, cloud: "type"),
        SchemaField("attributes.name", .string, cloud: "attributes.name"),
        SchemaField("attributes.type", .string, cloud: "attributes.type"),
        SchemaField("attributes.type_key", .string, cloud: "attributes.typeKey"),
        SchemaField("attributes.host_url", .string, cloud: "attributes.hostUrl"),
        SchemaField(
            "attributes.status", .string, values: KnownValues(["online", "offline", "deprecated"]),
            cloud: "attributes.status"),
        SchemaField("attributes.status_details", .strings, cloud: "attributes.statusDetails"),
        SchemaField("attributes.realm", .string, cloud: "attributes.realm"),
        SchemaField("attributes.regions", .strings, cloud: "attributes.regions"),
        SchemaField("attributes.labels", .strings, cloud: "attributes.labels"),
        SchemaField(
            "attributes.sandbox.type", .string, values: KnownValues(["CHILD", "NONE"]),
            cloud: "attributes.sandbox.type"),
        SchemaField("attributes.capacity", .int, cloud: "attributes.capacity"),
        SchemaField("attributes.usage", .int, cloud: "attributes.usage"),
        SchemaField("attributes.owner", .string, cloud: "attributes.owner"),
        SchemaField("attributes.created_at", .timestamp, cloud: "attributes.createdAt"),
        SchemaField("attributes.created_by", .string, cloud: "attributes.createdBy"),
        SchemaField(
            "entitlements[].key", .string,
            cloud: .derived("relationships[].attributes.key", WorkspaceDerivations.entitlements)),
        SchemaField(
            "entitlements[].plan_key", .string,
            cloud: .derived("relationships[].attributes.planKey", WorkspaceDerivations.entitlements)),
    ]
}
