"""Checks the examples of CI servers and schedulers, and runs their scripts.

Usage: check.py TENET
"""

import contextlib
import http.server
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

import yaml

tenet = pathlib.Path(sys.argv[1])
root = pathlib.Path(__file__).parents[2]
examples = root / "examples"
organization = json.loads((examples / "acme/manifest.json").read_text())["organization"]["id"]
problems = []


def check(holds, problem):
    if not holds:
        problems.append(problem)
        print(f"examples: {problem}", file=sys.stderr)


def lint(*command):
    run = subprocess.run(command, capture_output=True, text=True)
    check(run.returncode == 0, f"{' '.join(map(str, command))}:\n{run.stdout}{run.stderr}")


@contextlib.contextmanager
def simulator():
    """The example organization, served; the settings that lead to it."""
    process = subprocess.Popen(
        [tenet, "simulate", examples / "acme", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = process.stdout.readline().split()[-1]
        token = process.stdout.readline().split()[-1]
        yield {"TENET_BASE_URL": address, "TENET_API_KEY": token, "TENET_ORG": organization, "TENET_DIALECT": "reference"}
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def listener(port=0):
    """A server that takes everything; the requests that it got and its port."""
    requests = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def handle_any(self):
            length = int(self.headers.get("content-length", 0))
            requests.append((self.command, self.path, json.loads(self.rfile.read(length) or "null")))
            self.send_response(200)
            self.send_header("content-length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        do_PUT = do_POST = do_DELETE = handle_any

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield requests, server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def repository(work, name):
    """A repository with the rules, as a CI server checks it out."""
    folder = work / name
    folder.mkdir()
    shutil.copytree(root / "rules", folder / "rules")
    return folder


def run(script, folder, environment, shell=("bash", "-eo", "pipefail", "-c")):
    """The status of a script and what it printed; `tenet` is on its path."""
    path = f"{tenet.parent}:/usr/bin:/bin"
    result = subprocess.run(
        [*shell, script], cwd=folder, env={"PATH": path, "HOME": str(folder), **environment}, capture_output=True, text=True)
    return result.returncode, result.stdout + result.stderr


def expect(name, result, status, *texts):
    code, output = result
    check(code == status, f"{name}: status {code} instead of {status}:\n{output[-2000:]}")
    for text in texts:
        check(text in output, f"{name}: {text!r} is not in the output:\n{output[-2000:]}")


def check_bitbucket(work, settings):
    path = examples / "ci/bitbucket-pipelines.yml"
    lint("check-jsonschema", "--builtin-schema", "vendor.bitbucket-pipelines", path)
    steps = yaml.safe_load(path.read_text())["pipelines"]["pull-requests"]["**"]
    folder = repository(work, "bitbucket")
    variables = {
        "BITBUCKET_WORKSPACE": "acme", "BITBUCKET_REPO_SLUG": "site", "BITBUCKET_COMMIT": "0" * 40,
        "BITBUCKET_BUILD_NUMBER": "1",
    }
    # The port of the proxy that every pipeline has.
    with listener(29418) as (requests, _):
        rules, check_step = ("\n".join(step["step"]["script"]) for step in steps)
        (folder / "test-results").mkdir()
        expect("bitbucket rules", run(rules, folder, {**settings, **variables}), 0, "rules are fine")
        expect("bitbucket", run(check_step, folder, {**settings, **variables}), 1, "FAIL critical", "published the report")
    reports = f"http://api.bitbucket.org/2.0/repositories/acme/site/commit/{'0' * 40}/reports/tenet-{organization}"
    check([request[:2] for request in requests] == [("DELETE", reports), ("PUT", reports), ("POST", reports + "/annotations")],
          f"bitbucket: the proxy got {[request[:2] for request in requests]}")
    for artifact in steps[1]["step"]["artifacts"]:
        check((folder / artifact).exists(), f"bitbucket: there is no {artifact}")


def check_github(work, settings):
    path = examples / "ci/github-actions.yml"
    lint("check-jsonschema", "--builtin-schema", "vendor.github-workflows", path)
    lint("check-jsonschema", "--builtin-schema", "custom.github-workflows-require-timeout", path)
    steps = yaml.safe_load(path.read_text())["jobs"]["check"]["steps"]
    folder = repository(work, "github")
    summary = work / "summary.md"
    summary.touch()
    rules, check_step = (step["run"] for step in steps if "run" in step)
    expect("github rules", run(rules, folder, settings), 0, "rules are fine")
    expect("github", run(check_step, folder, {**settings, "GITHUB_STEP_SUMMARY": str(summary)}), 1, "::error ")
    check("Acme Corporation" in summary.read_text(), "github: the summary is empty")
    for step in steps:
        wanted = step.get("with", {}).get("sarif_file") or step.get("with", {}).get("path")
        check(not wanted or (folder / wanted).exists(), f"github: there is no {wanted}")


def check_gitlab(work, settings):
    path = examples / "ci/gitlab-ci.yml"
    lint("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", path)
    jobs = yaml.safe_load(path.read_text())
    folder = repository(work, "gitlab")
    expect("gitlab rules", run("\n".join(jobs["rules"]["script"]), folder, settings), 0, "rules are fine")
    job = jobs["organization"]
    expect("gitlab", run("\n".join(job["script"]), folder, settings), 1, "FAIL critical")
    for artifact in [*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()]:
        check((folder / artifact).exists(), f"gitlab: there is no {artifact}")


def check_kubernetes(work, settings):
    path = examples / "nightly/cronjob.yaml"
    lint("kubernetes-validate", "--strict", path)
    container = yaml.safe_load(path.read_text())["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]
    folder = repository(work, "kubernetes")
    reports = work / "reports"
    reports.mkdir()
    with listener() as (requests, port):
        environment = {**settings, "REPORTS": str(reports), "TENET_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook"}
        expect("kubernetes", run(container["args"][0], folder, environment, container["command"]), 0, "sent slack")
        check(len(requests) == 1 and "new findings (3 critical" in requests[0][2]["text"], "kubernetes: the webhook was not told")
        expect("kubernetes without a key", run(container["args"][0], folder, {**environment, "TENET_API_KEY": ""},
                                               container["command"]), 2, "no API key")
        check(len(requests) == 1, "kubernetes: a run that saw nothing told of findings")


def unit(path):
    """The settings of a unit file, each with its values."""
    settings = {}
    for line in path.read_text().splitlines():
        if "=" in line and not line.startswith("#"):
            name, value = line.split("=", 1)
            settings.setdefault(name, []).append(value)
    return settings


def check_systemd(work, settings):
    if shutil.which("systemd-analyze"):
        units = work / "units"
        units.mkdir()
        for path in (examples / "nightly").glob("tenet.*"):
            (units / path.name).write_text(path.read_text().replace("/usr/local/bin/tenet", str(tenet)))
        lint("systemd-analyze", "verify", "--man=no", *units.iterdir())
    else:
        print("examples: the units are not verified, there is no systemd-analyze", file=sys.stderr)
    service = unit(examples / "nightly/tenet.service")
    folder = repository(work, "systemd")
    state, credentials = work / "state", work / "credentials"
    state.mkdir()
    credentials.mkdir()
    (credentials / "api-key").write_text(settings["TENET_API_KEY"] + "\n")
    named = [line.split(":")[0] for line in service["LoadCredential"]]
    check(named == ["api-key", "webhook-url"], f"systemd: the credentials are {named}")
    environment = {name: value for name, value in settings.items() if name != "TENET_API_KEY"}
    environment |= {"STATE_DIRECTORY": str(state), "CREDENTIALS_DIRECTORY": str(credentials)}

    def command(name):
        return service[name][0].replace("/usr/local/bin/tenet", str(tenet))

    with listener() as (requests, port):
        (credentials / "webhook-url").write_text(f"http://127.0.0.1:{port}/hook\n")
        (state / "report.json").write_text("{}")
        expect("systemd before", run(command("ExecStartPre"), folder, environment), 0)
        check(not (state / "report.json").exists(), "systemd: the report of last night is still there")
        expect("systemd", run(command("ExecStart"), folder, environment), 1, "FAIL critical")
        check(service["SuccessExitStatus"] == ["1"], "systemd: another status than that of findings is a success")
        expect("systemd after", run(command("ExecStopPost"), folder, environment), 0, "sent slack")
        check(len(requests) == 1 and requests[0][1] == "/hook", "systemd: the webhook was not told")
        check((state / "report.html").stat().st_mode & 0o777 == 0o600, "systemd: others can read the report")
        expect("systemd, the next night", run(command("ExecStart"), folder, environment), 1, "HISTORY since", "unchanged")


def main():
    with tempfile.TemporaryDirectory() as folder, simulator() as settings:
        work = pathlib.Path(folder)
        for name, check_example in [("Bitbucket Pipelines", check_bitbucket), ("GitHub Actions", check_github),
                                    ("GitLab CI", check_gitlab), ("Kubernetes", check_kubernetes), ("systemd", check_systemd)]:
            before = len(problems)
            check_example(work, settings)
            print(f"examples: {name}: {'fine' if len(problems) == before else 'not as it should be'}")
    sys.exit(1 if problems else 0)


main()
