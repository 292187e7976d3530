import CEL
import Testing

struct LibraryNetworkTests {
    @Test(arguments: [
        ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"), ("::", "::"), ("::1", "::1"), ("1::", "1::"),
        ("2001:DB8::68", "2001:db8::68"), ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
        ("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"), ("0:0:1:2:3:4:5:6", "::1:2:3:4:5:6"),
        ("1:2:3:4:5:6:0:0", "1:2:3:4:5:6::"),
        ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"), ("::ffff:c0a8:1", "192.168.0.1"), ("0001:002::", "1:2::"),
        ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
    ])
    func `addresses are read and written in canonical form`(text: String, canonical: String) throws {
        #expect(try #require(CELIPAddress(text)).description == canonical)
    }

    @Test(arguments: [
        "", ".", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.", "1..2.3", " 1.2.3.4", "1.2.3.4 ",
        "0x1.2.3.4", "1.2.3.+4", "1.2.3.4/8",
        ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "g::", "::1%eth0", "[::1]",
        "::ffff:192.168.0.1", "1:2:3:4:5:6:7:1.2.3.4",
        "1.2.3.4::", "::1.2.3", "1:2:3:4:5:6:7:8::", "::1:", ":1::", "1:::2", "::+1", "１.2.3.4", "::1.2.3.4:5",
    ])
    func `other text is no address`(text: String) {
        #expect(CELIPAddress(text) == nil)
    }

    @Test(arguments: [
        "", "/", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08", "10.0.0.0/8/8",
        "/8", "::/129", "::1%a/64",
        "::ffff:192.168.0.1/24", "::ffff:c0a8:1/120", "10.0.0/8", "10.0.0.0/ 8", "10.0.0.0/99999999999999999999",
    ])
    func `other text is no range`(text: String) {
        #expect(CELIPRange(text) == nil)
    }

    @Test(arguments: [
        // https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-ip-address-library
        "isIP('127.0.0.1')", "!isIP('127.0.0.256')", "ip.isCanonical('2001:db8::abcd')",
        "!ip.isCanonical('2001:DB8::ABCD')",
        "ip('0.0.0.0').isUnspecified()", "ip('::').isUnspecified()", "ip('127.9.9.9').isLoopback()",
        "ip('::1').isLoopback()", "!ip('::2').isLoopback()",
        "ip('224.0.0.1').isLinkLocalMulticast()", "ip('ff02::1').isLinkLocalMulticast()",
        "!ip('ff05::1').isLinkLocalMulticast()",
        "ip('169.254.169.254').isLinkLocalUnicast()", "ip('fe80::1').isLinkLocalUnicast()",
        "ip('febf::1').isLinkLocalUnicast()",
        "!ip('fec0::1').isLinkLocalUnicast()", "ip('192.168.0.1').isGlobalUnicast()",
        "!ip('255.255.255.255').isGlobalUnicast()",
        "!ip('239.0.0.1').isGlobalUnicast()", "ip('fd00::1').isGlobalUnicast()", "ip('1.2.3.4').family() == 4",
        "ip('::1').family() == 6",
        "string(ip('1.2.3.4')) == '1.2.3.4'", "string(cidr('10.0.0.1/8')) == '10.0.0.1/8'", "type(ip('::1')) == net.IP",
        "isCIDR('10.0.0.0/8') && isCIDR('::1/128') && !isCIDR('10.0.0.0')",
        "cidr('10.0.0.1/8').masked() == cidr('10.0.0.0/8')",
        "cidr('10.0.0.1/8') != cidr('10.0.0.0/8')", "cidr('10.0.0.1/8').ip() == ip('10.0.0.1')",
        "cidr('10.0.0.0/8').isMask()",
        "!cidr('10.0.0.1/8').isMask()", "cidr('::/0').prefixLength() == 0", "cidr('::/0').containsIP('ffff::')",
        "!cidr('::/0').containsIP('1.2.3.4')",
        "cidr('0.0.0.0/0').containsIP(ip('255.255.255.255'))", "cidr('10.0.0.1/8').containsCIDR('10.9.9.9/32')",
        "!cidr('10.0.0.0/8').containsCIDR('10.0.0.0/7')",
        "!cidr('0.0.0.0/0').containsCIDR('::/0')", "ip('10.0.0.1') in [ip('10.0.0.1')]",
        "dyn(ip('10.0.0.1')) != '10.0.0.1'",
    ])
    func `addresses and ranges under the language`(source: String) throws {
        #expect(try RuntimeEvaluation()(source).isEqual(to: .bool(true)))
    }

    @Test(arguments: [
        "ip('')", "cidr('10.0.0.0')", "cidr('10.0.0.0/8').containsIP('10.0.0')",
        "cidr('10.0.0.0/8').containsCIDR('10')", "ip.isCanonical('x')",
    ])
    func `what cannot be read is an error`(source: String) throws {
        #expect(try RuntimeEvaluation()(source).error?.kind == .invalidArgument)
    }
}
