"""`report.xml` against Jenkins' schema, and as junitparser reads it."""

import os
import xml.etree.ElementTree
from collections import Counter

import junitparser
import xmlschema


def check(folder, report, problems):
    path = folder / "report.xml"
    xsd = os.environ["JUNIT_XSD"]
    for error in xmlschema.XMLSchema(xsd).iter_errors(str(path)):
        problems.expect(False, f"report.xml: {error.path}: {error.reason}")

    suites = junitparser.JUnitXml.fromfile(str(path))
    cases = [case for suite in suites for case in suite]
    kinds = Counter(type(result).__name__ for case in cases for result in case.result)
    totals = (suites.tests, suites.failures, suites.errors)
    counted = (len(cases), kinds["Failure"], kinds["Error"])
    problems.expect(totals == counted, "report.xml: the totals are not those of the test cases")
    failures = sum(finding["status"] == "fail" for finding in report["findings"])
    problems.expect(kinds["Failure"] >= failures, "report.xml: failures are missing")
    judged = {case.classname for case in cases if not case.result}
    passed = {rule["id"] for rule in report["rules"] if rule["outcome"] == "pass"}
    problems.expect(judged <= passed, "report.xml: a rule that did not pass has a passing test case")
    named = {case.classname for case in cases}
    problems.expect(named == {rule["id"] for rule in report["rules"]}, "report.xml: a rule is missing")
    elements = xml.etree.ElementTree.parse(path).iter()
    return [text for element in elements for text in [element.text or "", *element.attrib.values()]]
