/// Finds the elements of a list that matter to a condition with a term such as `key == probe`, instead of walking over all.
struct CELLookup: Sendable {
    /// Shorter lists are walked over.
    private static let smallestCount = 4
    /// Stands for a probe without a value.
    private static let absent = CELUnknown.Attribute(path: "@probe")

    let comparison: CELIndex.Comparison
    let key: CELNode
    let probe: CELNode
    /// The local variable that holds the probe's value while the condition is evaluated.
    let probeSlot: Int
    /// Where in the memory the index is.
    let indexSlot: Int
    /// Where in the memory the result for a probe without a value is; nil where it is not always the same.
    let failureSlot: Int?

    /// The result of the comprehension that `fold` computes by walking over the elements.
    func result(_ frame: CELFrame, _ fold: () -> CELValue) -> CELValue {
        let probe = self.probe.evaluate(frame)
        frame.locals[probeSlot] = probe
        guard !probe.isValue, let failureSlot, !probe.hasMembership else { return fold() }
        if case .value(let result)? = frame.memory?[failureSlot] { return Self.result(result, of: probe) }
        frame.locals[probeSlot] = .unknown(CELUnknown([Self.absent]))
        let result = frame.once(fold) ?? .error(CELFrame.exhaustion)
        frame.memory?[failureSlot] = .value(result)
        return Self.result(result, of: probe)
    }

    /// What a result becomes with a certain error or unknown in the place of an absent probe.
    private static func result(_ result: CELValue, of probe: CELValue) -> CELValue {
        guard case .unknown(let unknown) = result, unknown.attributes.contains(absent) else { return result }
        let others = unknown.attributes.subtracting([absent])
        return others.isEmpty ? probe : CELValue.absorbing(probe, .unknown(CELUnknown(others)))
    }

    /// The places of the elements that matter; nil: all. `set` makes an element the one that the key is of.
    func places(in list: CELList, _ frame: CELFrame, set: (Int) -> Void) -> [Int]? {
        guard list.count > Self.smallestCount, let probe = frame.locals[probeSlot], probe.isValue,
            let index = index(of: list, frame, set: set)
        else { return nil }
        let places = index.candidates(for: probe, steps: &frame.steps)
        // An element is looked at to trace what the condition reads.
        return frame.trace != nil && places?.isEmpty == true ? [0] : places
    }

    private func index(of list: CELList, _ frame: CELFrame, set: (Int) -> Void) -> CELIndex? {
        if case .index(let index)? = frame.memory?[indexSlot] { return index }
        let index = frame.once {
            var left = frame.steps
            let index = CELIndex(count: list.count, comparison, steps: &left) { place, steps in
                frame.steps = steps
                set(place)
                let key = key.evaluate(frame)
                steps = frame.steps
                return key
            }
            frame.steps = left
            return index
        }
        frame.memory?[indexSlot] = .index(index ?? nil)
        return index ?? nil
    }
}

extension CELValue {
    /// An unknown list of which something is known all the same.
    fileprivate var hasMembership: Bool {
        if case .unknown(let unknown) = self { unknown.membership != nil } else { false }
    }
}
