package import AdminAPI

/// Why nothing could be collected at all.
package enum CollectionError: Error {
    /// The first call, for the organization itself, failed.
    case unreachable(AdminAPIError)
    /// The organization that answered is another one.
    case otherOrganization(asked: String, answered: String)
}

extension CollectionError: CustomStringConvertible {
    /// For people; holds no credentials.
    package var description: String {
        switch self {
        case .unreachable(let error): "\(error)"
        case .otherOrganization(let asked, ""):
            "asked for the organization `\(asked)`, the answer names none"
        case .otherOrganization(let asked, let answered):
            "asked for the organization `\(asked)`, the answer is about `\(answered)`"
        }
    }
}
