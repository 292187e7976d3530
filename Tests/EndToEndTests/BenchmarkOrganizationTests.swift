import Foundation
import Testing

/// Organizations of the benchmark's generator, against its oracle; both stand outside the project.
struct BenchmarkOrganizationTests {
    private static let shared = ProcessInfo.processInfo.environment["TENET_SHARED"]
    private static let isThere =
        shared != nil && FileManager.default.isExecutableFile(atPath: "/usr/bin/env")

    @Test(
        .enabled(if: isThere, "TENET_SHARED does not name the shared folder"),
        arguments: [20_260_701, 7, 99])
    func `findings are the oracle's, whichever way they are found`(seed: Int) throws {
        let bench = try #require(Self.shared) + "/bench"
        let scratch = try Scratch()
        try python([bench + "/gen_org.py", "--users", "1000", "--seed", "\(seed)", "--out", scratch.path("org")])
        try python([bench + "/snapshot.py", scratch.path("org")])
        let snapshot = scratch.path("org/snapshot")
        try scratch.file("all.yaml", Self.wholeCollections)
        for (way, options) in [
            ("streamed", ["--snapshot", snapshot]),
            ("inventory", ["--snapshot", snapshot, "--rules", scratch.path("all.yaml")]),
            ("live", ["--simulate", snapshot]),
        ] {
            let result = try Tenet.run(
                [
                    "check", "--rules", bench + "/rules.yaml", "--params", snapshot + "/params.yaml", "--now",
                    "2026-07-01T00:00:00Z", "--output", "json",
                ] + options)
            #expect(result.status == 1)
            try scratch.file("\(way).json", result.output)
            try python(["-c", Self.comparison, bench, scratch.path("org"), scratch.path("\(way).json")])
        }
        let streamed = try findings(scratch, "streamed")
        #expect(streamed.count > 100)
        #expect(try findings(scratch, "inventory") == streamed)
    }

    /// The lines of a report on findings.
    private func findings(_ scratch: Scratch, _ way: String) throws -> [Substring] {
        try scratch.read("\(way).json").split(separator: "\n").filter { $0.contains("\"fingerprint\"") }.map {
            $0.hasSuffix(",") ? $0.dropLast() : $0
        }
    }

    /// Asks for whole collections, so that they have to be in memory.
    private static let wholeCollections = """
        apiVersion: tenet/v1
        rules:
          - id: whole-collections
            title: There are users, policies and domains
            severity: low
            for: organization
            require: org.users.size() > 0 && org.policies.size() > 0 && org.domains.size() > 0
        """

    private func python(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    /// Ends with status 1 where the ids of a rule's findings are not those of the oracle.
    private static let comparison = """
        import json, sys
        sys.dont_write_bytecode = True
        sys.path.insert(0, sys.argv[1])
        import oracle
        expected, _ = oracle.findings(sys.argv[2])
        report = json.load(open(sys.argv[3]))
        organization = report["organization"]["id"]
        found = {rule["id"]: [] for rule in report["rules"] if rule["id"] != "whole-collections"}
        for finding in report["findings"]:
            assert finding["status"] == "fail", finding
            identity = finding["resource"]["id"]
            found[finding["rule"]].append("organization" if identity == organization else identity)
        assert len(found) == len(expected) == 12
        for rule, ids in found.items():
            assert sorted(ids) == sorted(expected["R" + rule[1:3]]), rule
        """
}
