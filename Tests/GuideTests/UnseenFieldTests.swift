import Foundation
import Observations
import Testing

/// The page on what cannot be seen, held against the schema.
struct UnseenFieldTests {
    /// The words in back-ticks of each cell, of the rows of the table in a section.
    private static func table(_ section: String) throws -> [[[String]]] {
        let lines = try self.section(section).split(separator: "\n").filter { $0.hasPrefix("|") }
        return lines.dropFirst(2).map { line in
            line.split(separator: "|").map { words(String($0)) }
        }
    }

    private static func section(_ title: String) throws -> String {
        let prose = try GuidePage("WhatCannotBeSeen").prose
        let start = try #require(prose.range(of: "## \(title)\n")).upperBound
        let rest = prose[start...]
        return String(rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)])
    }

    private static func words(_ text: String) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }

    private static func other(_ dialect: Dialect) -> Dialect { dialect == .cloud ? .reference : .cloud }

    @Test func `kinds that the reference dialect lacks are named`() throws {
        let lacking = ResourceKind.allCases.filter { !$0.isSupported(in: .reference) }.map(\.variableName)
        let sentence = try Self.section("Kinds").prefix { $0 != "." }
        #expect(Self.words(String(sentence)).sorted() == lacking.sorted())
        #expect(ResourceKind.allCases.allSatisfy { $0.isSupported(in: .cloud) })
    }

    @Test(arguments: Dialect.allCases) func `every field that a dialect lacks is named, and no other`(
        dialect: Dialect
    ) throws {
        let rows = try Self.table("Fields that the \(dialect.rawValue) dialect lacks")
        var named: [String: [String]] = [:]
        for row in rows { named[try #require(row.first?.first)] = row.last }
        for kind in ResourceKind.allCases where kind.isSupported(in: dialect) {
            let fields = ResourceSchema.fields(of: kind)
            let names = named.removeValue(forKey: kind.variableName) ?? []
            // `attributes.actor.auth` names all that is in it.
            let covers = { (name: String, path: String) in
                path == name || path.hasPrefix(name + ".") || path.hasPrefix(name + "[].")
            }
            for field in fields {
                let isLacking = field.source(in: dialect) == nil
                let isNamed = names.contains { covers($0, field.path) }
                #expect(isLacking == isNamed, "\(kind.variableName).\(field.path)")
            }
            for name in names { #expect(fields.contains { covers(name, $0.path) }, "\(kind.variableName).\(name)") }
        }
        #expect(named.isEmpty)
    }

    @Test func `every value that one dialect has alone is named, and no other`() throws {
        var named: [String: [[String]]] = [:]
        for row in try Self.table("Values") { named[try #require(row.first?.first)] = Array(row.dropFirst()) }
        for kind in ResourceKind.allCases where kind.isSupported(in: .reference) {
            let fields = ResourceSchema.fields(of: kind).filter { field in
                Dialect.allCases.allSatisfy { field.source(in: $0) != nil }
            }
            for field in fields {
                let alone = [Dialect.reference, .cloud].map { dialect in
                    field.values.values(in: dialect).subtracting(field.values.values(in: Self.other(dialect))).sorted()
                }
                let shown = named.removeValue(forKey: "\(kind.variableName).\(field.path)") ?? [[], []]
                #expect(alone == shown.map { $0.sorted() }, "\(kind.variableName).\(field.path)")
            }
        }
        #expect(named.isEmpty)
    }
}
