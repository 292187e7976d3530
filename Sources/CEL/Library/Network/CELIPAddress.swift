/// An IPv4 or IPv6 address.
package struct CELIPAddress: Hashable, Sendable {
    /// The version of the protocol.
    package enum Family: Int64, Sendable { case v4 = 4, v6 = 6 }

    /// IPv4 also for an IPv4-mapped IPv6 address.
    package let family: Family
    /// The 32 or 128 bits as a number.
    package let bits: UInt128

    init(family: Family, bits: UInt128) {
        self.family = family
        self.bits = bits
    }

    var width: Int {
        family == .v4 ? 32 : 128
    }

    var isUnspecified: Bool {
        bits == 0
    }

    var isLoopback: Bool {
        family == .v4 ? bits >> 24 == 127 : bits == 1
    }

    var isMulticast: Bool {
        family == .v4 ? bits >> 28 == 0xE : bits >> 120 == 0xFF
    }

    var isLinkLocalMulticast: Bool {
        family == .v4 ? bits >> 8 == 0xE0_0000 : (bits >> 112) & 0xFF0F == 0xFF02
    }

    var isLinkLocalUnicast: Bool {
        family == .v4 ? bits >> 16 == 0xA9FE : bits >> 118 == 0x3FA
    }

    /// Private ranges are global too in this sense.
    var isGlobalUnicast: Bool {
        let isBroadcast = family == .v4 && bits == 0xFFFF_FFFF
        return !isUnspecified && !isBroadcast && !isLoopback && !isMulticast && !isLinkLocalUnicast
    }
}

extension CELIPAddress: CustomStringConvertible {
    /// As https://www.rfc-editor.org/rfc/rfc5952#section-4 wants it.
    package var description: String {
        if family == .v4 {
            return [24, 16, 8, 0].map { String(bits >> $0 & 0xFF) }.joined(separator: ".")
        }
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> (112 - 16 * $0)) }
        var longest = 0..<0
        var start = 0
        while start < 8 {
            let end = groups[start...].firstIndex { $0 != 0 } ?? 8
            if end - start > max(longest.count, 1) {
                longest = start..<end
            }
            start = end + 1
        }
        func text(_ groups: ArraySlice<UInt16>) -> String {
            groups.map { String($0, radix: 16) }.joined(separator: ":")
        }
        guard !longest.isEmpty else { return text(groups[...]) }
        return text(groups[..<longest.lowerBound]) + "::" + text(groups[longest.upperBound...])
    }
}

extension CELIPAddress: CELOpaque {
    static let type = CELType.opaque("net.IP", [])

    package var typeName: String { "net.IP" }

    package func isEqual(to other: any CELOpaque) -> Bool {
        other as? CELIPAddress == self
    }
}
