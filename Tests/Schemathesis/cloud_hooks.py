"""What schemathesis has to know about the simulator in the cloud dialect, and every exception with its reason."""

import schemathesis
from common_hooks import drop_cursor, ids, is_negative, members, use_known_ids

# The operations that Tenet uses; the simulator has no others.
OPERATIONS = {
    "getOrgs", "getOrgById", "getUsers", "getDomains", "getDomainById", "getPolicies", "getPolicyById",
    "updatePolicy", "getEvents", "pollEvents", "getEventById", "getEventActions", "getDirectoriesForOrg",
    "searchDirectoryUsers", "getDirectoryUsersCount", "getUserStats", "getDirectoryUserDetails",
    "getUserRoleAssignments", "searchDirectoryGroups", "getGroupRoleAssignments", "queryWorkspacesV2",
}

# Refusals that are honest and for which the description documents no status, or one with other codes only.
UNDOCUMENTED = {
    # A parameter that cannot be read or is given twice; an organization that is not there.
    "getOrgById": ["400"],
    "getPolicies": ["400", "404"],
    "getDomains": ["400", "404"],
    "getEvents": ["400", "404"],
    "pollEvents": ["400", "404"],
    "getUsers": ["400"],
    "getDirectoriesForOrg": ["404"],
    "getDomainById": ["404"],
    "getEventById": ["404"],
    # A body that is not declared as JSON.
    "updatePolicy": ["413", "415"],
    "searchDirectoryUsers": ["413", "415"],
    "searchDirectoryGroups": ["413", "415"],
    "queryWorkspacesV2": ["413", "415"],
}

ORG = ids("/v1/orgs")[0]
DIRECTORY = f"/v2/orgs/{ORG}/directories/-"
USERS = ids(f"{DIRECTORY}/users/search", "accountId", {})
KNOWN = {
    "orgId": [ORG],
    "directoryId": ["-"],
    "accountId": USERS,
    "userId": USERS,
    "groupId": ids(f"{DIRECTORY}/groups/search", "id", {}),
    "domainId": ids(f"/v1/orgs/{ORG}/domains"),
    "eventId": ids(f"/v1/orgs/{ORG}/events"),
}

TYPES = {
    policy["id"]: policy["attributes"]["type"]
    for policy in members(f"/v1/orgs/{ORG}/policies")
    if policy["attributes"]["type"] in ("ip-allowlist", "data-residency")
}
KNOWN["policyId"] = list(TYPES)


@schemathesis.hook
def before_load_schema(context, raw_schema):
    for path, operations in list(raw_schema["paths"].items()):
        for method, operation in list(operations.items()):
            if not isinstance(operation, dict):
                continue
            if operation.get("operationId") not in OPERATIONS:
                del operations[method]
                continue
            if operation["operationId"] == "updatePolicy":
                operation["requestBody"]["required"] = True
            for status in UNDOCUMENTED.get(operation["operationId"], []):
                operation["responses"][status] = {
                    "description": "Refused.",
                    "content": {"application/json": {"schema": {
                        "$ref": "#/components/schemas/Errors.ApplicationErrors.Model"}}},
                }
        if not any(method in operations for method in ("get", "post", "put", "delete", "patch")):
            del raw_schema["paths"][path]
        # The description calls the parameter otherwise than the path does.
        if path.endswith("/users/{userId}") and path in raw_schema["paths"]:
            raw_schema["paths"][path.replace("{userId}", "{accountId}")] = raw_schema["paths"].pop(path)
    # An update of nothing is refused.
    raw_schema["components"]["schemas"]["PolicyUpdateInput"]["required"] = ["data"]
    # Apps and customers are users too; the older listing says so, the description of the newer one forgot.
    raw_schema["components"]["schemas"]["AccountType"]["enum"] = ["atlassian", "customer", "app"]


@schemathesis.hook
def before_call(context, case, kwargs):
    drop_cursor(case)
    use_known_ids(case, KNOWN)
    # What the description says in words only: times are milliseconds since 1970; a search is by `searchTerm` or by
    # `emails`, by `groupIds` or by `groupNames`; a policy keeps its type.
    if case.query and not is_negative(case, "query"):
        for name in ("from", "to"):
            if name in case.query:
                case.query[name] = "1782864000000"
        # A list of no products is written as a list of one product without a name, which is none.
        if not any(case.query.get("product", ["-"]) or []):
            case.query.pop("product", None)
    if isinstance(case.body, dict) and not is_negative(case, "body"):
        for name, other in (("searchTerm", "emails"), ("groupNames", "groupIds")):
            if name in case.body:
                case.body.pop(other, None)
        data = case.body.get("data")
        attributes = data.get("attributes") if isinstance(data, dict) else None
        policy = (case.path_parameters or {}).get("policyId")
        if isinstance(attributes, dict) and policy in TYPES:
            attributes["type"] = TYPES[policy]
