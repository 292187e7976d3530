import Testing

@testable import Reporting

struct WorkflowCommandTests {
    @Test func `what would end the message or a property is escaped as GitHub decodes it`() {
        let command = WorkflowCommand(
            level: .error, properties: [("file", "a,b:c%.yaml"), ("line", ""), ("title", "x\r\ny::z")],
            message: "100%\r\n::error::, and : stay")
        #expect(
            command.line
                == "::error file=a%2Cb%3Ac%25.yaml,title=x%0D%0Ay%3A%3Az::100%25%0D%0A::error::, and : stay")
        #expect(WorkflowCommand(level: .notice, properties: [], message: "").line == "::notice::")
    }
}
