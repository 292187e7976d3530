"""Holds the schema of rule files against rule files, and against what `tenet lint` says of the same keys.

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


def lint(text):
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "rules.yaml").write_text(text, encoding="utf-8")
        run = subprocess.run([tenet, "lint", "--rules", "rules.yaml"], cwd=folder, capture_output=True, text=True)
        return run.stderr


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

count = 0
for path, properties in objects(rules, rules):
    if path[:1] == ("tests",):
        continue  # a key of files of tests only
    for key in properties:
        if (path, key) in (((), "tests"), (("rules", 0, "tests", 0), "rule")):
            continue
        count += 1
        if f"`{key}` is not a key of" in lint(document(path, key)):
            problems.append(f"`{key}` at {path} is in the schema, and tenet does not know it")
    if "`unheard-of` is not a key of" not in lint(document(path, "unheard-of")):
        problems.append(f"tenet takes any key at {path}")

print(f"the schema holds for {len(texts)} rule files and {count} keys" if not problems else "\n".join(problems[:50]))
sys.exit(1 if problems or len(texts) < 10 or count < 40 else 0)
