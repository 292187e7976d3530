package import CEL

extension CELIPRange {
    /// Reads an entry of an allowlist: an address or a CIDR range. IPv4 in IPv6's clothes is none: whether it matches IPv4
    /// is not established.
    init?(allowlistEntry text: String) {
        if let address = CELIPAddress(text) {
            guard address.family == .v6 || !text.utf8.contains(UInt8(ascii: ":")) else { return nil }
            self.init(address)
        } else {
            self.init(text)
        }
    }

    /// Reads what an allowlist must contain: an address or a CIDR range. An IPv4-mapped one is the IPv4 that it stands for.
    package init?(requirement text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let isMapped = parts[0].utf8.contains(UInt8(ascii: ":")) && CELIPAddress(mapped: parts[0])?.family == .v4
        guard isMapped, let address = CELIPAddress(mapped: parts[0]) else {
            self.init(allowlistEntry: text)
            return
        }
        guard parts.count == 2 else {
            self.init(address)
            return
        }
        // Only the last 32 bits of a mapped address are IPv4's.
        guard parts[1].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let length = Int(parts[1]), (96...128).contains(length)
        else { return nil }
        self.init("\(address)/\(length - 96)")
    }
}

extension CELIPAddress {
    /// Reads an address, IPv4-mapped ones whose last part has dots (`::ffff:192.0.2.1`) too.
    fileprivate init?(mapped text: String) {
        guard let colon = text.lastIndex(of: ":"), text[colon...].contains("."),
            let tail = CELIPAddress(String(text[text.index(after: colon)...])), tail.family == .v4
        else {
            self.init(text)
            return
        }
        let groups = [tail.bits >> 16, tail.bits & 0xFFFF].map { String($0, radix: 16) }
        self.init(text[...colon] + groups.joined(separator: ":"))
    }
}
