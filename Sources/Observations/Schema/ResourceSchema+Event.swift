extension ResourceSchema {
    static let event = eventItself + eventActor + eventPlace

    private static let eventItself = [
        SchemaField("id", .string, .required, reference: "id", cloud: "id"),
        SchemaField(
            "type", .string, values: KnownValues(reference: ["event"], cloud: ["events"]), reference: "type",
            cloud: "type"),
        SchemaField(
            "attributes.time", .timestamp, .required, reference: "attributes.time", cloud: "attributes.time"),
        SchemaField("attributes.processed_at", .timestamp, cloud: "attributes.processedAt"),
        SchemaField(
            "attributes.action", .string, .required, reference: "attributes.action", cloud: "attributes.action"),
    ]

    private static let eventActor = [
        SchemaField("attributes.actor.id", .string, reference: "attributes.actor.id", cloud: "attributes.actor.id"),
        SchemaField(
            "attributes.actor.name", .string, reference: "attributes.actor.name", cloud: "attributes.actor.name"),
        SchemaField(
            "attributes.actor.type", .string, values: KnownValues(["user", "system", "app"]),
            reference: "attributes.actor.type"),
        SchemaField("attributes.actor.email", .string, cloud: "attributes.actor.email"),
        SchemaField(
            "attributes.actor.auth.auth_type", .string,
            values: KnownValues([
                "container-token", "api-token", "connect-token", "auth-token-for-2LO", "auth-token-for-3LO",
            ]),
            cloud: "attributes.actor.auth.authType"),
        SchemaField("attributes.actor.auth.token_id", .string, cloud: "attributes.actor.auth.tokenId"),
        SchemaField("attributes.actor.auth.token_label", .string, cloud: "attributes.actor.auth.tokenLabel"),
        SchemaField("attributes.actor.app.id", .string, cloud: "attributes.actor.app.id"),
        SchemaField("attributes.actor.on_behalf_of.id", .string, cloud: "attributes.actor.onBehalfOf.id"),
        SchemaField("attributes.actor.on_behalf_of.email", .string, cloud: "attributes.actor.onBehalfOf.email"),
    ]

    private static let eventPlace = [
        SchemaField("attributes.context[].key", .string, reference: "attributes.context[].key"),
        SchemaField("attributes.context[].value", .string, reference: "attributes.context[].value"),
        SchemaField("attributes.context[].id", .string, cloud: "attributes.context[].id"),
        SchemaField("attributes.context[].type", .string, cloud: "attributes.context[].type"),
        SchemaField("attributes.context[].attributes", .map, cloud: "attributes.context[].attributes"),
        SchemaField(
            "attributes.container[].id", .string, reference: "attributes.container[].id",
            cloud: "attributes.container[].id"),
        SchemaField(
            "attributes.container[].type", .string, reference: "attributes.container[].type",
            cloud: "attributes.container[].type"),
        SchemaField("attributes.container[].attributes", .map, cloud: "attributes.container[].attributes"),
        SchemaField(
            "attributes.location.ip", .string, reference: "attributes.location.ip", cloud: "attributes.location.ip"),
        SchemaField(
            "attributes.location.geo", .string, reference: "attributes.location.geo",
            cloud: "attributes.location.geo"),
        SchemaField("attributes.location.city", .string, cloud: "attributes.location.city"),
        SchemaField("attributes.location.region_name", .string, cloud: "attributes.location.regionName"),
        SchemaField("attributes.location.country_name", .string, cloud: "attributes.location.countryName"),
        SchemaField("message.content", .string, cloud: "message.content"),
        SchemaField("message.format", .string, cloud: "message.format"),
    ]
}
