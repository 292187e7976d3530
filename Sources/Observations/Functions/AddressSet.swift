package import CEL

/// A union of IP addresses and CIDR ranges, of both families.
package struct AddressSet: Sendable {
    /// Sorted, neither overlapping nor adjacent.
    private var v4: [ClosedRange<UInt128>] = []
    private var v6: [ClosedRange<UInt128>] = []

    /// The union of ranges; host bits do not matter.
    package init(_ ranges: some Sequence<CELIPRange>) {
        for range in ranges {
            switch range.address.family {
            case .v4: v4.append(range.bits)
            case .v6: v6.append(range.bits)
            }
        }
        v4 = Self.merged(v4)
        v6 = Self.merged(v6)
    }

    /// Throws at an entry that is neither an address nor a range.
    init(_ entries: [CELValue]) throws(CELError) {
        var ranges: [CELIPRange] = []
        for entry in entries {
            guard case .string(let text) = entry else {
                throw CELError(.noSuchOverload, "an address or range must be a string, not `\(entry.typeName)`")
            }
            ranges.append(try Self.range(text))
        }
        self.init(ranges)
    }

    /// Reads a range, or an address as the range of itself.
    static func range(_ text: String) throws(CELError) -> CELIPRange {
        if let address = CELIPAddress(text) {
            return CELIPRange(address)
        }
        guard let range = CELIPRange(text) else {
            throw CELError(.invalidArgument, "`\(text)` is neither an IP address nor a CIDR range")
        }
        return range
    }

    /// Whether every address of the range is in the set.
    package func covers(_ range: CELIPRange) -> Bool {
        let intervals = range.address.family == .v4 ? v4 : v6
        let wanted = range.bits
        // The last interval that begins at or before the wanted one is the only one that can hold it.
        var low = 0
        var high = intervals.count
        while low < high {
            let middle = (low + high) / 2
            if intervals[middle].lowerBound <= wanted.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low > 0 && intervals[low - 1].upperBound >= wanted.upperBound
    }

    private static func merged(_ intervals: [ClosedRange<UInt128>]) -> [ClosedRange<UInt128>] {
        var merged: [ClosedRange<UInt128>] = []
        for interval in intervals.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, last.upperBound == .max || interval.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, interval.upperBound)
            } else {
                merged.append(interval)
            }
        }
        return merged
    }
}
