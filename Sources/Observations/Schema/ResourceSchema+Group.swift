extension ResourceSchema {
    static let group = [
        SchemaField("id", .string, .required, reference: "id", cloud: "id"),
        SchemaField("type", .string, values: KnownValues(reference: ["group"]), reference: "type"),
        SchemaField("attributes.name", .string, reference: "attributes.name", cloud: "name"),
        SchemaField("attributes.description", .string, reference: "attributes.description", cloud: "description"),
        SchemaField(
            "attributes.member_count", .int, reference: "attributes.member_count",
            cloud: .expanded("counts.users", .memberCount, "counts.users")),
        SchemaField(
            "attributes.resource_count", .int,
            cloud: .expanded("counts.resources", .resourceCount, "counts.resources")),
        SchemaField("attributes.directory_id", .string, cloud: "directoryId"),
        SchemaField("attributes.external_synced", .bool, cloud: "externalSynced"),
        SchemaField("attributes.managed_by", .string, cloud: "managedBy"),
        SchemaField("attributes.management_access.deletable", .bool, cloud: "managementAccess.deletable"),
        SchemaField("attributes.management_access.modifiable", .bool, cloud: "managementAccess.modifiable"),
        SchemaField("attributes.management_access.readable", .bool, cloud: "managementAccess.readable"),
        SchemaField(
            "role_assignments[].role", .string, .required, values: roleValues, cloud: groupRoleAssignment("roles")),
        SchemaField("role_assignments[].resource.id", .string, cloud: groupRoleAssignment("resourceId")),
        SchemaField("role_assignments[].resource.type", .string, cloud: groupRoleAssignment("resourceOwner")),
        SchemaField("role_assignments[].is_default", .bool, cloud: groupRoleAssignment("defaultRole")),
        SchemaField(
            "roles", .strings, .required, values: roleValues,
            cloud: .perResource(
                "role_assignments[].roles", .roleAssignments, RoleDerivations.roles,
                membership: RoleDerivations.rolesOfGroup)),
    ]

    private static func groupRoleAssignment(_ key: String) -> FieldSource {
        .perResource("role_assignments[].\(key)", .roleAssignments, RoleDerivations.assignments)
    }
}
