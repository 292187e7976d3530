import Foundation
import Testing

@testable import AdminAPI

/// That reading cannot write is a fact of types: the client that reads has no operation that writes, and few have the other.
struct ReadOnlyTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    /// The Swift files below a folder, by their path from there.
    private func files(_ folder: String) throws -> [(path: String, text: String)] {
        let root = Self.sources.appending(path: folder)
        let names = try #require(FileManager.default.enumerator(atPath: root.path()))
        return try names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map { name in
            (name, try String(contentsOf: root.appending(path: name), encoding: .utf8))
        }
    }

    @Test func `the client that reads names only operations that read`() throws {
        let operations = Dictionary(uniqueKeysWithValues: AdminOperation.allCases.map { ($0.rawValue, $0) })
        let readers = try files("AdminAPI").filter { $0.text.contains("extension AdminReadClient") }
        var named = 0
        for (path, text) in readers {
            #expect(!text.contains("AdminWriteClient"), "\(path)")
            for match in text.matches(of: /\.([A-Za-z]+)/) {
                guard let operation = operations[String(match.1)] else { continue }
                named += 1
                #expect(operation.isRead, "\(path): \(operation)")
            }
        }
        #expect(named >= 14)
    }

    @Test func `nothing but applying plans has the client that writes`() throws {
        let users = try files("").filter {
            $0.text.contains("AdminWriteClient") || $0.text.contains("withAdminClients")
        }
        #expect(
            Set(users.map(\.path).filter { !$0.hasPrefix("AdminAPI/") })
                == ["CLI/Run/LiveRun.swift", "Remediation/Apply/PolicyGateway.swift"])
        let callers = try files("CLI").filter { $0.text.contains(".withClients(") }
        #expect(callers.map(\.path) == ["Remediation/ApplyRun.swift"])
    }
}
