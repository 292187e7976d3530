extension CELLibrary {
    /// `ip`, `isIP`, `cidr`, `isCIDR` and what addresses and ranges can tell.
    /// See https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-ip-address-library.
    package static let network = CELLibrary(
        networkConversions + networkAddresses + networkRanges,
        types: ["net.IP": CELIPAddress.type, "net.CIDR": CELIPRange.type])

    private static let networkConversions: [CELFunction] = [
        CELFunction(
            "ip",
            [
                .unary("string_to_ip", .string, CELIPAddress.type) { text in
                    withAddress(text) { .opaque($0) }
                },
                .unary("cidr_ip", CELIPRange.type, CELIPAddress.type, isMember: true) { range in
                    rangeValue(range).map { .opaque($0.address) }
                },
            ]),
        CELFunction(
            "cidr",
            [
                .unary("string_to_cidr", .string, CELIPRange.type) { text in
                    withRange(text) { .opaque($0) }
                }
            ]),
        CELFunction(
            "isIP",
            [
                .unary("is_ip", .string, .bool) { text in
                    guard case .string(let text) = text else { return nil }
                    return .bool(CELIPAddress(text) != nil)
                }
            ]),
        CELFunction(
            "isCIDR",
            [
                .unary("is_cidr", .string, .bool) { text in
                    guard case .string(let text) = text else { return nil }
                    return .bool(CELIPRange(text) != nil)
                }
            ]),
        CELFunction(
            "ip.isCanonical",
            [
                .unary("ip_is_canonical", .string, .bool) { text in
                    guard case .string(let written) = text else { return nil }
                    return withAddress(text) { .bool($0.description.hasSameScalars(as: written)) }
                }
            ]),
        CELFunction(
            "string",
            [
                .unary("ip_to_string", CELIPAddress.type, .string) { addressValue($0).map { .string($0.description) } },
                .unary("cidr_to_string", CELIPRange.type, .string) { rangeValue($0).map { .string($0.description) } },
            ]),
    ]

    private static let networkAddresses: [CELFunction] = [
        networkAddress("family", "ip_family", .int) { .int($0.family.rawValue) },
        networkAddress("isUnspecified", "ip_is_unspecified", .bool) { .bool($0.isUnspecified) },
        networkAddress("isLoopback", "ip_is_loopback", .bool) { .bool($0.isLoopback) },
        networkAddress("isGlobalUnicast", "ip_is_global_unicast", .bool) { .bool($0.isGlobalUnicast) },
        networkAddress("isLinkLocalMulticast", "ip_is_link_local_multicast", .bool) { .bool($0.isLinkLocalMulticast) },
        networkAddress("isLinkLocalUnicast", "ip_is_link_local_unicast", .bool) { .bool($0.isLinkLocalUnicast) },
    ]

    private static let networkRanges: [CELFunction] = [
        CELFunction(
            "containsIP",
            [
                .binary("cidr_contains_ip_ip", CELIPRange.type, CELIPAddress.type, .bool, isMember: true) {
                    range, other in
                    guard let range = rangeValue(range), let other = addressValue(other) else { return nil }
                    return .bool(range.contains(other))
                },
                .binary("cidr_contains_ip_string", CELIPRange.type, .string, .bool, isMember: true) { range, text in
                    guard let range = rangeValue(range) else { return nil }
                    return withAddress(text) { .bool(range.contains($0)) }
                },
            ]),
        CELFunction(
            "containsCIDR",
            [
                .binary("cidr_contains_cidr", CELIPRange.type, CELIPRange.type, .bool, isMember: true) { range, other in
                    guard let range = rangeValue(range), let other = rangeValue(other) else { return nil }
                    return .bool(range.contains(other))
                },
                .binary("cidr_contains_cidr_string", CELIPRange.type, .string, .bool, isMember: true) { range, text in
                    guard let range = rangeValue(range) else { return nil }
                    return withRange(text) { .bool(range.contains($0)) }
                },
            ]),
        networkRange("isMask", "cidr_is_mask", .bool) { .bool($0.masked == $0) },
        networkRange("masked", "cidr_masked", CELIPRange.type) { .opaque($0.masked) },
        networkRange("prefixLength", "cidr_prefix_length", .int) { .int(Int64($0.prefixLength)) },
    ]

    private static func networkAddress(
        _ name: String, _ id: String, _ result: CELType, _ compute: @escaping @Sendable (CELIPAddress) -> CELValue
    ) -> CELFunction {
        CELFunction(name, [.unary(id, CELIPAddress.type, result, isMember: true) { addressValue($0).map(compute) }])
    }

    private static func networkRange(
        _ name: String, _ id: String, _ result: CELType, _ compute: @escaping @Sendable (CELIPRange) -> CELValue
    ) -> CELFunction {
        CELFunction(name, [.unary(id, CELIPRange.type, result, isMember: true) { rangeValue($0).map(compute) }])
    }

    private static func addressValue(_ value: CELValue) -> CELIPAddress? {
        if case .opaque(let opaque) = value { opaque as? CELIPAddress } else { nil }
    }

    private static func rangeValue(_ value: CELValue) -> CELIPRange? {
        if case .opaque(let opaque) = value { opaque as? CELIPRange } else { nil }
    }

    private static func withAddress(_ text: CELValue, _ compute: (CELIPAddress) -> CELValue) -> CELValue? {
        guard case .string(let string) = text else { return nil }
        return CELIPAddress(string).map(compute) ?? .error(.invalidArgument, "`\(text)` is no IP address")
    }

    private static func withRange(_ text: CELValue, _ compute: (CELIPRange) -> CELValue) -> CELValue? {
        guard case .string(let string) = text else { return nil }
        return CELIPRange(string).map(compute)
            ?? .error(.invalidArgument, "`\(text)` is no CIDR range, such as `10.0.0.0/8`")
    }
}
