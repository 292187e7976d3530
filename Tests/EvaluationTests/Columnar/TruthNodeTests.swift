import Observations
import Testing

@testable import Evaluation

struct TruthNodeTests {
    /// Yes on each line that is asked for.
    private final class CostlyNode: TruthNode {
        override var isCostly: Bool { true }

        override func compute(_ batch: ColumnBatch, _ mask: LineMask) {
            mask.forEachLine(of: batch.count) { results.start[$0] = ColumnTruth.yes }
        }
    }

    @Test func `a line that nobody asked for has no answer, least of all that of a batch before`() throws {
        let lines = #"{"account_id":"a"}"# + "\n" + #"{"account_id":"b"}"#
        let fixture = try SnapshotFixture([.user: Array(lines.utf8)])
        let users = try fixture.reader().inventory().collection(of: .user).resources
        withExtendedLifetime(fixture) {}
        let batch = ResourceBatch(FieldColumns(users[0].layout, unlistedDetails: []))
        let (node, mask) = (CostlyNode(), Vector<UInt8>())
        for (asked, expected) in [
            ([1, 1], [ColumnTruth.yes, ColumnTruth.yes]), ([0, 1], [ColumnTruth.open, ColumnTruth.yes]),
        ] as [([UInt8], [UInt8])] {
            try #require(batch.take(users))
            mask.reserve(2)
            for line in 0..<2 { mask.start[line] = asked[line] }
            node.prepare(batch.columns, mask.start)
            #expect((0..<2).map { node.results.start[$0] } == expected)
        }
    }
}
