"""`report.github.txt` as the runner of GitHub Actions reads a log: only our annotations are commands, and within its limits."""

import re
from collections import Counter

from checks.problems import reported

# https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
COMMAND = re.compile(r"^\s*::([^ :]+)(?: (.*?))?::(.*)$")


def check(folder, report, problems):
    # The runner takes a carriage return for the end of a line, too.
    lines = re.split(r"\r\n|\r|\n", (folder / "report.github.txt").read_bytes().decode())
    problems.expect(lines.pop() == "", "report.github.txt: the last line has no end")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    problems.expect(not any("##[" in line for line in lines), "report.github.txt: a command of the old form")
    texts, levels = [], Counter()
    for line in commands:
        match = COMMAND.match(line)
        problems.expect(match, f"report.github.txt: no command: {line[:80]}")
        level, properties, message = match.groups()
        problems.expect(level in ("error", "warning", "notice"), f"report.github.txt: the command {level}")
        levels[level] += 1
        pairs = dict(pair.split("=", 1) for pair in (properties or "").split(",") if pair)
        problems.expect(set(pairs) <= {"file", "line", "endLine", "col", "title"}, f"report.github.txt: {set(pairs)}")
        problems.expect(message, "report.github.txt: an annotation has no message")
        texts += [decoded(message), *map(decoded, pairs.values())]
    problems.expect(sum(levels.values()) <= 10, f"report.github.txt: more annotations than GitHub shows: {levels}")
    wanted = [finding for finding in reported(report) if finding["status"] != "waived"]
    problems.expect(len(commands) == min(10, len(wanted)), "report.github.txt: annotations are missing")
    if len(wanted) > 10:
        problems.expect(f"… and {len(wanted) - 9} more" in commands[-1], "report.github.txt: what is left out is not said")
    return texts + lines[len(commands):]


def decoded(text):
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text
