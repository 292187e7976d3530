"""Holds the schemas of files that people write against such files, and against what tenet says of the same keys and values;
and that of the report of many organizations against such a report.

Usage: check_schemas.py TENET
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

tenet = pathlib.Path(sys.argv[1]).resolve()
problems = []


class TextLoader(yaml.SafeLoader):
    """YAML with times as texts, as JSON has them."""


TextLoader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schema(subject):
    value = json.loads(subprocess.run([tenet, "schema", subject], capture_output=True, check=True).stdout)
    jsonschema.Draft202012Validator.check_schema(value)
    return value


def run(name, text, *arguments):
    """What tenet says where a file of that name holds the text."""
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, name).write_text(text, encoding="utf-8")
        return subprocess.run([tenet, *arguments], cwd=folder, capture_output=True, text=True)


def lint(text):
    return run("rules.yaml", text, "lint", "--rules", "rules.yaml").stderr


def settings(text):
    return run("tenet.yaml", text, "config", "show").stderr


def organizations(text):
    return run("orgs.yaml", text, "check", "--orgs", "orgs.yaml").stderr


def objects(value, schema, path=()):
    """The schema's objects with a closed list of keys, each with its path."""
    if "$ref" in value:
        value = schema["$defs"][value["$ref"].rsplit("/", 1)[1]] | {"$ref": None}
        del value["$ref"]
    if value.get("additionalProperties") is False:
        yield path, value["properties"]
    for name, member in value.get("properties", {}).items():
        yield from objects(member, schema, path + (name,))
    if isinstance(value.get("additionalProperties"), dict):
        yield from objects(value["additionalProperties"], schema, path + ("name",))
    if "items" in value:
        yield from objects(value["items"], schema, path + (0,))


def document(path, key):
    """A rule file that has the key at the path, and little else."""
    value = {key: None}
    for name in reversed(path):
        value = [value] if name == 0 else {name: value}
    return json.dumps({"apiVersion": "tenet/v1"} | value)


rules = schema("rules")
validator = jsonschema.Draft202012Validator(rules)
schema("report")

texts = {str(path): path.read_text(encoding="utf-8") for path in pathlib.Path("rules").rglob("*.yaml")}
for page in pathlib.Path("Sources/CLI/Documentation.docc").glob("*.md"):
    for number, block in enumerate(re.findall(r"^```yaml\n(apiVersion:.*?)^```", page.read_text("utf-8"), re.M | re.S)):
        if "\nrules:" in block or "\ntests:" in block:
            texts[f"{page.name}, block {number}"] = block
for name, text in texts.items():
    for error in validator.iter_errors(yaml.load(text, TextLoader)):
        problems.append(f"{name}: {error.json_path}: {error.message[:200]}")



def check_keys(schema, tell, skip=lambda path, key: False):
    """Holds the keys of a schema against those that tenet knows; how many they are."""
    count = 0
    for path, properties in objects(schema, schema):
        for key in properties:
            if skip(path, key):
                continue
            count += 1
            if f"`{key}` is not a key of" in tell(document(path, key)):
                problems.append(f"`{key}` at {path} is in the schema, and tenet does not know it")
        if not skip(path, "unheard-of") and "`unheard-of` is not a key of" not in tell(document(path, "unheard-of")):
            problems.append(f"tenet takes any key at {path}")
    return count


def skip_in_rules(path, key):
    # A key of files of tests only.
    return path[:1] == ("tests",) or (path, key) in (((), "tests"), (("rules", 0, "tests", 0), "rule"))


def blocks(name):
    """What the guide shows of files with that name."""
    for page in pathlib.Path("Sources/CLI/Documentation.docc").glob("*.md"):
        for block in re.findall(rf"^```yaml\n# {re.escape(name)}\n(.*?)^```", page.read_text("utf-8"), re.M | re.S):
            yield f"{page.name}: {name}", block


