// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that users of Tenet never build it: the targets without package dependencies, by links to their sources.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
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
        .executableTarget(
            name: "CELBenchmark", dependencies: ["CEL", "Diagnostics", "JSON", "Observations", "Rules"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
