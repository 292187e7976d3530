/// A commit of a repository of Bitbucket Cloud.
package struct BitbucketCommit: Sendable, Hashable {
    package let workspace: String
    package let repository: String
    package let commit: String

    /// - Throws: Where a part cannot be one.
    package init(workspace: String, repository: String, commit: String) throws(PublishError) {
        for (part, name) in [(workspace, "workspace"), (repository, "repository")] {
            guard !part.isEmpty, part.utf8.count <= 100, part != ".", part != "..",
                part.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") })
            else { throw .invalid("`\(part)` is not the name of a \(name)") }
        }
        guard (7...64).contains(commit.utf8.count),
            commit.utf8.allSatisfy({ byte in "0123456789abcdefABCDEF".utf8.contains(byte) })
        else { throw .invalid("`\(commit)` is not the hash of a commit") }
        self.workspace = workspace
        self.repository = repository
        self.commit = commit
    }
}
