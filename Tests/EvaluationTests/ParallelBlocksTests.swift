import Evaluation
import Testing

struct ParallelBlocksTests {
    @Test(arguments: [(0, 1), (1, 1), (1, 5), (7, 3), (9, 3), (1_000, 7)])
    func `what comes of blocks stands in their order`(count: Int, size: Int) {
        let places = 10..<10 + count
        let blocks = ParallelBlocks(places, size: size) { Array($0) }
        let found = blocks.wait()
        #expect(found.flatMap(\.self) == Array(places))
        #expect(found.dropLast().allSatisfy { $0.count == size })
    }

    @Test func `blocks that wait for blocks end, however few threads there are`() {
        let outer = ParallelBlocks(0..<40, size: 1) { places in
            ParallelBlocks(0..<40, size: 1) { $0.lowerBound + places.lowerBound }.wait().reduce(0, +)
        }
        #expect(outer.wait() == (0..<40).map { $0 * 40 + 780 })
    }

    @Test(arguments: [0, 1, 2, 30])
    func `blocks that nobody waits for are let go`(count: Int) {
        for _ in 0..<100 { _ = ParallelBlocks(0..<count, size: 1) { $0.lowerBound } }
    }
}
