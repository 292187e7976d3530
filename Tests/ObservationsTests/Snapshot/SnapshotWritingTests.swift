import CEL
import Foundation
import JSON
import Observations
import Testing

struct SnapshotWritingTests {
    private let folder: TemporaryFolder
    private let finishedAt: CELTimestamp

    init() throws {
        folder = try TemporaryFolder()
        finishedAt = try #require(CELTimestamp(rfc3339: "2026-07-01T00:05:00Z"))
    }

    private func inventory(users: Int = 2) throws -> Inventory {
        func resources(_ kind: ResourceKind, _ json: [JSONValue]) throws -> [Resource] {
            try json.map { try #require(Resource($0, ResourceLayout(kind, .reference))) }
        }
        var inventory = Inventory(
            organization: try resources(
                .organization, [["id": "o1", "attributes": ["name": "Acme"], "user_count": 2]])[0],
            dialect: .reference, takenAt: try #require(CELTimestamp(rfc3339: "2026-07-01T00:00:00Z")))
        inventory.collections[.user] = ResourceCollection(
            resources: try resources(
                .user,
                (0..<users).map {
                    ["account_id": .string("u\($0)"), "x": .number(JSONNumber(literal: "1.50")), "name": "Zoë\n\"Z\""]
                }),
            details: [.roleAssignments: .some, .claimStatus: .none])
        inventory.set(DetailRequest(kind: .user, resource: 0, detail: .roleAssignments), to: [["role": "org-admin"]])
        inventory.collections[.policy] = ResourceCollection(
            resources: [],
            completeness: Completeness(missing: [
                .init(what: "page 2", reason: .incomplete, text: "the server went away")
            ]),
            filter: ResourceFilter([.type: ["ip-allowlist"]]))
        return inventory
    }

    private func write(_ inventory: Inventory, to name: String = "s") throws {
        try SnapshotWriter(directory: folder.path + "/" + name, digest: { TestSHA256() })
            .write(inventory, finishedAt: finishedAt)
    }

    private func reader(_ name: String = "s") throws -> SnapshotReader {
        try SnapshotReader(directory: folder.path + "/" + name, digest: { TestSHA256() })
    }

    @Test func `the files of a snapshot`() throws {
        try write(try inventory())
        #expect(try folder.entries() == ["s"])
        #expect(
            try folder.entries(of: "s") == ["manifest.json", "organization.ndjson", "policies.ndjson", "users.ndjson"])
        #expect(
            try folder.text(of: "s/users.ndjson") == #"""
                {"account_id":"u0","x":1.50,"name":"Zoë\n\"Z\"","role_assignments":[{"role":"org-admin"}]}
                {"account_id":"u1","x":1.50,"name":"Zoë\n\"Z\""}

                """#)
        #expect(
            try folder.text(of: "s/organization.ndjson")
                == "{\"id\":\"o1\",\"attributes\":{\"name\":\"Acme\"},\"user_count\":2}\n")
        #expect(try folder.text(of: "s/policies.ndjson") == "")
        var manifest = try JSONValue(parsing: try folder.text(of: "s/manifest.json"))
        let digest = manifest["files", "users", "sha256"]?.string
        #expect(digest?.utf8.count == 64)
        #expect(
            manifest["files", "policies", "sha256"]
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        manifest = manifest.withoutDigests
        #expect(
            manifest == [
                "version": 1, "organization": ["id": "o1", "name": "Acme"], "dialect": "reference",
                "taken_at": "2026-07-01T00:00:00Z", "finished_at": "2026-07-01T00:05:00Z", "complete": false,
                "files": [
                    "organization": [
                        "path": "organization.ndjson", "count": 1, "complete": true, "filter": .null,
                        "details": ["user_count": "some"], "missing": [],
                    ],
                    "policies": [
                        "path": "policies.ndjson", "count": 0, "complete": false, "filter": ["type": ["ip-allowlist"]],
                        "details": [:],
                        "missing": [["what": "page 2", "reason": "incomplete", "text": "the server went away"]],
                    ],
                    "users": [
                        "path": "users.ndjson", "count": 2, "complete": true, "filter": .null,
                        "details": ["role_assignments": "some"], "missing": [],
                    ],
                ],
            ])
    }

    @Test func `what was written is read as the same inventory`() throws {
        let written = try inventory(users: 3_000)
        try write(written)
        let reader = try reader()
        let read = try reader.inventory()
        #expect(read.organization.json == written.organization.json)
        #expect(read.takenAt == written.takenAt && read.dialect == written.dialect)
        #expect(Set(read.collections.keys) == Set(written.collections.keys))
        for (kind, collection) in written.collections {
            #expect(read.collection(of: kind).resources.map(\.json) == collection.resources.map(\.json))
            #expect(read.collection(of: kind).completeness == collection.completeness)
            #expect(read.collection(of: kind).filter == collection.filter)
            #expect(read.collection(of: kind).details == collection.details.filter { $0.value != .none })
        }
        #expect(reader.manifest.finishedAt == finishedAt)
        #expect(reader.manifestDigest?.utf8.count == 64)
    }

    @Test func `a byte that was changed afterwards is noticed`() throws {
        try write(try inventory())
        let text = try folder.text(of: "s/users.ndjson")
        try folder.write(text.replacingOccurrences(of: "org-admin", with: "org-adnin"), to: "s/users.ndjson")
        let error = #expect(throws: SnapshotError.self) { try reader().inventory() }
        #expect(error?.reason.hasPrefix("is not the file that the manifest describes: its SHA-256 is ") == true)
        var demand = Demand()
        demand.need(.policy)
        #expect(try reader().inventory(for: demand).collections.count == 1)
    }

    @Test func `only the owner may read it`() throws {
        try write(try inventory())
        #expect(try folder.permissions(of: "s") == 0o700)
        for entry in try folder.entries(of: "s") {
            #expect(try folder.permissions(of: "s/" + entry) == 0o600)
        }
    }

    @Test func `an older snapshot and an empty folder are replaced`() throws {
        try write(try inventory(users: 5))
        try write(try inventory(users: 1))
        #expect(try reader().inventory().collection(of: .user).resources.count == 1)
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: false)
        try write(try inventory(), to: "empty/")
        #expect(try reader("empty").inventory().collection(of: .user).resources.count == 2)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "s")
        try write(try inventory(users: 7), to: "link")
        #expect(try reader("s").inventory().collection(of: .user).resources.count == 7)
        #expect(try folder.entries() == ["empty", "link", "s"])
    }

    @Test func `nothing else is replaced`() throws {
        try folder.write("mine", to: "other/notes.txt")
        try folder.write("{\"name\": \"an app\"}", to: "app/manifest.json")
        try folder.write("mine", to: "file")
        try write(try inventory(), to: "kept")
        try folder.write("mine", to: "kept/params.yaml")
        let refusals = [
            ("other", "exists, is not empty and is no snapshot"), ("app", "exists, is not empty and is no snapshot"),
            ("file", "is no directory"), ("kept", "holds `params.yaml` beside a snapshot, which would be lost"),
            ("missing/s", "no such file or directory"),
        ]
        let resolved = URL(fileURLWithPath: folder.path).resolvingSymlinksInPath().path
        for (name, reason) in refusals {
            let error = #expect(throws: SnapshotError.self) { try write(try inventory(users: 9), to: name) }
            #expect(error?.reason == reason)
            #expect(error?.path.hasPrefix(resolved) == true)
        }
        #expect(try folder.entries() == ["app", "file", "kept", "other"])
        #expect(try folder.text(of: "other/notes.txt") == "mine")
        #expect(try folder.text(of: "file") == "mine")
        #expect(try reader("kept").inventory().collection(of: .user).resources.count == 2)
    }

    @Test func `the directory appears whole`() async throws {
        let inventory = try inventory(users: 4_000)
        let target = folder.path + "/s"
        let finishedAt = finishedAt
        let seen = try await withThrowingTaskGroup(of: Int?.self) { group in
            group.addTask {
                // Looks at every moment; a directory that is there must be all there.
                while !FileManager.default.fileExists(atPath: target) { await Task.yield() }
                let reader = try SnapshotReader(directory: target, digest: { ByteCount() })
                return try reader.inventory().collection(of: .user).resources.count
            }
            group.addTask {
                let writer = SnapshotWriter(directory: target, digest: { ByteCount() })
                try writer.write(inventory, finishedAt: finishedAt)
                return nil
            }
            return try await group.reduce(into: [Int]()) { if let count = $1 { $0.append(count) } }
        }
        #expect(seen == [4_000])
    }
}

extension JSONValue {
    /// A manifest without the SHA-256 of its files.
    fileprivate var withoutDigests: JSONValue {
        guard case .object(var object) = self else { return self }
        object["sha256"] = nil
        return .object(
            JSONObject(uniqueMembers: object.members.map { .init(key: $0.key, value: $0.value.withoutDigests) }))
    }
}
