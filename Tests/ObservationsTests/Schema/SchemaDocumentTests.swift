import CEL
import Foundation
import Observations
import Testing

@Suite(.enabled(if: Shared.folder != nil, Comment(rawValue: Shared.comment)))
struct SchemaDocumentTests {
    private func rows() throws -> [SchemaDocument.Row] {
        try SchemaDocument(folder: try #require(Shared.folder)).rows
    }

    private func kind(_ row: SchemaDocument.Row) throws -> ResourceKind {
        try #require(ResourceKind(rawValue: row.kind), "the table of \(row.kind)")
    }

    private func name(_ row: SchemaDocument.Row) -> String {
        "\(row.kind).\(row.path)"
    }

    @Test func `the tables have the rows of the document and no others`() throws {
        let documented = try rows().map(name)
        // Guards against a document that could not be read.
        #expect(documented.count > 120)
        let transcribed = ResourceKind.allCases.flatMap { kind in
            ResourceSchema.fields(of: kind).map { "\(kind.rawValue).\($0.path)" }
        }
        let difference = Set(documented).symmetricDifference(transcribed)
        #expect(difference.sorted() == [])
        #expect(documented.count == transcribed.count)
    }

    @Test func `every type and presence is the document's`() throws {
        for row in try rows() {
            let field = try #require(ResourceSchema.field(row.path, of: try kind(row)), "\(name(row))")
            #expect("\(field.type.celType)" == row.type, "\(name(row))")
            #expect((field.isOptional ? "yes" : "no") == row.optional, "\(name(row))")
        }
    }

    @Test(arguments: Dialect.allCases) func `a dialect has the fields that the document says`(dialect: Dialect) throws {
        for row in try rows() {
            let field = try #require(ResourceSchema.field(row.path, of: try kind(row)), "\(name(row))")
            let cell = dialect == .reference ? row.reference : row.cloud
            #expect((field.source(in: dialect) != nil) == (cell != "—"), "\(name(row)): \(cell)")
        }
    }

    @Test(arguments: Dialect.allCases) func `the known values are the document's`(dialect: Dialect) throws {
        var withValues = 0
        for row in try rows() {
            let field = try #require(ResourceSchema.field(row.path, of: try kind(row)), "\(name(row))")
            let documented = row.values(in: dialect) ?? []
            #expect(field.values.values(in: dialect) == documented, "\(name(row)): \(row.values)")
            if !documented.isEmpty { withValues += 1 }
        }
        #expect(withValues >= 15)
    }

    @Test(arguments: Dialect.allCases) func `plain sources are the document's`(dialect: Dialect) throws {
        var compared = 0
        for row in try rows() {
            let field = try #require(ResourceSchema.field(row.path, of: try kind(row)), "\(name(row))")
            guard let documented = row.plainSource(in: dialect), let source = field.source(in: dialect) else {
                continue
            }
            // A detail that is one value stands under its own name, and a list of details below it.
            if source.path == source.cost.detail?.rawValue { continue }
            let known = [documented, "role_assignments[]." + documented, documented.replacing(#/^data\./#, with: "")]
            #expect(known.contains(source.path), "\(name(row)): \(documented), found \(source.path)")
            compared += 1
        }
        #expect(compared >= (dialect == .reference ? 35 : 100))
    }

    @Test(arguments: Dialect.allCases) func `what costs more than the listing is the document's`(dialect: Dialect)
        throws
    {
        for row in try rows() {
            let field = try #require(ResourceSchema.field(row.path, of: try kind(row)), "\(name(row))")
            guard let source = field.source(in: dialect) else { continue }
            let part = row.cost.components(separatedBy: " · ").first { $0.hasPrefix(dialect.rawValue) } ?? row.cost
            let cost = part.replacingOccurrences(of: "\(dialect.rawValue): ", with: "")
            switch source.cost {
            case .list:
                #expect(cost.hasPrefix("list") || cost.hasPrefix("configuration") || row.path == "name", "\(name(row))")
            case .expand(_, let parameter): #expect(cost.contains("list with `expand=\(parameter)`"), "\(name(row))")
            case .callPerResource: #expect(cost.contains("1 call per \(row.kind)"), "\(name(row)): \(cost)")
            case .listingPerRun: #expect(cost.contains("1 more listing per run"), "\(name(row)): \(cost)")
            case .callPerRun: #expect(cost.contains("1 call per run"), "\(name(row)): \(cost)")
            }
        }
    }

    @Test func `kinds are listed where the document says`() throws {
        let text = try String(contentsOfFile: try #require(Shared.folder) + "/schema.md", encoding: .utf8)
        for kind in ResourceKind.allCases {
            let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("| \(kind.rawValue) |") })
            let cells = row.split(separator: "|").map {
                $0.trimmingCharacters(in: .whitespaces).replacingOccurrences(of: "`", with: "")
            }
            #expect(cells[1] == kind.variableName)
            #expect(cells[2] == kind.idField)
            #expect(cells[3] == (kind == .organization ? "–" : "org." + kind.collectionName))
            #expect(cells[4] == kind.snapshotFile)
            #expect((cells[5] != "—") == kind.isSupported(in: .reference))
            #expect(kind.isSupported(in: .cloud))
        }
    }
}
