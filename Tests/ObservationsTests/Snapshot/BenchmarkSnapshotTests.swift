import CEL
import Foundation
import JSON
import Observations
import Testing

@Suite(.enabled(if: Shared.folder != nil, Comment(rawValue: Shared.comment)))
struct BenchmarkSnapshotTests {
    @Test func `an organization made by the generator is read whole`() throws {
        let folder = try TemporaryFolder()
        let bench = try #require(Shared.folder) + "/bench"
        try run([bench + "/gen_org.py", "--users", "1000", "--out", folder.path])
        try run([bench + "/snapshot.py", folder.path])
        let reader = try SnapshotReader(directory: folder.path + "/snapshot", digest: { TestSHA256() })
        let inventory = try reader.inventory()
        #expect(inventory.organization.displayName == "Acme")
        let counts = [ResourceKind.policy, .domain, .user, .group].map { inventory.collection(of: $0).resources.count }
        #expect(counts == [50, 20, 1_000, 50])
        #expect(inventory.collections.values.flatMap(\.completeness.missing) == [])
        // An independent count: lines of the file that hold the text.
        let text = try folder.text(of: "users.ndjson")
        let admins = text.split(separator: "\n").count { $0.contains(#""role":"org-admin""#) }
        let found = inventory.collection(of: .user).resources.count { user in
            ResourceObject(user).field("roles")?.json.array?.contains("org-admin") == true
        }
        #expect(admins > 5)
        #expect(found == admins)
        for (kind, collection) in inventory.collections {
            for resource in collection.resources {
                let object = ResourceObject(resource)
                for name in (ResourceSchema.objectTypes[object.typeName]?.fields ?? [:]).keys {
                    if case .error(let error)? = object.field(name) {
                        Issue.record("\(kind.rawValue) \(resource.id): \(error.message)")
                    }
                }
            }
        }
    }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}
