import Foundation
import JSON
import Testing

@testable import CLI

/// `tenet config show`: what is in force, and who says so.
struct ConfigShowTests {
    private static let marker = "marker-4711-token"
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    private func show(_ arguments: [String] = [], _ environment: [String: String] = [:]) throws -> Tenet.Result {
        try Tenet.run(["config", "show"] + arguments, environment: environment, folder: scratch.folder)
    }

    /// Each line by its name, blanks between its parts made one.
    private func lines(_ text: String) -> [String: String] {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
        return Dictionary(
            lines.map { (String($0.first ?? ""), $0.dropFirst().joined(separator: " ")) }, uniquingKeysWith: { $1 })
    }

    private static let settings = """
        apiVersion: tenet/v1
        rate: 5
        concurrency: 3
        fail-on: medium
        rules: [policies/, more.yaml]
        strict: true
        params:
          max_admins: 3
          owners:
            - ann
            - bob
        inputs: { hr: hr.csv }
        guardrails: { max_changes: 2, windows: [Mon-Fri 09:00-17:00 UTC] }
        token-file: key

        """

    @Test func `a flag beats the environment, which beats the file`() throws {
        try scratch.file("tenet.yaml", Self.settings)
        func line(_ name: String, _ arguments: [String] = [], _ environment: [String: String] = [:]) throws -> String? {
            lines(try show(arguments, environment).output)[name]
        }
        #expect(try line("rate") == "5 tenet.yaml:2")
        #expect(try line("rate", [], ["TENET_RATE": "6"]) == "6 TENET_RATE")
        #expect(try line("rate", [], ["TENET_RATE": ""]) == "5 tenet.yaml:2")
        #expect(try line("rate", ["--rate", "7"], ["TENET_RATE": "6"]) == "7.0 --rate")
        #expect(try line("rules", [], ["TENET_RULES": "a,b"]) == "a, b TENET_RULES")
        #expect(try line("rules", ["--rules", "c", "--rules", "d"], ["TENET_RULES": "a,b"]) == "c, d --rules")
        #expect(try line("strict", [], ["TENET_STRICT": "no"]) == "no TENET_STRICT")
        #expect(try line("params.max_admins", ["--param", "max_admins=9"]) == "9 --param")
        try scratch.file("night.yaml", "max_admins: 8\n")
        #expect(try line("params.max_admins", ["--params", "night.yaml"]) == "8 night.yaml:1")
        #expect(try line("inputs.hr", ["--input", "hr=other.csv"]) == "other.csv --input")
    }

    @Test func `what is shown is what a run takes`() throws {
        let organization = try TinyOrganization(users: [TinyOrganization.bob])
        func status(_ arguments: [String], _ environment: [String: String]) throws -> (String?, Int32) {
            let shown = try Tenet.run(
                ["config", "show"] + arguments, environment: environment, folder: organization.scratch.folder)
            let run = try Tenet.run(
                ["check", "--snapshot", organization.snapshot] + arguments, environment: environment,
                folder: organization.scratch.folder)
            return (lines(shown.output)["fail-on"], run.status)
        }
        #expect(try status([], [:]) == ("low default", 1))
        try organization.scratch.file("tenet.yaml", "fail-on: high\n")
        #expect(try status([], [:]) == ("high tenet.yaml:1", 0))
        #expect(try status([], ["TENET_FAIL_ON": "info"]) == ("info TENET_FAIL_ON", 1))
        #expect(try status(["--fail-on", "none"], ["TENET_FAIL_ON": "info"]) == ("none --fail-on", 0))
    }

    @Test func `every setting is there, with what it is where nobody says anything`() throws {
        try Expected.check(show(["--snapshot", "night"], ["HOME": "/home/ann"]), is: "config-show")
    }

    @Test func `as JSON each value has its type`() throws {
        try scratch.file("tenet.yaml", Self.settings)
        try scratch.file("key", "\(Self.marker)\n")
        try Expected.check(
            show(["--output", "json", "--fail-on", "high"], ["HOME": "/home/ann", "TENET_MAX_CALLS": "100"]),
            is: "config-show-json")
    }

