/// Lists that follow one another, as if they were one.
struct JoinedLists<Element: Sendable>: Sendable {
    private let lists: [[Element]]
    /// Of each list, the place of its first element.
    private let starts: [Int]
    let count: Int

    init(_ lists: [[Element]]) {
        var (starts, count) = ([Int](), 0)
        for list in lists {
            starts.append(count)
            count += list.count
        }
        (self.lists, self.starts, self.count) = (lists, starts, count)
    }

    /// Elements of which `fetch` hears before `body` does.
    private static var ahead: Int { 8 }

    /// Calls `body` with the element at each of the places, in their order, and `fetch` a little earlier with most of them.
    func forEach(in places: Range<Int>, fetch: (Element) -> Void = { _ in }, _ body: (Element) -> Void) {
        guard !places.isEmpty else { return }
        // The last list that begins at or before the first place.
        var (list, next) = (0, lists.count)
        while next - list > 1 {
            let middle = (list + next) / 2
            if starts[middle] <= places.lowerBound { list = middle } else { next = middle }
        }
        var place = places.lowerBound
        while place < places.upperBound {
            let start = starts[list]
            let end = min(start + lists[list].count, places.upperBound)
            // Through a pointer elements are lent; an array would hand out copies.
            lists[list].withUnsafeBufferPointer { elements in
                for index in place - start..<end - start {
                    if index + Self.ahead < elements.count { fetch(elements[index + Self.ahead]) }
                    body(elements[index])
                }
            }
            (place, list) = (end, list + 1)
        }
    }
}
