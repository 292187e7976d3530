"""Makes snapshots and rules for the page's tests: hostile names, and as many findings as are asked for."""

import json

# What would do something if it were not shown as text. `window.owned` is what a test looks for.
HOSTILE = [
    "<script>window.owned=1</script>",
    "</script><script>window.owned=1</script>",
    "<!--<script>window.owned=1",
    "<img src=x onerror=window.owned=1>",
    "<svg/onload=window.owned=1>",
    '"><img src=https://evil.example/x onerror=window.owned=1>',
    # A quote with an accent is one character to some escapers.
    "\"\u0301 onmouseover=window.owned=1 x=\"\u0301",
    "'\u0301 onfocus=window.owned=1 autofocus x='\u0301",
    "javascript:window.owned=1",
    "{{#run}}{{{data}}}{{/run}}",
    "&lt;b&gt; &amp;amp; &#60;script&#62;",
    "line\u2028separator\u2029 and \u0000 and \u001b[31m",
    "\u202egpj.exe\u202c",
    "]]><!--",
    "=cmd|' /C calc'!A0",
    "\ud83d",
    "x" * 10_000,
]

RULES = """\
apiVersion: tenet/v1
rules:
  - id: accounts-closed
    title: "Every account is closed </script><img src=x onerror=window.owned=1>"
    severity: high
    rationale: "<img src=x onerror=window.owned=1> and [a link](javascript:window.owned=1)"
    help: |
      Read `</script>` and **<b onclick=window.owned=1>bold</b>**, then [the page](https://support.atlassian.com/"onclick=x).

      - one <script>window.owned=1</script>
      - two
    references: ["javascript:window.owned=1", "https://support.atlassian.com/"]
    controls: { soc2: [CC6.1, "<b>CC6.2"], iso27001-2022: [A.5.16, A.5.9] }
    for: user
    require: user.account_status == "closed"
    message: account ${user.name} is ${user.account_status}
  - id: accounts-on-acme
    title: Every account is on the company's domain
    severity: low
    controls: { soc2: [CC6.1] }
    for: user
    require: emailDomain(user.email) == "acme.example"
"""


def write(folder, names):
    """A snapshot with a user of each name, and the rules that all of them violate."""
    snapshot = folder / "snapshot"
    snapshot.mkdir(parents=True)
    (folder / "rules.yaml").write_text(RULES)
    organization = {"id": "org-1", "type": "organization", "attributes": {"name": HOSTILE[1]}}
    (snapshot / "organization.ndjson").write_text(json.dumps(organization) + "\n")
    with open(snapshot / "users.ndjson", "w") as file:
        for number, name in enumerate(names):
            user = {
                "account_id": f"712020:{number:08d}-5c1e-4b5f-9d2a-0c7be4d95e31", "account_type": "atlassian",
                "account_status": "active", "name": name, "email": f"person.{number}@acme.example",
            }
            file.write(json.dumps(user) + "\n")
    manifest = {
        "version": 1, "organization": {"id": "org-1", "name": HOSTILE[1]}, "dialect": "reference",
        "taken_at": "2026-11-01T00:00:00Z", "complete": True,
        "files": {
            "organization": {"path": "organization.ndjson", "complete": True},
            "users": {"path": "users.ndjson", "complete": True, "filter": None},
        },
    }
    (snapshot / "manifest.json").write_text(json.dumps(manifest))
