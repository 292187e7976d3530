import CEL
import Observations
import Testing

struct FunctionsRangesCoverTests {
    @Test(arguments: [
        (["10.0.0.0/8"], "10.255.255.255"), (["10.0.0.0/8"], "10.1.0.0/16"), (["10.0.0.0/8"], "10.0.0.0/8"),
        // Two halves cover the whole.
        (["10.0.0.0/9", "10.128.0.0/9"], "10.0.0.0/8"), (["10.128.0.0/9", "10.0.0.0/9"], "10.0.0.0/8"),
        // Single addresses that lie side by side.
        (["192.0.2.0", "192.0.2.1"], "192.0.2.0/31"), (["192.0.2.7/24"], "192.0.2.200"),
        (["0.0.0.0/0"], "255.255.255.255/32"), (["::/0"], "::/0"), (["2001:db8::/32"], "2001:db8:ffff::1"),
        (["::/1", "8000::/1"], "::/0"), (["192.168.0.1"], "::ffff:c0a8:1"),
    ])
    func `the union covers an address or a range`(ranges: [String], addresses: String) throws {
        #expect(try cover(ranges, addresses).isEqual(to: .bool(true)))
    }

    @Test(arguments: [
        ([], "10.0.0.1"), (["10.0.0.0/8"], "11.0.0.0"), (["10.0.0.0/9"], "10.0.0.0/8"),
        (["10.0.0.0/10", "10.128.0.0/9"], "10.0.0.0/8"), (["0.0.0.0/0"], "::1"), (["::/0"], "10.0.0.1"),
        (["192.0.2.0", "192.0.2.2"], "192.0.2.0/31"), (["255.255.255.255"], "0.0.0.0"),
    ])
    func `the union does not cover what lies outside, even partly`(ranges: [String], addresses: String) throws {
        #expect(try cover(ranges, addresses).isEqual(to: .bool(false)))
    }

    @Test(arguments: [
        (["10.0.0.0/33"], "10.0.0.1", "10.0.0.0/33"), (["10.0.0.0/8", "all"], "10.0.0.1", "all"),
        (["10.0.0.0/8"], "10.0.0", "10.0.0"), (["010.0.0.0/8"], "10.0.0.1", "010.0.0.0/8"),
        (["10.0.0.0/8"], "", ""), (["fe80::1%eth0"], "10.0.0.1", "fe80::1%eth0"),
    ])
    func `an entry that is no address or range is an error`(ranges: [String], addresses: String, wrong: String) throws {
        guard case .error(let error) = try cover(ranges, addresses) else {
            Issue.record("there is no error")
            return
        }
        #expect(error == CELError(.invalidArgument, "`\(wrong)` is neither an IP address nor a CIDR range"))
    }

    private func cover(_ ranges: [String], _ addresses: String) throws -> CELValue {
        let function = try #require(CELLibrary.tenet.functions["rangesCover"])
        return try #require(
            function.overloads[0].call([.list(CELList(ranges.map(CELValue.string))), .string(addresses)]))
    }
}
