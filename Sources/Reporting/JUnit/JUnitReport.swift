internal import Evaluation
internal import Observations
internal import Rules

/// Writes a report as JUnit's XML, as the strictest schema in use allows it: a test suite for the organization, a test
/// case for each finding, and one for each rule without.
/// See https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd.
struct JUnitReport {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    func text() -> String {
        let assessment = report.assessment
        let cases = assessment.rules.flatMap { rule in JUnitCase.cases(of: rule, in: assessment.organization) }
        let failures = cases.count { $0.kind == .failure }
        let errors = cases.count { $0.kind == .error }
        let totals = [
            ("tests", "\(cases.count)"), ("failures", "\(failures)"), ("errors", "\(errors)"),
        ]
        let name = assessment.organization.name.flatMap { $0.isEmpty ? nil : $0 } ?? assessment.organization.id
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites" + Self.attributes([("name", "Tenet")] + totals) + ">\n"
        text +=
            "  <testsuite"
            + Self.attributes(
                [("name", name.shortened(to: 250))] + totals + [
                    ("skipped", "\(cases.count { $0.kind == .skipped })"), ("timestamp", "\(assessment.now)"),
                ])
        text += ">\n    <properties>\n"
        for property in properties {
            text += "      <property" + Self.attributes([("name", property.name), ("value", property.value)]) + "/>\n"
        }
        text += "    </properties>\n"
        for testCase in cases {
            Self.append(testCase, to: &text)
        }
        return text + "  </testsuite>\n</testsuites>\n"
    }

    private var properties: [(name: String, value: String)] {
        let assessment = report.assessment
        var properties = [
            (name: "organization.id", value: assessment.organization.id),
            (name: "dialect", value: assessment.dialect.rawValue),
            (name: "now", value: "\(assessment.now)"),
            (name: "complete", value: "\(assessment.isComplete)"),
            (name: "rules.digest", value: report.rulesDigest),
            (name: "tenet.version", value: report.toolVersion),
        ]
        if let snapshot = report.snapshot {
            properties.append((name: "snapshot.age", value: ageText(snapshot.ageInSeconds)))
            if let digest = snapshot.digest {
                properties.append((name: "snapshot.digest", value: digest))
            }
        }
        return properties
    }

    private static func append(_ testCase: JUnitCase, to text: inout String) {
        text += "    <testcase" + attributes([("classname", testCase.rule), ("name", testCase.name)])
        guard let kind = testCase.kind else {
            text += "/>\n"
            return
        }
        text += ">\n      <\(kind.rawValue)"
        text += attributes([("type", testCase.type), ("message", testCase.message.shortened(to: 500))])
        if testCase.details.isEmpty {
            text += "/>\n"
        } else {
            text += ">" + testCase.details.joined(separator: "\n").xmlEscaped + "</\(kind.rawValue)>\n"
        }
        text += "    </testcase>\n"
    }

    private static func attributes(_ attributes: [(name: String, value: String)]) -> String {
        attributes.map { " \($0.name)=\"\($0.value.visible.xmlEscaped)\"" }.joined()
    }
}
