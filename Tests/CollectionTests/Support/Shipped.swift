import AdminSimulator
import CEL
import Diagnostics
import Foundation
import JSON
import Observations
import Rules

/// The rules and the example organization that ship.
enum Shipped {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static var rules: CompiledRuleSet {
        get throws {
            let folder = package.appending(path: "rules")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
            let files = try names.filter { $0.hasSuffix(".yaml") }.map { name in
                let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
                var reader = RuleFileReader(path: name, bytes: bytes) { _ in throw CocoaError(.fileNoSuchFile) }
                return reader.read()
            }
            var compiler = RuleCompiler(RuleSet(files: files), parameters: [:])
            return compiler.compile()
        }
    }

    /// The example organization behind a simulator.
    static func site(isCloud: Bool) throws -> Site {
        let reader = try SnapshotReader(
            directory: package.appending(path: "examples/acme").path(), digest: { DiskSnapshot.Digest() })
        var organization = try SimulatedOrganization(try reader.rawResources(of: .organization)[0])
        for kind in SimulatedOrganization.Kind.allCases {
            guard let listed = ResourceKind(collectionName: kind.rawValue) else { continue }
            for resource in try reader.rawResources(of: listed) { try organization.add(resource, to: kind) }
        }
        return Site(
            organization: try Site.Organization(organization, isCloud: isCloud))
    }
}
