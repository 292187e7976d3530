import Testing

@testable import Reporting

struct JoinedListsTests {
    @Test(arguments: [[], [0], [3], [0, 0, 4], [1, 0, 2, 5, 0], [2, 2, 2, 0, 0, 1]])
    func `lists are read as one, from any place to any other`(counts: [Int]) {
        var next = 0
        let lists = counts.map { count in
            defer { next += count }
            return Array(next..<next + count)
        }
        let joined = JoinedLists(lists)
        #expect(joined.count == next)
        for start in 0...next {
            for end in start...next {
                var found: [Int] = []
                joined.forEach(in: start..<end) { found.append($0) }
                #expect(found == Array(start..<end))
            }
        }
    }
}
