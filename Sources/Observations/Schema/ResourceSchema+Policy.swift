extension ResourceSchema {
    static let policy = [
        SchemaField("id", .string, .required, reference: "id", cloud: "id"),
        SchemaField(
            "type", .string, .required,
            values: KnownValues(
                ["ip-allowlist", "data-residency"],
                reference: ["authentication", "external-user", "user-security"],
                cloud: [
                    "data-security", "admin-notification-settings", "generative-ai", "hipaa",
                    "ugc-data-use-preferences", "user-join-settings-default",
                ]),
            reference: "type", cloud: "attributes.type"),
        SchemaField("name", .string, reference: "name", cloud: "attributes.name"),
        SchemaField(
            "status", .string, values: KnownValues(["enabled", "disabled"], cloud: ["active", "draft"]),
            reference: "status", cloud: "attributes.status"),
        SchemaField("created", .timestamp, reference: "created", cloud: "attributes.createdAt"),
        SchemaField("updated", .timestamp, reference: "updated", cloud: "attributes.updatedAt"),
        SchemaField(
            "attributes", .map, reference: "attributes", cloud: .derived("attributes", PolicyDerivations.ownAttributes)),
        SchemaField("rule", .dyn, reference: "attributes.rule", cloud: "attributes.rule"),
        SchemaField(
            "allowed", .strings,
            reference: .derived("attributes.rule.in", PolicyDerivations.allowed, alsoFrom: ["rule"]),
            cloud: .derived("attributes.rule.in", PolicyDerivations.allowed, alsoFrom: ["rule"])),
        SchemaField("metadata", .dyn, cloud: "attributes.metadata"),
        SchemaField(
            "resources[].id", .string, .required, reference: "resources[].id", cloud: "attributes.resources[].id"),
        SchemaField("resources[].type", .string, reference: "resources[].type"),
        SchemaField(
            "resources[].application_status", .string, .required,
            values: KnownValues(["applying", "removing", "applied", "failed", "scheduled", "enabled"]),
            cloud: "attributes.resources[].applicationStatus"),
        SchemaField(
            "resources[].meta.scheduled_date", .string, cloud: "attributes.resources[].meta.scheduledDate"),
        SchemaField(
            "resources[].meta.migration_start", .string,
            cloud: "attributes.resources[].meta.migrationStartDateTime"),
        // The API spells it so.
        SchemaField(
            "resources[].meta.migration_end", .string, cloud: "attributes.resources[].meta.migrationEndDataTime"),
        SchemaField(
            "resources[].meta.atlassian_account_id", .string,
            cloud: "attributes.resources[].meta.atlassianAccountId"),
        SchemaField("resources[].links.ticket", .string, cloud: "attributes.resources[].links.ticket"),
    ]
}
