import Foundation
import Testing

/// An organization that is named, and another that is found.
struct OtherOrganizationTests {
    private static let refused = Tenet.Result(
        status: 2, output: "", errors: "tenet: expected the organization `other`, found `tiny-1`\n")

    @Test(arguments: ["--snapshot", "--simulate"]) func `an option and the environment must not contradict a snapshot`(
        source: String
    ) throws {
        let organization = try TinyOrganization()
        func check(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Tenet.Result {
            try Tenet.run(
                ["check", source, organization.snapshot, "--history", "runs.sqlite"] + arguments,
                environment: environment, folder: organization.scratch.folder)
        }
        #expect(try check(["--org", "other"]) == Self.refused)
        #expect(try check([], ["TENET_ORG": "other"]) == Self.refused)
        #expect(!FileManager.default.fileExists(atPath: organization.scratch.path("runs.sqlite")))
        #expect(try check(["--org", "tiny-1"]).status == 0)
        #expect(try check(["--org", "tiny-1"], ["TENET_ORG": "other"]).status == 0)
        #expect(try check([], ["TENET_ORG": ""]).status == 0)
    }

    @Test func `what the settings name is for live runs`() throws {
        let organization = try TinyOrganization()
        try organization.scratch.file("tenet.yaml", "org: other\n")
        #expect(try organization.check().status == 0)
        #expect(try organization.check("--org", "other") == Self.refused)
    }

    @Test func `no other command takes another organization either`() throws {
        let organization = try TinyOrganization()
        for command in [["plan"], ["explain", "accounts-active"], ["baseline", "write", "--baseline", "b.json"]] {
            let result = try Tenet.run(
                command + ["--snapshot", organization.snapshot, "--org", "other"],
                folder: organization.scratch.folder)
            #expect(result == Self.refused, "\(command)")
        }
    }

    @Test func `in a fleet nothing is recorded of another organization`() throws {
        let organization = try TinyOrganization()
        try organization.scratch.file(
            "orgs.yaml",
            """
            organizations:
              - { id: other, snapshot: snapshot }
              - { id: another, simulate: snapshot }
            """)
        let result = try Tenet.run(
            ["check", "--orgs", "orgs.yaml", "--history", "runs.sqlite"], folder: organization.scratch.folder)
        #expect(result.status == 2)
        #expect(result.output.contains("expected the organization `another`, found `tiny-1`"), "\(result.output)")
        #expect(!FileManager.default.fileExists(atPath: organization.scratch.path("runs.sqlite")))
    }
}
