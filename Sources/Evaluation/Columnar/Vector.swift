/// Room for a value a line, which lasts from batch to batch.
final class Vector<Element: BitwiseCopyable> {
    private(set) var start: UnsafeMutablePointer<Element>
    private var capacity = 1

    init() {
        start = .allocate(capacity: 1)
    }

    deinit {
        start.deallocate()
    }

    /// Makes room for so many; what was there is lost where there was none.
    func reserve(_ count: Int) {
        guard count > capacity else { return }
        start.deallocate()
        capacity = count * 2
        start = .allocate(capacity: capacity)
    }

    /// Makes room for so many, all with the same value.
    func fill(_ count: Int, with value: Element) {
        reserve(count)
        start.update(repeating: value, count: count)
    }
}
