import CEL
import Observations
import Testing

struct ExpressionExampleTests {
    private static let page = try? GuidePage("Expressions")
    private static let examples = page.map(ExpressionExample.all) ?? []

    @Test func `every arrow of the page belongs to an example`() throws {
        let page = try #require(Self.page)
        #expect(page.prose.matches(of: #/` → /#).count == Self.examples.count)
        #expect(!Self.examples.isEmpty)
    }

    @Test(arguments: examples) func `an example has the value that the page says`(example: ExpressionExample) throws {
        let organization = try ExampleOrganization(try #require(Self.page))
        let (checked, issues) = organization.environment.compile(example.expression)
        let program = CELProgram(
            try #require(checked, "\(issues.map(\.message))"), in: organization.environment)
        #expect(ExpressionExample.text(of: program.evaluate(organization)) == example.result)
    }

    @Test func `every function and macro that rules can call has an example`() {
        let library = CELLibrary(merging: [.all, .tenet])
        let functions = library.functions.keys.filter { $0.wholeMatch(of: #/[A-Za-z][A-Za-z0-9_.]*/#) != nil }
        let names = Set(functions + library.macros.map(\.name))
        let missing = names.filter { name in
            !Self.examples.contains { $0.calls(name) }
        }
        #expect(missing.sorted() == [])
        #expect(names.count > 100)
    }
}
