import Foundation
import Testing

/// A key that stands where the path of its file should be is never shown: not in the message that there is no such file, nor
/// anywhere else.
struct MisplacedKeyTests {
    private static let key = "ATATT3x-4711-key"
    private static let missing = "No such file or directory"
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.file(
            "rules/a.yaml",
            "apiVersion: tenet/v1\nrules: [{ id: a, title: A, severity: low, for: domain, require: \"true\" }]\n")
    }

    private struct Place: CustomTestStringConvertible {
        var arguments: [String]
        var environment: [String: String] = [:]
        var settings = ""
        /// What the message calls it.
        var name: String
        var reason = missing

        var testDescription: String { name }
    }

    private static let live = ["--org", "o", "--base-url", "https://tenet.invalid", "--dialect", "cloud"]

    private static let places = [
        Place(arguments: ["check", "--token-file", key] + live, name: "the file that `--token-file` names"),
        Place(
            arguments: ["check"] + live, environment: ["TENET_TOKEN_FILE": key],
            name: "the file that `TENET_TOKEN_FILE` names"),
        Place(
            arguments: ["check"] + live, settings: "rate: 5\ntoken-file: \(key)\n",
            name: "the file that `token-file` (tenet.yaml:2) names"),
        Place(
            arguments: ["approve", "tenet.yaml", "--key-file", key], name: "the file that `--key-file` names",
            reason: missing.lowercased()),
    ]

    @Test(arguments: places)
    private func `the message says what names the file`(place: Place) throws {
        try scratch.file("tenet.yaml", place.settings)
        let result = try Tenet.run(place.arguments, environment: place.environment, folder: scratch.folder)
        #expect(result.errors == "tenet: cannot read \(place.name): \(place.reason)\n")
        #expect(result.output.isEmpty)
        #expect(result.status == 2)
    }

    @Test func `of an organization's own file, too`() throws {
        try scratch.file(
            "orgs.yaml",
            """
            organizations:
              - { id: a, base-url: "https://tenet.invalid", dialect: cloud, token: { file: \(Self.key) } }

            """)
        let result = try Tenet.run(["check", "--orgs", "orgs.yaml"], folder: scratch.folder)
        #expect(!(result.output + result.errors).contains("4711"))
        #expect((result.output + result.errors).contains("no API key: cannot read the file that `token` names"))
    }

    @Test func `a folder is no file`() throws {
        let result = try Tenet.run(["check", "--token-file", "rules"] + Self.live, folder: scratch.folder)
        #expect(result.errors == "tenet: cannot read the file that `--token-file` names: it is a folder\n")
    }

    @Test(arguments: ["text", "json"])
    func `settings do not show it`(format: String) throws {
        try scratch.file("tenet.yaml", "token-file: \(Self.key)\n")
        let result = try Tenet.run(["config", "show", "--output", format], folder: scratch.folder)
        #expect(result.status == 0)
        #expect(!(result.output + result.errors).contains("4711"))
    }
}
