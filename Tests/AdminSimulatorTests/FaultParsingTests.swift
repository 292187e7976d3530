import Testing

@testable import AdminSimulator

struct FaultParsingTests {
    @Test(arguments: [
        ("status:503", Fault(.status(503, .before))),
        ("status:503,operation:getDirectoryUsers,times:2", Fault(.status(503, .before), .getDirectoryUsers, times: 2)),
        ("status:500,when:after,after:3", Fault(.status(500, .after), passes: 3)),
        ("limit:seconds", Fault(.limit(.seconds, wait: 1))),
        ("limit:reset-minutes,wait:30, times:1", Fault(.limit(.resetMinutes, wait: 30), times: 1)),
        ("drop:body", Fault(.drop(.body))),
        ("delay:0.25", Fault(.delay(.milliseconds(250)))),
        ("stall:3", Fault(.stall(.seconds(3)))),
        ("slow:100", Fault(.slow(bytesPerSecond: 100))),
        ("huge:3000000000", Fault(.huge(bytes: 3_000_000_000))),
        ("body:html", Fault(.body(.html))),
        ("next:foreign", Fault(.next(.foreign))),
        ("items:missing", Fault(.items(.missing))),
        ("redirect:same", Fault(.redirect(.same))),
        ("accept:0.5,times:1", Fault(.accept(after: .milliseconds(500)), times: 1)),
        ("accept:never", Fault(.accept(after: nil))),
        ("meddle:status", Fault(.meddle(.status, .after))),
        ("meddle:name,when:before,times:1", Fault(.meddle(.name, .before), times: 1)),
        ("expire:7", Fault(.expire, passes: 7)),
        ("die:2,operation:getOrganizationUsers", Fault(.die, .getOrganizationUsers, passes: 2)),
    ])
    func `a fault is read as it is spelled`(text: String, fault: Fault) throws {
        #expect(try Fault(parsing: text) == fault)
    }

    @Test(arguments: [
        (
            "",
            "`` is none of status, limit, drop, delay, stall, slow, huge, body, next, items, redirect, accept, meddle, application, expire, die"
        ),
        (
            "Status:503",
            "`Status` is none of status, limit, drop, delay, stall, slow, huge, body, next, items, redirect, accept, meddle, application, expire, die"
        ),
        ("status", "`status` needs a whole number from 400 to 599"),
        ("status:200", "`status` needs a whole number from 400 to 599"),
        ("status:99999999999999999999", "`status` needs a whole number from 400 to 599"),
        ("status:503,when:later", "`when` needs one of before, after"),
        ("status:503,times:0", "`times` needs a whole number from 1 to 1000000000"),
        ("status:503,times", "`times` needs a whole number from 1 to 1000000000"),
        ("status:503,after:-1", "`after` needs a whole number from 0 to 1000000000"),
        ("status:503,wait:3", "`status` knows no option `wait`, or has it twice"),
        ("status:503,times:1,times:2", "`status` knows no option `times`, or has it twice"),
        ("status:503,", "`status` knows no option ``, or has it twice"),
        ("limit:soon", "`limit` needs one of seconds, date, reset, reset-minutes, none"),
        ("drop", "`drop` needs one of request, answer, body, idle"),
        ("delay:nan", "`delay` needs a number of seconds from 0 to 86400"),
        ("delay:-1", "`delay` needs a number of seconds from 0 to 86400"),
        ("slow:0", "`slow` needs a whole number from 1 to 1000000000"),
        ("huge:3GB", "`huge` needs a whole number from 1 to 1000000000000"),
        ("body:empty", "`body` needs one of truncated, malformed, html, shape"),
        ("next:http", "`next` needs one of repeated, foreign, https, file"),
        ("items:twice", "`items` needs one of repeated, missing"),
        ("redirect:else", "`redirect` needs one of same, foreign"),
        ("accept:soon", "`accept` needs a number of seconds from 0 to 86400"),
        ("meddle:rule", "`meddle` needs one of name, status"),
        ("expire", "`expire` needs a whole number from 0 to 1000000000"),
        (
            "die:1,operation:listUsers",
            "`operation` needs one of " + SimulatedOperation.allCases.map(\.rawValue).joined(separator: ", ")
        ),
    ])
    func `a text that is no fault says why`(text: String, reason: String) {
        let error = #expect(throws: FaultSpecificationError.self) { try Fault(parsing: text) }
        #expect(error?.description == "fault `\(text)`: \(reason)")
    }

    @Test func `a fault counts the calls that fit it`() throws {
        let list = FaultList([
            try Fault(parsing: "status:500,operation:getDirectoryUsers,after:1,times:2"),
            try Fault(parsing: "next:file,times:1"),
            try Fault(parsing: "accept:never,times:1"),
        ])
        #expect(list.effect(on: .getDirectoryUsers) == .next(.file))
        #expect(list.effect(on: .getPolicyById) == nil)
        #expect(list.effect(on: .updatePolicy) == .accept(after: nil))
        #expect(list.effect(on: .getDirectoryUsers) == .status(500, .before))
        #expect(list.effect(on: .getDirectoryUsers) == .status(500, .before))
        #expect(list.effect(on: .getDirectoryUsers) == nil)
        list.add([try Fault(parsing: "delay:1")])
        #expect(list.effect(on: .getOrganizations) == .delay(.seconds(1)))
        list.removeAll()
        #expect(list.effect(on: .getOrganizations) == nil)
    }
}
