/// Room for a value a line, which lasts from batch to batch; behind them there is room for eight more, so that bytes can be looked at
/// eight at a time.
final class Vector<Element: BitwiseCopyable> {
    private static var more: Int { 8 }

    // They are read for each line, and each change is over before anything else happens.

    @exclusivity(unchecked) private(set) var start: UnsafeMutablePointer<Element>
    @exclusivity(unchecked) private var capacity = 0
    /// How many are filled once and for all.
    @exclusivity(unchecked) private var filled = 0

    init() {
        start = .allocate(capacity: Self.more)
        clear()
    }

    deinit {
        start.deallocate()
    }

    /// Makes room for so many; what was there is lost where there was none.
    func reserve(_ count: Int) {
        guard count > capacity else { return }
        start.deallocate()
        capacity = count * 2
        start = .allocate(capacity: capacity + Self.more)
        clear()
    }

    private func clear() {
        let size = (capacity + Self.more) * MemoryLayout<Element>.stride
        UnsafeMutableRawBufferPointer(start: start, count: size).copyBytes(from: repeatElement(0, count: size))
    }

    /// Makes room for so many, all with the same value.
    func fill(_ count: Int, with value: Element) {
        reserve(count)
        start.update(repeating: value, count: count)
    }

    /// The same, where nothing else is ever written.
    func fillOnce(_ count: Int, with value: Element) {
        guard count > filled else { return }
        reserve(count)
        filled = capacity
        start.update(repeating: value, count: capacity)
    }
}
