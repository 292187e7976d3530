"""What schemathesis has to know about the simulator in the reference dialect, and every exception with its reason."""

import schemathesis
from common_hooks import drop_cursor, ids, use_known_ids

# Refusals that are honest and for which the description documents no status: a cursor, a `type` or a time that
# cannot be read, or a parameter that is given twice. Any other status that is not documented still fails.
UNDOCUMENTED = {
    "getOrganizationDomains": "400",
    "getOrganizationPolicies": "400",
    "getOrganizationEvents": "400",
    "getOrganizationGroups": "400",
}

ORG = ids("/v1/orgs")[0]
USERS = ids(f"/v2/orgs/{ORG}/directories/-/users", "account_id")
KNOWN = {
    "orgId": [ORG],
    "directoryId": ["-"],
    "accountId": USERS,
    "userId": USERS,
    "policyId": ids(f"/v1/orgs/{ORG}/policies"),
    "domainId": ids(f"/v1/orgs/{ORG}/domains"),
    "eventId": ids(f"/v1/orgs/{ORG}/events"),
}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    for path in raw_schema["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict) and (status := UNDOCUMENTED.get(operation.get("operationId"))):
                error = {"$ref": "#/components/schemas/ErrorResponse"}
                operation["responses"][status] = {
                    "description": "Bad request.",
                    "content": {"application/json": {"schema": error}},
                }


@schemathesis.hook
def before_call(context, case, kwargs):
    drop_cursor(case)
    use_known_ids(case, KNOWN)
