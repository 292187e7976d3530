/// `map`, `filter`, `transformList`, `transformMap`, `exists_one` and the like: what they collect grows in place. Every element
/// is looked at, and one that is an error or unknown makes the whole one.
final class CELCollectionNode: CELNode, @unchecked Sendable {
    /// What becomes of an element that the filter lets through.
    enum Yield: Sendable {
        case element(CELNode)
        case entry(key: CELNode, value: CELNode)
        case entries(CELNode)
        /// The result is whether there was exactly one.
        case isOnly
    }

    private let loop: CELLoop
    private let filter: CELNode?
    private let yield: Yield

    init(_ id: Int, _ loop: CELLoop, where filter: CELNode?, _ yield: Yield) {
        self.loop = loop
        self.filter = filter
        self.yield = yield
        super.init(id)
    }

    override func compute(_ frame: CELFrame) -> CELValue {
        loop.lookup?.result(frame) { fold(frame) } ?? fold(frame)
    }

    private func fold(_ frame: CELFrame) -> CELValue {
        var elements: [CELValue] = []
        var entries = CELMap()
        var count = 0
        var failure: CELValue?
        func fail(_ reason: CELValue) {
            failure = failure.map { CELValue.absorbing($0, reason) } ?? reason
        }
        func insert(_ key: CELValue, _ value: CELValue) {
            guard key.isValue, value.isValue else { return fail(CELValue.absorbing(key, value)) }
            frame.steps -= CELFrame.stepsPerEntry
            if let error = entries.insert(value, for: key) {
                fail(.error(error))
            }
        }
        let rangeFailure = loop.forEach(frame) {
            if let filter {
                let isWanted = filter.evaluate(frame)
                switch isWanted {
                case .bool(true): break
                case .bool(false): return true
                case .error, .unknown:
                    fail(isWanted)
                    return true
                default:
                    fail(.error(.noSuchOverload, "a condition must be a bool, not `\(isWanted.typeName)`"))
                    return true
                }
            }
            count += 1
            switch yield {
            case .isOnly: break
            case .element(let node):
                let element = node.evaluate(frame)
                guard element.isValue else {
                    fail(element)
                    return true
                }
                frame.steps -= CELFrame.stepsPerElement
                elements.append(element)
            case .entry(let key, let value):
                insert(key.evaluate(frame), value.evaluate(frame))
            case .entries(let node):
                let value = node.evaluate(frame)
                guard case .map(let map) = value else {
                    fail(value.isValue ? .noOverload(of: CELLibrary.mapInsert, .map(entries), value) : value)
                    return true
                }
                for (key, value) in zip(map.keys, map.values) { insert(key, value) }
            }
            return true
        }
        if let rangeFailure { return rangeFailure }
        if let failure { return failure }
        switch yield {
        case .isOnly: return .bool(count == 1)
        case .element: return frame.bounded(.list(elements), elements.count)
        case .entry, .entries: return frame.bounded(.map(entries), entries.count)
        }
    }
}
