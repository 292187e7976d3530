import Testing

@testable import Reporting

struct RepositoryFolderTests {
    private static let here = RepositoryFolder(root: "/home/ci/work", working: "/home/ci/work/policies")
    private static let root = RepositoryFolder(root: "/", working: "/")

    @Test(
        arguments: [
            ("rules/a.yaml", nil, "rules/a.yaml"), ("./rules//a.yaml", nil, "rules/a.yaml"),
            ("a/../b.yaml", nil, "b.yaml"),
            ("../a.yaml", nil, nil), ("/etc/a.yaml", nil, nil), ("", nil, nil), (".", nil, nil),
            ("rules/a.yaml", here, "policies/rules/a.yaml"), ("../rules/a.yaml", here, "rules/a.yaml"),
            ("../../a.yaml", here, nil), ("../../../../../a.yaml", here, nil), ("/home/ci/work/a.yaml", here, "a.yaml"),
            ("/home/ci/workshop/a.yaml", here, nil), ("/home/ci/work", here, nil), ("..", here, nil),
            ("/etc/a.yaml", here, nil), ("/etc/a.yaml", root, "etc/a.yaml"), ("a.yaml", root, "a.yaml"),
        ] as [(String, RepositoryFolder?, String?)])
    func `a path is told from the root of the repository, where it is in it`(
        path: String, folder: RepositoryFolder?, expected: String?
    ) {
        #expect(RepositoryFolder.path(path, in: folder)?.joined(separator: "/") == expected)
    }
}
