extension CELIPAddress {
    /// Reads an address strictly, as Kubernetes does: no leading zeros in IPv4, no zones, no IPv4-mapped address with dots. One
    /// in hexadecimal (`::ffff:c0a8:1`) is the IPv4 address that it maps.
    /// See https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-ip-address-library.
    package init?(_ text: String) {
        guard let (address, hasMappedForm) = Self.read(Substring(text).utf8) else { return nil }
        if hasMappedForm {
            guard !text.utf8.contains(UInt8(ascii: ".")) else { return nil }
            self.init(family: .v4, bits: address.bits & 0xFFFF_FFFF)
        } else {
            self = address
        }
    }

    /// The address, and whether it is an IPv6 one that maps an IPv4 one.
    static func read(_ text: Substring.UTF8View) -> (CELIPAddress, hasMappedForm: Bool)? {
        guard text.contains(UInt8(ascii: ":")) else {
            return readV4(text).map { (CELIPAddress(family: .v4, bits: UInt128($0)), false) }
        }
        return readV6(text).map { (CELIPAddress(family: .v6, bits: $0), $0 >> 32 == 0xFFFF) }
    }

    private static func readV4(_ text: Substring.UTF8View) -> UInt32? {
        let parts = text.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard part.count <= 3, let number = decimal(part), number <= 255 else { return nil }
            bits = bits << 8 | UInt32(number)
        }
        return bits
    }

    private static func readV6(_ text: Substring.UTF8View) -> UInt128? {
        guard text.count <= 45 else { return nil }
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        // `::` leaves an empty part between the others, and two of them at an end of the text.
        guard let gap = parts.firstIndex(where: \.isEmpty) else {
            return groups(parts[...]).flatMap { $0.count == 8 ? number($0) : nil }
        }
        let left = parts[..<gap]
        var right = parts[(gap + 1)...]
        if left.isEmpty {
            guard right.first?.isEmpty == true else { return nil }
            right.removeFirst()
        }
        if right.count == 1, right.first?.isEmpty == true {
            right.removeFirst()
        } else if right.isEmpty {
            return nil
        }
        // A dotted tail can only be the very end of the text.
        guard !left.contains(where: { $0.contains(UInt8(ascii: ".")) }), let head = groups(left),
            let tail = groups(right),
            head.count + tail.count < 8
        else { return nil }
        return number(head + [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail)
    }

    private static func groups(_ parts: ArraySlice<Substring.UTF8View>) -> [UInt16]? {
        var groups: [UInt16] = []
        for (index, part) in zip(parts.indices, parts) {
            if index == parts.endIndex - 1, part.contains(UInt8(ascii: ".")) {
                guard let tail = readV4(part) else { return nil }
                groups += [UInt16(tail >> 16), UInt16(truncatingIfNeeded: tail)]
            } else {
                let isHexadecimal = part.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
                guard (1...4).contains(part.count), isHexadecimal, let group = UInt16(Substring(part), radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups.count <= 8 ? groups : nil
    }

    private static func number(_ groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    /// Digits without a leading zero.
    static func decimal(_ digits: Substring.UTF8View) -> Int? {
        guard !digits.isEmpty, digits.count < 10, digits.first != UInt8(ascii: "0") || digits.count == 1,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(Substring(digits))
    }
}
