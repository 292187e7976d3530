import Foundation
import Testing

/// Organizations of the benchmark's generator, against its oracle; both stand outside the project.
struct BenchmarkOrganizationTests {
    private static let shared = ProcessInfo.processInfo.environment["TENET_SHARED"]
    private static let isThere =
        shared != nil && FileManager.default.isExecutableFile(atPath: "/usr/bin/env")

    @Test(
        .enabled(if: isThere, "TENET_SHARED does not name the shared folder"),
        arguments: [(20_260_701, "--snapshot"), (7, "--snapshot"), (99, "--snapshot"), (20_260_701, "--simulate")])
    func `findings are the oracle's`(seed: Int, option: String) throws {
        let bench = try #require(Self.shared) + "/bench"
        let scratch = try Scratch()
        try python([bench + "/gen_org.py", "--users", "1000", "--seed", "\(seed)", "--out", scratch.path("org")])
        try python([bench + "/snapshot.py", scratch.path("org")])
        let snapshot = scratch.path("org/snapshot")
        let result = try Tenet.run([
            "check", "--rules", bench + "/rules.yaml", option, snapshot, "--params", snapshot + "/params.yaml", "--now",
            "2026-07-01T00:00:00Z", "--output", "json",
        ])
        #expect(result.status == 1)
        try scratch.file("report.json", result.output)
        try python(["-c", Self.comparison, bench, scratch.path("org"), scratch.path("report.json")])
    }

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
        found = {rule["id"]: [] for rule in report["rules"]}
        for finding in report["findings"]:
            assert finding["status"] == "fail", finding
            identity = finding["resource"]["id"]
            found[finding["rule"]].append("organization" if identity == organization else identity)
        assert len(found) == len(expected) == 12
        for rule, ids in found.items():
            assert sorted(ids) == sorted(expected["R" + rule[1:3]]), rule
        """
}
