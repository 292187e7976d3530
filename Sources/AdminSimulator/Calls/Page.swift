/// A slice of a listing.
struct Page {
    /// The resources on the page.
    var items: [StoredJSON] = []
    /// Where this page begins.
    let start: Int
    /// Where the page before begins; nil on the first.
    var previous: Int?
    /// Where the next page begins; nil on the last.
    var next: Int?
    /// The first resource of the next page.
    var following: StoredJSON?
    /// Behind the last element of the whole list.
    let end: Int
    /// What stands behind the position in the cursors of a search, so that they lead on in the same one.
    var search = ""

    /// The page of at most `size` elements that are included, beginning at a position of the list.
    /// - Parameter isIncluded: What belongs to the listing.
    init<Element>(
        of elements: [Element], from start: Int, size: Int, json: (Element) -> StoredJSON,
        where isIncluded: (Element) -> Bool
    ) {
        self.start = start
        end = elements.count
        var position = start
        while position < elements.count {
            let element = elements[position]
            if isIncluded(element) {
                guard items.count < size else {
                    next = position
                    following = json(element)
                    break
                }
                items.append(json(element))
            }
            position += 1
        }
        previous = Self.start(before: start, in: elements, size: size, where: isIncluded)
    }

    private static func start<Element>(
        before start: Int, in elements: [Element], size: Int, where isIncluded: (Element) -> Bool
    ) -> Int? {
        var count = 0
        var previous: Int?
        for position in stride(from: min(start, elements.count) - 1, through: 0, by: -1)
        where isIncluded(elements[position]) {
            previous = position
            count += 1
            if count == size { break }
        }
        return previous
    }
}
