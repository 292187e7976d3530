#!/usr/bin/env python3
"""Takes an organization of hostile names, as hostile.py makes it, through the commands that show names.

Nothing that a terminal or a CI server obeys may reach either stream, what is sent must be JSON, and each name must be
recognisable where a command shows all of them.

Usage: hostile_commands.py TENET DIR
"""

import datetime
import http.server
import json
import os
import pathlib
import re
import subprocess
import sys
import threading
import unicodedata

tenet, folder = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
work = folder / "work"
problems = []
received = []


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        received.append((self.path, self.rfile.read(int(self.headers.get("content-length", 0)))))
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    do_PUT = do_DELETE = do_POST

    def log_message(self, *arguments):
        pass


def expect(holds, text):
    if not holds:
        problems.append(text)


def obeyed(text):
    """What of a text a terminal, a browser or a CI server would obey."""
    hidden = {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Cn")} - set("\n\u200c\u200d")
    commands = [line for line in re.split(r"\r\n|\r|\n", text) if line.lstrip().startswith("::")]
    return sorted(map(ascii, hidden)) + commands[:1] + re.findall(r"##(?:vso)?\[", text)[:1]


def run(status, *arguments, environment=None, shows=()):
    """Runs a command in the work folder, and gives its standard output."""
    result = subprocess.run(
        [tenet, *arguments], cwd=work, capture_output=True,
        env={"PATH": os.environ["PATH"], "HOME": str(work), **(environment or {})})
    name = " ".join(arguments[:2])
    expect(result.returncode == status, f"{name}: ended with {result.returncode}: {result.stderr.decode()[:500]}")
    output = result.stdout.decode("utf-8")
    for stream, text in (("output", output), ("errors", result.stderr.decode("utf-8"))):
        found = obeyed(text)
        expect(not found, f"{name}: {stream} holds {found}")
    missing = [name for name in shows if name not in output]
    expect(not missing, f"{name}: not recognisable: {missing}")
    return output


def strings(value):
    if isinstance(value, dict):
        for key, element in value.items():
            yield key
            yield from strings(element)
    elif isinstance(value, list):
        for element in value:
            yield from strings(element)
    elif isinstance(value, str):
        yield value


def main():
    work.mkdir()
    snapshot = ["--snapshot", str(folder / "organization")]
    rules = ["--rules", str(folder / "rules.yaml")]
    expires = (datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=9)).isoformat()
    ids = [json.loads(line)["id"] for line in (folder / "organization/policies.ndjson").open(encoding="utf-8")]
    waivers = [
        {"rule": "policies", "resource": id, "reason": f"so {id}", "approver": f"a {id}", "ticket": f"t {id}",
         "expires": expires}
        for id in ids if not any("\ud800" <= c <= "\udfff" or c in "\0\uffff" for c in id)]
    # JSON is YAML, but for characters that are two escapes in JSON and one in YAML.
    text = re.sub(
        r"\\ud[89ab]..\\ud[c-f]..", lambda pair: "\\U%08x" % ord(json.loads(f'"{pair[0]}"')),
        json.dumps({"apiVersion": "tenet/v1", "waivers": waivers}))
    (work / "waivers.yaml").write_text(text, encoding="utf-8")
    listed = [name for name in names if any(name in waiver["resource"] for waiver in waivers)]

    run(1, "check", *snapshot, *rules, "--output", "json=report.json", "--output", "bitbucket=insights.json",
        "--history", "h.db")
    run(1, "check", *snapshot, *rules, "--history", "h.db", "--rule", "policies", "--output", "text=report.txt")
    short = [name for name in names if name != "AAAAAAAA"]
    run(0, "history", "list", "--history", "h.db")
    run(0, "history", "show", "1", "--history", "h.db", shows=short)
    run(0, "history", "compare", "1", "2", "--history", "h.db")
    run(0, "history", "trend", "--history", "h.db")

    run(3, "baseline", "write", *snapshot, *rules, "--baseline", "b.json")
    baseline = json.loads((work / "b.json").read_text(encoding="utf-8"))
    expect(not obeyed((work / "b.json").read_text(encoding="utf-8")), "the baseline holds what a terminal obeys")
    (work / "empty.json").write_text(json.dumps({**baseline, "findings": []}), encoding="utf-8")
    run(3, "baseline", "diff", *snapshot, *rules, "--baseline", "b.json")
    run(1, "baseline", "diff", *snapshot, *rules, "--baseline", "empty.json", shows=names)

    run(0, "waivers", "list", "--waivers", "waivers.yaml", shows=listed)
    run(0, "waivers", "check", *snapshot, *rules, "--waivers", "waivers.yaml")
    run(0, "waivers", "check", *snapshot, *rules, "--waivers", "waivers.yaml", "--rule", "policies", shows=listed)

    for kind in ("users", "policies", "domains", "undecided"):
        run(0, "explain", kind, *snapshot, *rules)
    shown = "".join(
        run(0, "explain", "policies", id, *snapshot, *rules) for id in ids if not any(c in "\0\ud83d\ude00\udc00" for c in id))
    missing = [name for name in listed if name not in shown]
    expect(not missing, f"explain: not recognisable: {missing}")
    run(64, "explain", "policies", "::error::\u202e\u001b[2J", *snapshot, *rules)
    run(0, "rules", "list", *rules)
    run(0, "rules", "show", "policies", *rules)

    (work / "repair.yaml").write_text(REPAIR, encoding="utf-8")
    # A safeguard refuses so many changes; the plan is shown all the same.
    for form in ("text", "markdown"):
        run(8, "plan", *snapshot, "--rules", "repair.yaml", "--output", form, "--output", "json=plan.json", shows=listed)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    for form in ("generic", "slack"):
        run(0, "publish", "webhook", "report.json", "--format", form, environment={"TENET_WEBHOOK_URL": f"{address}/{form}"})
    run(0, "publish", "bitbucket", "insights.json", "--base-url", address, "--workspace", "w", "--repository", "r",
        "--commit", "0123456789abcdef", environment={"TENET_BITBUCKET_TOKEN": "name:token"})
    bodies = [(path, json.loads(body)) for path, body in received if body]
    expect(len(bodies) >= 4, f"publish: {len(bodies)} requests with a body")
    for path, body in bodies:
        if "slack" in path:
            check_slack(body)
        text = "\n".join(strings(body))
        missing = [] if "slack" in path else [name for name in short if name not in text]
        if path.endswith("annotations") or "generic" in path:
            expect(not missing, f"{path}: not recognisable: {missing}")

    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(problems)} problems" if problems else "commands show hostile names as names")
    sys.exit(1 if problems else 0)


def check_slack(message):
    """https://docs.slack.dev/messaging/formatting-message-text: what is no plain text is read for links and mentions."""
    expect(not re.search("[<>]", message["text"]), "slack: a link or a mention in the text")
    for block in message["blocks"]:
        expect(block["text"]["type"] == "plain_text", "slack: a block is no plain text")
        # Commands of CI servers mean nothing to Slack.
        found = [what for what in obeyed(block["text"]["text"]) if not what.lstrip().startswith(("::", "##"))]
        expect(not found, f"slack: a block holds {found}")


REPAIR = """
apiVersion: tenet/v1
rules:
  - id: repair
    title: Repair
    severity: high
    for: policy
    require: policy.?status.orValue('') == 'enabled'
    message: "${policy.?name.orValue('')}"
    remediate:
      updatePolicy: { set: { status: enabled } }
"""

main()
