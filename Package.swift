// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target of Tenet, with the language features all of them share.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// A test target, named after what it tests.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPCompression = Target.Dependency.product(name: "NIOHTTPCompression", package: "swift-nio-extras")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "tenet",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "tenet", targets: ["CLI"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "Clibyaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(
            name: "CRE2",
            linkerSettings: [.linkedLibrary("re2"), .linkedLibrary("stdc++", .when(platforms: [.linux]))]),
        .target(name: "CNDJSON"),
        library("Diagnostics"),
        library("JSON"),
        library("YAML", ["Clibyaml", "Diagnostics"]),
        library("CEL", ["CRE2", "Diagnostics"]),
        library("Observations", ["CEL", "CNDJSON", "JSON"]),
        library("Rules", ["CEL", "Diagnostics", "JSON", "Observations", "YAML"]),
        library("Evaluation", ["CEL", "CNDJSON", "JSON", "Observations", "Rules"]),
        library(
            "AdminAPI",
            ["JSON", asyncHTTPClient, logging, nioCore, nioHTTP1, nioHTTPCompression, nioPosix, nioSSL]),
        library("Collection", ["AdminAPI", "JSON", "Observations", logging]),
        library("AdminSimulator", ["JSON", crypto, httpTypes, hummingbird, logging, nioCore, serviceLifecycle]),
        library("Remediation", ["AdminAPI", "CEL", "Evaluation", "JSON", "Observations", "Rules", crypto, logging]),
        library(
            "Reporting", ["CEL", "Evaluation", "JSON", "Observations", "Rules", crypto, mustache],
            resources: [.embedInCode("HTML/Page")]),
        library("History", ["CEL", "Evaluation", "Observations", "Rules", grdb]),
        library(
            "Publishing", ["Diagnostics", "JSON", asyncHTTPClient, nioCore, nioHTTP1, nioPosix, nioSSL]),
        .executableTarget(
            name: "CLI",
            dependencies: [
                "AdminAPI", "AdminSimulator", "CEL", "Collection", "Diagnostics", "Evaluation", "History", "JSON",
                "Observations", "Publishing", "Remediation", "Reporting", "Rules", "YAML", argumentParser, crypto,
                logging,
                serviceLifecycle, unixSignals,
            ],
            swiftSettings: settings),
        tests("DiagnosticsTests", ["Diagnostics"]),
        tests("JSONTests", ["JSON"]),
        tests("YAMLTests", ["Diagnostics", "YAML"]),
        // Random expressions and values, for tests of several targets.
        .target(name: "RandomCEL", dependencies: ["CEL"], path: "Tests/RandomCEL", swiftSettings: settings),
        // What the fuzzer runs, also as tests.
        .target(
            name: "FuzzingHarnesses", dependencies: ["CEL", "Diagnostics", "Observations", "Rules"],
            path: "Tests/Fuzzing/Harnesses", swiftSettings: settings),
        tests("FuzzingTests", ["FuzzingHarnesses"]),
        tests("CELTests", ["CEL", "Diagnostics", "RandomCEL"]),
        tests("ConformanceTests", ["CEL"]),
        tests("ObservationsTests", ["CEL", "CNDJSON", "JSON", "Observations", "RandomCEL"]),
        tests("RulesTests", ["CEL", "Diagnostics", "JSON", "Observations", "Rules", "YAML"]),
        tests(
            "EvaluationTests",
            ["CEL", "Diagnostics", "Evaluation", "JSON", "Observations", "RandomCEL", "Reporting", "Rules", "YAML"]),
        tests(
            "RemediationTests",
            [
                "AdminAPI", "AdminSimulator", "CEL", "Diagnostics", "Evaluation", "JSON", "Observations", "Remediation",
                "Rules", crypto, logging,
            ]),
        tests("HistoryTests", ["CEL", "Evaluation", "History", "Observations", "Rules"]),
        tests("ReportingTests", ["CEL", "Evaluation", "JSON", "Observations", "Reporting", "Rules"]),
        .target(
            name: "ScriptedServer", dependencies: [nioCore, nioPosix, nioSSL], path: "Tests/ScriptedServer",
            swiftSettings: settings),
        tests(
            "AdminAPITests",
            ["AdminAPI", "JSON", "ScriptedServer", asyncHTTPClient, logging, nioCore, nioHTTP1, nioPosix, nioSSL]),
        tests(
            "AdminSimulatorTests",
            [
                "AdminSimulator", "JSON", asyncHTTPClient, httpTypes, logging, nioCore, nioHTTP1, nioPosix,
                serviceLifecycle,
            ]),
        tests(
            "CollectionTests",
            [
                "AdminAPI", "AdminSimulator", "CEL", "Collection", "Diagnostics", "Evaluation", "JSON", "Observations",
                "RandomCEL", "Reporting", "Rules", "ScriptedServer", crypto, logging,
            ]),
        tests(
            "GuideTests", ["CEL", "Diagnostics", "Evaluation", "JSON", "Observations", "Remediation", "Rules", "YAML"]),
        tests("EndToEndTests", ["CLI", "JSON", "RandomCEL", "ScriptedServer"], exclude: ["Expected"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
