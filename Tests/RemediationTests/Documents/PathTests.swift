import Remediation
import Testing

struct PathTests {
    @Test(arguments: [
        ("j", ""), ("journal", ""), ("", ""), ("/", "/"), ("/j", "/"), ("//j", "/"), ("a/j", "a"), ("a/b/j", "a/b"),
        ("a//j", "a"), ("a/j/", "a"), ("./j", "."), ("../j", ".."), ("/a/b", "/a"), ("a/\u{301}j", "a"),
    ])
    func `the folder of a path is what stands before its last name`(path: String, folder: String) {
        #expect(path.folderOfPath == folder)
    }
}