    @Test func `every option of the table is one of the command, and shown as such`() throws {
        let values = [
            "dialect": "cloud", "base-url": "https://admin.example.com", "max-age": "7d", "fail-on": "high",
            "allow-undetermined": "all", "oscal-version": "1.2.2",
        ]
        // Not of `check`.
        let others = ["author", "state", "output"]
        for setting in Setting.all where !others.contains(setting.name) {
            guard let flag = setting.flag else { continue }
            let value =
                switch setting.shape {
                case .mapping: "x=1"
                default: values[setting.name] ?? "5"
                }
            if setting.name == Setting.parameterFile.name { try scratch.file("5", "x: 1\n") }
            let arguments = setting.type.form == .bool ? [flag] : [flag, value]
            let result = try show(arguments)
            let shown = lines(result.output)
            let name =
                switch setting.name {
                case Setting.params.name, Setting.parameterFile.name: "params.x"
                case Setting.inputs.name: "inputs.x"
                default: setting.name
                }
            let origin = setting.name == Setting.parameterFile.name ? "5:1" : flag
            #expect(shown[name]?.hasSuffix(origin) == true, "\(flag): \(result.errors)")
        }
    }

    @Test(arguments: ["text", "json"]) func `of a key nothing is shown but whether there is one, and where`(
        format: String
    ) throws {
        let keys = [
            "TENET_API_KEY": Self.marker, "TENET_WRITE_API_KEY": Self.marker + "w",
            "TENET_REDACT_KEY": Self.marker + "r",
        ]
        try scratch.file("key", Self.marker)
        try scratch.file("empty", "\n")
        func shown(_ arguments: [String], _ environment: [String: String], _ settings: String = "") throws -> String {
            try scratch.file("tenet.yaml", settings)
            let result = try Tenet.run(
                ["config", "show", "--output", format] + arguments, environment: environment, input: Self.marker,
                folder: scratch.folder)
            #expect(result.status == 0, "\(result.errors)")
            #expect(!(result.output + result.errors).contains("4711"))
            if format == "text" { return lines(result.output)["api-key"] ?? "" }
            let json = try JSONValue(parsing: Array(result.output.utf8))
            let key = json["settings"]?.array?.first { $0["name"]?.string == "api-key" }
            return (key?["set"]?.bool == true ? "(hidden) " : "(not set) ")
                + (key?["source", "path"]?.string.map { "\($0):\(key?["source", "line"]?.int ?? 0)" }
                    ?? key?["source", "name"]?.string ?? "default")
        }
        #expect(try shown([], [:]) == "(not set) default")
        #expect(try shown([], keys) == "(hidden) TENET_API_KEY")
        #expect(try shown(["--token-file", "key"], keys) == "(hidden) --token-file")
        #expect(try shown(["--token-file", "empty"], keys) == "(not set) --token-file")
        #expect(try shown(["--token-file", "nowhere"], keys) == "(not set) --token-file")
        #expect(try shown(["--token-stdin"], keys) == "(hidden) --token-stdin")
        #expect(try shown([], ["TENET_TOKEN_FILE": "key"]) == "(hidden) TENET_TOKEN_FILE")
        #expect(try shown([], keys, "token-file: key\n") == "(hidden) tenet.yaml:1")
    }

    @Test func `what is wrong is told in place of it`() throws {
        try scratch.file("tenet.yaml", "rate: fast\n")
        #expect(try show().status == 2)
        try scratch.file("tenet.yaml", "")
        #expect(try show(["--rate", "0"]).status == 64)
        #expect(
            try show([], ["TENET_BASE_URL": "https://ann:\(Self.marker)@example.com"])
                == Tenet.Result(
                    status: 2, output: "",
                    errors:
                        "tenet: `TENET_BASE_URL`: expected an address such as `https://api.atlassian.com/admin` (`http` on this machine only), without credentials\n"
                ))
    }
}