count = check_keys(rules, lint, skip_in_rules)
for subject, name, tell, wrong in (
    ("settings", "tenet.yaml", settings, """
        rules: policies
        rules: [[a]]
        params: []
        params: { a: [[b]] }
        inputs: { hr: [] }
        strict: maybe
        org: []
        org: ""
        dialect: clouds
        directory: x
        rate: fast
        rate: "5"
        rate: 0
        concurrency: 2.5
        concurrency: 0
        max-calls: -1
        max-age: {}
        fail-on: hgh
        fail-on: 3
        allow-undetermined: some
        allow-undetermined: error,
        output: [pdf]
        output: [json=]
        output: json
        new-only: "true"
        keep-days: 0.5
        guardrails: []
        guardrails: { max_percent: 101 }
        guardrails: { max_changes: -1 }
        guardrails: { windows: never }
        approvals: { required: many }
        approvals: { approvers: [a] }
        apiVersion: tenet/v2
    """),
    ("orgs", "orgs.yaml", organizations, """
        organizations: []
        organizations: {}
        at-once: 4
        { at-once: 0, organizations: [{ id: a }] }
        { at-once: 65, organizations: [{ id: a }] }
        { apiVersion: tenet/v2, organizations: [{ id: a }] }
        organizations: [{ name: a }]
        organizations: [{ id: a, name: "a/b" }]
        organizations: [{ id: a, dialect: clouds }]
        organizations: [{ id: a, directory: x }]
        organizations: [{ id: a, token: marker }]
        organizations: [{ id: a, token: { env: A, file: b } }]
        organizations: [{ id: a, token: {} }]
        organizations: [{ id: a, snapshot: b, simulate: c }]
        organizations: [{ id: a, waivers: w }]
        organizations: [{ id: a, params: [] }]
        organizations: [{ id: a, inputs: { hr: [] } }]
    """),
):
    described = schema(subject)
    validator = jsonschema.Draft202012Validator(described)
    shown = dict(blocks(name))
    if not shown:
        problems.append(f"the guide shows no {name}")
    for place, text in shown.items():
        texts[place] = text
        for error in validator.iter_errors(yaml.load(text, TextLoader)):
            problems.append(f"{place}: {error.json_path}: {error.message[:200]}")
        if ": error: " in tell(text):
            problems.append(f"{place}: {tell(text)}")
    for line in filter(None, map(str.strip, wrong.splitlines())):
        if validator.is_valid(yaml.load(line, TextLoader)):
            problems.append(f"{name}: the schema takes `{line}`")
        if ": error: " not in tell(line):
            problems.append(f"{name}: tenet takes `{line}`")
    count += check_keys(described, tell)

with tempfile.TemporaryDirectory() as folder:
    acme = pathlib.Path("examples/acme").resolve()
    identity = json.loads((acme / "manifest.json").read_text("utf-8"))["organization"]["id"]
    fleet = {"organizations": [{"id": identity, "name": "acme", "snapshot": str(acme)}, {"id": "gone", "snapshot": "gone"}]}
    pathlib.Path(folder, "orgs.yaml").write_text(json.dumps(fleet), encoding="utf-8")
    command = [tenet, "check", "--orgs", "orgs.yaml", "--rules", pathlib.Path("rules").resolve()]
    command += ["--output", "json", "--output", "sarif={org}.sarif"]
    report = json.loads(subprocess.run(command, cwd=folder, capture_output=True).stdout)
    for error in jsonschema.Draft202012Validator(schema("orgs-report")).iter_errors(report):
        problems.append(f"the report of organizations: {error.json_path}: {error.message[:200]}")
    if [bool(entry["organization"]) for entry in report["organizations"]] != [True, False]:
        problems.append("the report of organizations has not one that was judged and one that was not")

print(f"the schemas hold for {len(texts)} files and {count} keys" if not problems else "\n".join(problems[:50]))
sys.exit(1 if problems or len(texts) < 10 or count < 40 else 0)
