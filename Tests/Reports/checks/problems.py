"""What is wrong with reports."""


class Problems:
    def __init__(self):
        self.texts = []

    def expect(self, holds, text):
        if not holds:
            self.texts.append(text)

    def validate(self, name, validator, value):
        """Adds what a validator of jsonschema finds."""
        for error in validator.iter_errors(value):
            self.texts.append(f"{name}: {error.json_path}: {error.message[:300]}")


def reported(report):
    """The findings of a `json` report, and one on the organization for each rule whose outcome none of its findings has."""
    findings = list(report["findings"])
    for rule in report["rules"]:
        status = rule["outcome"]
        if status in ("fail", "undetermined", "waived"):
            if not any(f["rule"] == rule["id"] and f["status"] == status for f in findings):
                findings.append({
                    "rule": rule["id"], "severity": rule["severity"], "status": status,
                    "resource": {"kind": "organization", "id": report["organization"]["id"]},
                })
    return findings


def strings(value):
    """All texts of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for element in value:
            yield from strings(element)
    elif isinstance(value, dict):
        for element in value.values():
            yield from strings(element)
