// CELBenchmark RULES SNAPSHOT NOW: nanoseconds for parsing and checking each expression of a rule file, and for evaluating each rule
// for each resource of its kind in a snapshot.
import CEL
import Foundation
import JSON
import Observations
import Rules

func fail(_ text: String) -> Never {
    FileHandle.standardError.write(Data((text + "\n").utf8))
    exit(64)
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let now = CELTimestamp(rfc3339: arguments[3]) else {
    fail("usage: CELBenchmark RULES SNAPSHOT NOW")
}

func bytes(_ path: String) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { fail("cannot read \(path)") }
    return Array(data)
}

func resources(_ kind: ResourceKind, _ file: String) -> [Resource] {
    let layout = ResourceLayout(kind, .reference, completeDetails: Set(Detail.allCases))
    return bytes("\(arguments[2])/\(file).ndjson").split(separator: UInt8(ascii: "\n")).compactMap { line in
        (try? JSONValue(parsing: line)).flatMap { Resource($0, layout) }
    }
}

func objects(_ resources: [Resource]) -> [CELValue] {
    resources.map { .object(ResourceObject($0)) }
}

var reader = RuleFileReader(path: arguments[1], bytes: bytes(arguments[1])) { _ in
    throw CocoaError(.fileReadNoSuchFile)
}
let file = reader.read()
var compiler = RuleCompiler(RuleSet(files: [file]), parameters: [:])
let rules = compiler.compile()

// Parsing and checking, as loading does it.
var environment = CELEnvironment(library: CELLibrary(merging: [.all, .tenet]))
environment.objectTypes = ResourceSchema.objectTypes
let sources = rules.rules.flatMap { [$0.condition, $0.requirement].compactMap { $0?.source.text } }
let compilation = nanoseconds(per: sources.count) {
    var again = RuleCompiler(RuleSet(files: [file]), parameters: [:])
    _ = again.compile()
}
let parsing = nanoseconds(per: sources.count) {
    for source in sources { _ = try? environment.parse(source) }
}

// Evaluation, row by row.
let domains = resources(.domain, "domains")
let rows: [(kind: ResourceKind, values: [CELValue])] = [
    (.user, objects(resources(.user, "users"))), (.policy, objects(resources(.policy, "policies"))),
    (.domain, objects(domains)),
]
guard let organization = Resource(["id": "o"], ResourceLayout(.organization, .reference)) else {
    fail("no organization")
}
var inventory = Inventory(organization: organization, dialect: .reference, takenAt: now)
inventory.collections[.domain] = ResourceCollection(resources: domains)
var constants: [String: CELValue] = [
    "org": .object(OrganizationObject(inventory)), "params": .object(rules.parameters), "now": .timestamp(now),
]
for declared in rules.lets[arguments[1]] ?? [] {
    constants[declared.name] = declared.expression.program.evaluate(RowScope(constants))
}
print("compile\t\(Int(compilation))")
print("parse\t\(Int(parsing))")
for rule in rules.rules {
    guard let (kind, values) = rows.first(where: { $0.kind == rule.metadata.kind }) else { continue }
    let scope = RowScope(constants, kind.variableName)
    let programs = [rule.condition, rule.requirement].compactMap { $0?.program }
    let bound = programs.map { $0.bound() }
    var selected = 0
    let planned = nanoseconds(per: values.count) {
        selected = 0
        for value in values {
            scope.value = value
            if bound.allSatisfy({ $0.evaluate(scope).isTrue }) { selected += 1 }
        }
    }
    let plain = nanoseconds(per: values.count) {
        for value in values {
            scope.value = value
            _ = programs.allSatisfy { $0.evaluate(scope).isTrue }
        }
    }
    print("rule\t\(rule.metadata.id)\t\(Int(planned))\t\(Int(plain))\t\(selected)")
}

extension CELValue {
    var isTrue: Bool {
        if case .bool(true) = self { true } else { false }
    }
}
