extension ResourceSchema {
    static let roleValues = KnownValues(
        ["org-admin", "site-admin", "user"], reference: ["trusted-user", "product-admin"],
        cloud: [
            "admin", "guest", "customer", "user-access-admin", "contributor", "basic", "stakeholder", "ai-access",
        ])

    static let user = userAccount + userActivity + userAccess + userRoles

    private static let userAccount = [
        SchemaField("account_id", .string, .required, reference: "account_id", cloud: "accountId"),
        SchemaField(
            "account_type", .string, .required, values: KnownValues(["atlassian", "customer", "app"]),
            reference: "account_type", cloud: "accountType"),
        SchemaField(
            "account_status", .string, .required, values: KnownValues(["active", "inactive", "closed"]),
            reference: "account_status", cloud: "accountStatus"),
        SchemaField(
            "status", .string, .required,
            values: KnownValues(["active", "suspended", "not_invited", "deactivated", "for_deletion"]),
            cloud: "status"),
        SchemaField(
            "membership_status", .string, .required, values: KnownValues(["active", "suspended", "no_membership"]),
            cloud: "membershipStatus"),
        SchemaField(
            "claim_status", .string, .required, values: KnownValues(["managed", "unmanaged"]),
            reference: .listing("claim_status", .claimStatus), cloud: "claimStatus"),
        SchemaField("name", .string, reference: "name", cloud: "name"),
        SchemaField("nickname", .string, reference: "nickname", cloud: "nickname"),
        SchemaField("email", .string, reference: "email", cloud: "email"),
        SchemaField("email_verified", .bool, cloud: "emailVerified"),
        SchemaField("mfa_enabled", .bool, cloud: "mfaEnabled"),
        SchemaField(
            "management_source", .string, values: KnownValues(["invited", "synced"]), cloud: "managementSource"),
        SchemaField("picture", .string, reference: "picture", cloud: "picture"),
        SchemaField("avatar", .string, cloud: "avatar"),
        SchemaField("job_title", .string, cloud: "jobTitle"),
        SchemaField("department", .string, cloud: "department"),
        SchemaField("organization", .string, cloud: "organization"),
        SchemaField("location", .string, cloud: "location"),
        SchemaField("time_zone", .string, cloud: "timeZone"),
    ]

    private static let userActivity = [
        SchemaField("created", .timestamp, reference: "created"),
        SchemaField("added_to_org", .timestamp, cloud: "addedToOrg"),
        SchemaField("member_since", .timestamp, reference: "created", cloud: "addedToOrg"),
        SchemaField(
            "last_active", .timestamp, reference: "last_active",
            cloud: .expanded(
                "productAccess[].lastActiveTimestamp", .productAccess, "productAccess",
                UserDerivations.latest("productAccess", "lastActiveTimestamp"))),
        SchemaField("deactivated_on", .timestamp, cloud: .perResource("deactivated_on", .deactivatedOn)),
        SchemaField("access_billable", .bool, cloud: .listing("managed_account.access_billable", .managedAccount)),
    ]

    private static let userAccess = [
        SchemaField("product_access[].id", .string, cloud: productAccess("id")),
        SchemaField(
            "product_access[].key", .string, .required,
            values: KnownValues([
                "jira-software", "jira-service-desk", "jira-core", "jira-ops", "confluence", "bitbucket", "trello",
                "opsgenie", "statuspage", "stride", "hipchat",
            ]),
            reference: "product_access[].key", cloud: productAccess("key")),
        SchemaField(
            "product_access[].name", .string, reference: "product_access[].name", cloud: managedProduct("name")),
        SchemaField(
            "product_access[].url", .string, reference: "product_access[].url", cloud: managedProduct("url")),
        SchemaField(
            "product_access[].last_active", .timestamp, reference: "product_access[].last_active",
            cloud: productAccess("lastActiveTimestamp")),
        SchemaField("groups[].id", .string, .required, cloud: .expanded("groups[].id", .groups, "groups")),
        SchemaField("groups[].name", .string, cloud: .expanded("groups[].name", .groups, "groups")),
        SchemaField("groups[].description", .string, cloud: .expanded("groups[].description", .groups, "groups")),
        SchemaField(
            "resource_count", .int, cloud: .expanded("counts.resources", .resourceCount, "counts.resources")),
    ]

    private static let userRoles = [
        SchemaField(
            "role_assignments[].role", .string, .required, values: roleValues,
            reference: roleAssignment("role"), cloud: cloudRoleAssignment("roleAssignments[].role")),
        SchemaField(
            "role_assignments[].resource.id", .string, reference: roleAssignment("resource.id"),
            cloud: cloudRoleAssignment("resourceId")),
        SchemaField(
            "role_assignments[].resource.type", .string, reference: roleAssignment("resource.type"),
            cloud: cloudRoleAssignment("resourceOwner")),
        SchemaField(
            "role_assignments[].methods", .strings, values: KnownValues(["inferred", "direct", "group_direct"]),
            cloud: cloudRoleAssignment("roleAssignments[].roleAssignmentMethods")),
        SchemaField("role_assignments[].directory_id", .string, cloud: cloudRoleAssignment("directoryId")),
        SchemaField(
            "roles", .strings, .required, values: roleValues,
            reference: .perResource("role_assignments[].role", .roleAssignments, RoleDerivations.roles),
            cloud: .perResource(
                "role_assignments[].role", .roleAssignments, RoleDerivations.roles,
                membership: RoleDerivations.rolesOfUser)),
    ]

    private static func productAccess(_ key: String) -> FieldSource {
        .expanded("productAccess[].\(key)", .productAccess, "productAccess")
    }

    private static func managedProduct(_ key: String) -> FieldSource {
        .listing("managed_account.product_access[].\(key)", .managedAccount, UserDerivations.managedProduct(key))
    }

    private static func roleAssignment(_ path: String) -> FieldSource {
        .perResource("role_assignments[].\(path)", .roleAssignments)
    }

    private static func cloudRoleAssignment(_ path: String) -> FieldSource {
        .perResource("role_assignments[].\(path)", .roleAssignments, RoleDerivations.assignments)
    }
}
