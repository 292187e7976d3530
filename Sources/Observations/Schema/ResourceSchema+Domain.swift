extension ResourceSchema {
    static let domain = [
        SchemaField("id", .string, .required, reference: "id", cloud: "id"),
        SchemaField(
            "type", .string, values: KnownValues(reference: ["domain"], cloud: ["domains"]), reference: "type",
            cloud: "type"),
        SchemaField("attributes.name", .string, reference: "attributes.name", cloud: "attributes.name"),
        SchemaField(
            "attributes.claim.type", .string, values: KnownValues(["http", "dns"], reference: ["verified"]),
            reference: "attributes.claim.type", cloud: "attributes.claim.type"),
        SchemaField(
            "attributes.claim.status", .string,
            values: KnownValues(
                ["verified"], reference: ["pending"],
                cloud: ["unverified", "deleted", "superseded", "missing_token"]),
            reference: "attributes.claim.status", cloud: "attributes.claim.status"),
    ]
}
