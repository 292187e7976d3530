/// A range of addresses in CIDR notation; the address need not be the first of the range.
package struct CELIPRange: Hashable, Sendable {
    /// As it was written, bits beyond the prefix included.
    package let address: CELIPAddress
    /// How many leading bits all addresses of the range share.
    package let prefixLength: Int

    private init(address: CELIPAddress, prefixLength: Int) {
        self.address = address
        self.prefixLength = prefixLength
    }

    /// Reads `10.0.0.0/8` or `2001:db8::/32` as strictly as addresses are read; no IPv4-mapped addresses at all.
    package init?(_ text: String) {
        let parts = Substring(text).utf8.split(
            separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let (address, hasMappedForm) = CELIPAddress.read(parts[0]), !hasMappedForm,
            let length = CELIPAddress.decimal(parts[1]), length <= address.width
        else { return nil }
        self.init(address: address, prefixLength: length)
    }

    /// The range of one address.
    package init(_ address: CELIPAddress) {
        self.init(address: address, prefixLength: address.width)
    }

    /// The addresses, as numbers.
    package var bits: ClosedRange<UInt128> {
        let hostBits = address.width - prefixLength
        let hosts = hostBits == 128 ? UInt128.max : (1 << UInt128(hostBits)) - 1
        return address.bits & ~hosts...address.bits | hosts
    }

    /// The same range by its first address.
    var masked: CELIPRange {
        CELIPRange(
            address: CELIPAddress(family: address.family, bits: bits.lowerBound), prefixLength: prefixLength)
    }

    func contains(_ other: CELIPAddress) -> Bool {
        other.family == address.family && bits.contains(other.bits)
    }

    func contains(_ other: CELIPRange) -> Bool {
        prefixLength <= other.prefixLength && contains(other.address)
    }
}

extension CELIPRange: CustomStringConvertible {
    package var description: String {
        "\(address)/\(prefixLength)"
    }
}

extension CELIPRange: CELOpaque {
    static let type = CELType.opaque("net.CIDR", [])

    package var typeName: String { "net.CIDR" }

    package func isEqual(to other: any CELOpaque) -> Bool {
        other as? CELIPRange == self
    }
}
