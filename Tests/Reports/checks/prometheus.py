"""`report.prom` as Prometheus' own client reads it, and its counts."""

from collections import Counter

from prometheus_client.parser import text_string_to_metric_families


def check(folder, report, problems):
    families = list(text_string_to_metric_families((folder / "report.prom").read_text(encoding="utf-8")))
    samples = [sample for family in families for sample in family.samples]
    keys = Counter((sample.name, tuple(sorted(sample.labels.items()))) for sample in samples)
    problems.expect(set(keys.values()) == {1}, "report.prom: a sample is there twice")
    for family in families:
        problems.expect(family.type == "gauge" and family.documentation, f"report.prom: {family.name} is not described")
        problems.expect(family.name.startswith("tenet_"), f"report.prom: {family.name}")
    outcomes = {s.labels["rule"]: s.labels["outcome"] for s in samples if s.name == "tenet_rule_outcome" and s.value == 1}
    problems.expect(outcomes == {rule["id"]: rule["outcome"] for rule in report["rules"]}, "report.prom: outcomes")
    findings = Counter()
    for sample in samples:
        if sample.name == "tenet_rule_findings":
            findings[(sample.labels["rule"], sample.labels["status"])] += int(sample.value)
    expected = Counter((finding["rule"], finding["status"]) for finding in report["findings"])
    problems.expect(+findings == expected, "report.prom: findings")
    return [value for sample in samples for value in sample.labels.values()]
