package import CEL
internal import CNDJSON

extension SnapshotReader {
    /// What people are called in the resources of the kind.
    package func personalTexts(of kind: ResourceKind) async throws -> Set<CELStringKey> {
        guard kind == .user || kind == .event, let columns = columns(of: kind) else { return [] }
        let places = PersonalColumns(kind, columns.plan)
        let read = try await readColumns(of: kind, columns) { (0..<2).map { _ in PersonalTextsWorker(places) } }
        return (read?.workers ?? []).reduce(into: []) { $0.formUnion($1.texts) }
    }
}

/// Where the texts stand.
private struct PersonalColumns {
    /// Of the first person that a line has, where it has several.
    struct Person {
        /// The person's own; nil: the line is the person.
        var column: Int?
        var texts: [Int]
    }

    let people: [Person]

    init(_ kind: ResourceKind, _ plan: ColumnPlan) {
        func texts(_ node: ColumnPlan.Node) -> [Int] { PersonalTexts.keys.map { plan.column($0, in: node) } }
        guard kind == .event else {
            people = [Person(texts: texts(0))]
            return
        }
        people = [plan.object("attributes", in: 0), 0].map { node in
            Person(column: plan.column("actor", in: node), texts: texts(plan.object("actor", in: node)))
        }
    }
}

private final class PersonalTextsWorker: ColumnWorker, @unchecked Sendable {
    // One task at a time calls it, and nobody else looks until that has ended. Hence the unchecked.
    private(set) var texts: Set<CELStringKey> = []
    private let columns: PersonalColumns

    init(_ columns: PersonalColumns) {
        self.columns = columns
    }

    func consume(_ batch: ColumnBatch) {
        for (line, state) in batch.states.enumerated() {
            switch state {
            case .rejected:
                break
            case .odd:
                if let resource = batch.resource(at: line) { PersonalTexts.collect(resource, into: &texts) }
            case .plain:
                let slots = batch.slots(at: line)
                let person = columns.people.first { person in
                    person.column.map { slots[$0].kind != UInt8(ndjson_absent) } ?? true
                }
                for column in person?.texts ?? [] {
                    PersonalTexts.collect(batch.text(slots[column]), into: &texts)
                }
            }
        }
    }
}
