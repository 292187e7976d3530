extension CloudReadClient {
    /// How many tokens are asked for at once.
    package static let tokenPageSize = 1000

    /// The API tokens of the organization's managed accounts.
    /// See https://developer.atlassian.com/cloud/admin/api-access/rest/.
    package func apiTokens(of organization: String) -> Pages<CloudResource> {
        caller.pages(
            .getApiTokens, ["api-access", "v1", "orgs", organization, "api-tokens"],
            query: [("pageSize", "\(Self.tokenPageSize)")])
    }

    /// The API keys of the organization. The shape of the answer is not established.
    package func apiKeys(of organization: String) -> Pages<CloudResource> {
        caller.pages(.getApiKeys, ["api-access", "v1", "orgs", organization, "api-keys"])
    }
}
