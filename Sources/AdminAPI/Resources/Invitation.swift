internal import JSON

/// Whom to invite to an organization, and to what.
package struct Invitation: Sendable, Hashable {
    /// Whom to invite.
    package var emails: [String]
    /// The directory that they join.
    package var directoryID: String?
    /// The groups that they join.
    package var groupIDs: [String]
    /// The roles on products that they get.
    package var roleAssignments: [RoleAssignment]

    /// Only the addresses are required.
    package init(
        emails: [String], directoryID: String? = nil, groupIDs: [String] = [], roleAssignments: [RoleAssignment] = []
    ) {
        self.emails = emails
        self.directoryID = directoryID
        self.groupIDs = groupIDs
        self.roleAssignments = roleAssignments
    }

    var json: JSONValue {
        var body: JSONObject = ["emails": .array(emails.map { .string($0) })]
        body["directoryId"] = directoryID.map { .string($0) }
        if !groupIDs.isEmpty {
            body["groupIds"] = .array(groupIDs.map { .string($0) })
        }
        if !roleAssignments.isEmpty {
            body["roleAssignments"] = .array(roleAssignments.map { .object($0.raw) })
        }
        return .object(body)
    }
}
