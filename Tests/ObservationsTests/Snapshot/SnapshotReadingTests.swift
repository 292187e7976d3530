import CEL
import Foundation
import JSON
import Observations
import Testing

struct SnapshotReadingTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func manifest(_ files: String, extra: String = "") -> String {
        """
        {"version": 1, "organization": {"id": "o1", "name": "Acme"}, "dialect": "reference",
         "taken_at": "2026-07-01T00:00:00Z", \(extra) "files": {\(files)}}
        """
    }

    private func reader() throws -> SnapshotReader {
        try SnapshotReader(directory: folder.path, digest: { TestSHA256() })
    }

    @Test func `a snapshot written by hand is read`() throws {
        try folder.write(
            manifest(
                #""users": {"path": "users.ndjson", "details": {"role_assignments": "all", "later": "all"}}, "robots": 7"#
            ),
            to: "manifest.json")
        try folder.write(
            "{\"account_id\":\"u1\"}\n{\"account_id\":\"u2\",\"role_assignments\":[{\"role\":\"user\"}]}",
            to: "users.ndjson")
        let reader = try reader()
        #expect(reader.manifest.organizationID == "o1")
        #expect(reader.manifest.organizationName == "Acme")
        #expect(reader.manifest.dialect == .reference)
        #expect(reader.manifest.takenAt.description == "2026-07-01T00:00:00Z")
        #expect(reader.manifest.finishedAt == nil)
        #expect(reader.manifestDigest == nil)
        let inventory = try reader.inventory()
        #expect(inventory.organization.id == "o1")
        #expect(inventory.organization.displayName == "Acme")
        let users = inventory.collection(of: .user)
        #expect(users.resources.map(\.id) == ["u1", "u2"])
        #expect(users.completeness.isComplete)
        #expect(users.resources.map { ResourceObject($0).field("roles")?.json } == [[], ["user"]])
        #expect(inventory.collection(of: .group).completeness.missing.map(\.text) == ["groups were not collected"])
        #expect(try reader.rawResources(of: .user).map { $0["account_id"] } == ["u1", "u2"])
        #expect(try reader.rawResources(of: .group) == [])
    }

    @Test(arguments: [
        (#""role_assignments": "all""#, [#"[]"#, #"["user"]"#, #"[]"#]),
        (#""role_assignments": "some""#, ["unknown", #"["user"]"#, #"[]"#]),
        (#""role_assignments": "none""#, ["unknown", "unknown", "unknown"]),
        ("", ["unknown", "unknown", "unknown"]),
    ])
    func `the extent of a detail says what an absent key means`(details: String, roles: [String]) throws {
        try folder.write(manifest(#""users": {"path": "u", "details": {\#(details)}}"#), to: "manifest.json")
        try folder.write(
            """
            {"account_id":"a"}
            {"account_id":"b","role_assignments":[{"role":"user"}]}
            {"account_id":"c","role_assignments":[]}

            """, to: "u")
        let users = try reader().inventory().collection(of: .user)
        let found = users.resources.map { user in
            if case .unknown? = ResourceObject(user).field("roles") { return "unknown" }
            return ResourceObject(user).field("roles")?.json.serialized() ?? "absent"
        }
        #expect(found == roles)
        #expect(users.completeness.isComplete)
    }

    @Test func `the demanded kinds are read, and no other file is looked at`() throws {
        try folder.write(manifest(#""users": {"path": "gone"}, "domains": {"path": "d"}"#), to: "manifest.json")
        try folder.write("{\"id\":\"d1\"}\n", to: "d")
        var demand = Demand()
        demand.need(.domain)
        let inventory = try reader().inventory(for: demand)
        #expect(inventory.collection(of: .domain).resources.count == 1)
        #expect(inventory.collections.keys.map(\.rawValue) == ["domain"])
        #expect(throws: SnapshotError.self) { try reader().inventory() }
    }

    @Test func `what is missing of a collection is told`() throws {
        try folder.write(
            manifest(
                #"""
                "users": {"path": "u", "complete": false, "missing": [{"what": "page 7", "reason": "forbidden", "text": "refused"}]},
                "groups": {"path": "u", "complete": false, "filter": null},
                "policies": {"path": "u", "filter": {"type": ["ip-allowlist"]}, "missing": [{"what": "x", "reason": "odd", "text": "y"}]},
                "events": {"path": "u", "filter": {"from": "2026-06-01T00:00:00Z", "action": ["a"]}}
                """#), to: "manifest.json")
        try folder.write("", to: "u")
        let inventory = try reader().inventory()
        #expect(
            inventory.collection(of: .user).completeness.missing == [
                .init(what: "page 7", reason: .forbidden, text: "refused")
            ])
        #expect(
            inventory.collection(of: .group).completeness.missing
                == [.init(what: "groups", reason: .incomplete, text: "the snapshot does not hold all groups")])
        #expect(
            inventory.collection(of: .policy).completeness.missing == [.init(what: "x", reason: .incomplete, text: "y")]
        )
        #expect(inventory.collection(of: .policy).filter == ResourceFilter([.type: ["ip-allowlist"]]))
        let events = inventory.collection(of: .event)
        #expect(events.filter.description == "action a, from 2026-06-01T00:00:00Z")
        #expect(events.completeness.isComplete)
        #expect(
            events.completeness(for: ResourceFilter([.action: ["b"]]), of: .event).missing.map(\.text)
                == ["only events with action a, from 2026-06-01T00:00:00Z were collected"])
        #expect(events.completeness(for: events.filter, of: .event).isComplete)
    }

    @Test func `a malformed line is left out and makes the collection incomplete`() throws {
        try folder.write(manifest(#""users": {"path": "u", "count": 10}"#), to: "manifest.json")
        try folder.write(
            """
            {"account_id":"a"}
            {"account_id":"b"

            {"account_id":7}
            {"account_id":"a"}
            []
            {"account_id":"\u{e9}"}
            {"account_id":"e\u{301}"}
            nope
            nope

            """, to: "u")
        let users = try reader().inventory().collection(of: .user)
        #expect(users.resources.map(\.id.unicodeScalars.count) == [1, 1, 2])
        #expect(
            users.completeness.missing.map(\.text) == [
                "u:2: expected `,` or `}`, not the end of the text at byte 17",
                "u:3: expected a value, not the end of the text at byte 0",
                "u:4: expected an object with a text as `account_id`",
                "u:5: `account_id` is the same as in line 1",
                "u:6: expected an object with a text as `account_id`",
                "u: 2 more malformed lines",
            ])
        #expect(Set(users.completeness.missing.map(\.reason)) == [.incomplete])
        let error = #expect(throws: SnapshotError.self) { try reader().rawResources(of: .user) }
        #expect(error?.description.hasSuffix("/u:2: expected `,` or `}`, not the end of the text at byte 17") == true)
    }

    @Test(arguments: [
        (#""path": "u", "count": 2"#, "/u: expected 2 lines as the manifest says, found 1"),
        (
            #""path": "u", "count": 1, "sha256": "00""#,
            "/u: is not the file that the manifest describes: its SHA-256 is f307c6445af239c22408e7eb598afeb88fefeda03cae67a759da51b14d21e4de"
        ),
        (#""path": "gone""#, "/gone: no such file or directory"),
        (#""path": "link""#, "/link: is a symbolic link"),
        (#""path": "folder""#, "/folder: is no regular file"),
        (#""path": "pipe""#, "/pipe: is no regular file"),
    ])
    func `a file that is not what the manifest says is an error`(file: String, error: String) throws {
        try folder.write(manifest(#""users": {\#(file)}"#), to: "manifest.json")
        try folder.write("{\"account_id\":\"u1\"}\n", to: "u")
        try folder.write("", to: "folder/x")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link", withDestinationPath: folder.path + "/u")
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        let found = #expect(throws: SnapshotError.self) { try reader().inventory() }
        #expect(
            found?.description.dropFirst(folder.path.count).elementsEqual(error) == true, "\(found?.description ?? "")")
    }

    @Test(arguments: [
        ("", "expected a value, not the end of the text at byte 0"),
        ("[]", "expected an object as the manifest, found a list"),
        ("{}", "the manifest has no `version`"),
        (#"{"version": 2}"#, "expected version 1, found 2"),
        (#"{"version": "1"}"#, "expected an integer as `version` of the manifest, found `1`"),
        (#"{"version": 1}"#, "the manifest has no `organization`"),
        (#"{"version": 1, "organization": {}}"#, "`organization` has no `id`"),
        (#"{"version": 1, "organization": {"id": "o"}}"#, "the manifest has no `dialect`"),
        (
            #"{"version": 1, "organization": {"id": "o"}, "dialect": "live"}"#,
            "expected `reference` or `cloud` as `dialect` of the manifest, found `live`"
        ),
        (
            #"{"version": 1, "organization": {"id": "o"}, "dialect": "cloud", "taken_at": "today", "files": {}}"#,
            "expected a time such as 2026-07-01T00:00:00Z as `taken_at` of the manifest, found `today`"
        ),
    ])
    func `a manifest that is none is an error`(text: String, error: String) throws {
        try folder.write(text, to: "manifest.json")
        let found = #expect(throws: SnapshotError.self) { try reader() }
        #expect(found?.description == "\(folder.path)/manifest.json: \(error)")
    }

    @Test(arguments: [
        (#""users": {}"#, "`files.users` has no `path`"),
        (
            #""users": {"path": "../u"}"#,
            "expected the name of a file in the snapshot as `path` of `files.users`, found `../u`"
        ),
        (
            #""users": {"path": "/etc/passwd"}"#,
            "expected the name of a file in the snapshot as `path` of `files.users`, found `/etc/passwd`"
        ),
        (
            #""users": {"path": ".."}"#,
            "expected the name of a file in the snapshot as `path` of `files.users`, found `..`"
        ),
        (#""users": {"path": ""}"#, "expected the name of a file in the snapshot as `path` of `files.users`, found ``"),
        (#""users": {"path": "u", "count": -1.5}"#, "expected an integer as `count` of `files.users`, found a number"),
        (
            #""users": {"path": "u", "details": {"role_assignments": "most"}}"#,
            "expected `none` or `some` or `all` as `role_assignments` of `details` of `files.users`, found `most`"
        ),
        (#""users": {"path": "u", "filter": {"domain": "x"}}"#, "unknown key `domain` in `filter` of `files.users`"),
        (
            #""users": {"path": "u", "filter": {"type": "x"}}"#,
            "expected a list of texts as `type` of `filter` of `files.users`, found `x`"
        ),
        (#""users": {"path": "u", "missing": [{}]}"#, "an element of `missing` of `files.users` has no `what`"),
        (#""users": 7"#, "expected an object as `files.users`, found a number"),
    ])
    func `an entry of a manifest that is none is an error`(files: String, error: String) throws {
        try folder.write(manifest(files), to: "manifest.json")
        let found = #expect(throws: SnapshotError.self) { try reader() }
        #expect(found?.description == "\(folder.path)/manifest.json: \(error)")
    }

    @Test func `the organization's own file must be of that organization`() throws {
        try folder.write(manifest(#""organization": {"path": "o"}"#), to: "manifest.json")
        try folder.write(#"{"id":"o1","attributes":{"name":"Acme Inc"}}"#, to: "o")
        #expect(try reader().inventory().organization.displayName == "Acme Inc")
        try folder.write(#"{"id":"o2"}"#, to: "o")
        #expect(throws: SnapshotError.self) { try reader().inventory() }
        try folder.write("", to: "o")
        #expect(throws: SnapshotError.self) { try reader().inventory() }
    }

    @Test func `a folder that is missing or has no manifest is an error`() throws {
        #expect(throws: SnapshotError(folder.path + "/manifest.json", "no such file or directory")) { try reader() }
        #expect(throws: SnapshotError.self) {
            try SnapshotReader(directory: "/nowhere/at/all", digest: { TestSHA256() })
        }
    }

    @Test func `lines longer than a chunk are read whole`() throws {
        try folder.write(manifest(#""users": {"path": "u", "count": 3}"#), to: "manifest.json")
        let long = String(repeating: "x", count: 3_000_000)
        try folder.write(
            "{\"account_id\":\"a\"}\n{\"account_id\":\"b\",\"name\":\"\(long)\"}\n{\"account_id\":\"c\"}", to: "u")
        let users = try SnapshotReader(directory: folder.path, digest: { ByteCount() }).inventory().collection(
            of: .user)
        #expect(users.resources.map(\.id) == ["a", "b", "c"])
        #expect(users.resources[1].displayName?.utf8.count == 3_000_000)
    }
}
