import Testing

@testable import Reporting

struct CSVReportTests {
    @Test(arguments: [
        ("", "\"\""), ("plain, \"quoted\"", "\"plain, \"\"quoted\"\"\""), ("=1+1", "\"'=1+1\""), ("+1", "\"'+1\""),
        ("-1", "\"'-1\""), ("@SUM(A1)", "\"'@SUM(A1)\""), ("  =1", "\"'  =1\""), ("\t=1", "\"␉=1\""),
        ("\r\n", "\"␍␊\""),
        ("＝1", "\"'＝1\""), ("|calc", "\"'|calc\""), ("%0A", "\"'%0A\""), ("a=1", "\"a=1\""), ("\"=1", "\"\"\"=1\""),
    ])
    func `a field computes nothing`(text: String, expected: String) {
        #expect(text.csvField == expected)
    }
}
