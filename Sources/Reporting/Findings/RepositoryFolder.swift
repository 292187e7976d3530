/// Where the files of a run are.
package struct RepositoryFolder: Hashable, Sendable {
    private let root: [String]
    private let working: [String]

    /// Two absolute paths: of the repository, and of the folder that relative paths are relative to.
    package init(root: String, working: String) {
        self.root = root.pathSegments
        self.working = working.pathSegments
    }

    /// The names on the path of a file from the root of the repository; nil where it is not in it.
    static func path(_ path: String, in folder: RepositoryFolder?) -> [String]? {
        let isAbsolute = path.utf8.first == UInt8(ascii: "/")
        guard let folder else {
            let names = path.pathSegments
            return isAbsolute || names.isEmpty || names.first == ".." ? nil : names
        }
        let names = isAbsolute ? path.pathSegments : (folder.working + [path]).joined(separator: "/").pathSegments
        return names.count > folder.root.count && names.starts(with: folder.root)
            ? Array(names.dropFirst(folder.root.count)) : nil
    }
}
