(() => {
  const byID = (id) => document.getElementById(id);
  const data = JSON.parse(byID("data").textContent);
  const pageSize = 50;
  const mostPrinted = 10000;
  const list = byID("list");
  const form = byID("filters");
  const blank = byID("finding-template").content.firstElementChild;

  // A finding is a list, to keep the page small: see HTMLData.
  const findings = data.findings.map(([rule, status, kind, id, name, message, evidence, reasons, link, marks, left, waiver, console]) => ({
    rule: data.rules[rule], status: data.statuses[status], kind: data.texts[kind], id, name: name || id, message,
    evidence: (evidence || []).map(([expr, value]) => [data.texts[expr], data.texts[value]]),
    reasons: (reasons || []).map((text) => data.texts[text]), hasEvidence: evidence !== null, link,
    marks: marks.map((text) => data.texts[text]), left: left === null ? null : data.texts[left],
    waiver: waiver === null ? "" : data.texts[waiver],
    console: console ? data.console[data.texts[kind]] : "",
  }));
  let shown = findings;
  let page = 0;

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const plural = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

  // The filters: what is in the address is what is shown.
  const chip = (name, value, word, count, className) => {
    const input = make("input", { type: "checkbox", name, value });
    const label = make("span", {}, `${word} `, make("b", {}, count.toLocaleString("en")));
    byID(`${name}-chips`).append(make("label", { className }, input, label));
  };
  const chips = (name, values, key) => {
    for (const { id, word } of values) {
      const count = findings.filter((finding) => key(finding) === id).length;
      if (count) chip(name, id, word, count, "chip");
    }
  };
  chips("severity", data.severities, (finding) => finding.rule.severity);
  chips("status", data.statuses, (finding) => finding.status.id);
  const rules = [...new Set(findings.map((finding) => finding.rule))];
  for (const rule of rules) byID("rule").append(make("option", { value: rule.id }, rule.id));
  const kinds = [...new Set(findings.map((finding) => finding.kind))].sort();
  for (const kind of kinds) byID("kind").append(make("option", { value: kind }, kind));
  const marks = [...new Set(findings.flatMap((finding) => finding.marks))].sort();
  for (const mark of marks) byID("mark").append(make("option", { value: mark }, mark));
  const showMarks = () => { byID("mark").parentElement.hidden = byID("mark").options.length < 2; };
  showMarks();
  const controls = new Map();
  for (const [framework, control] of rules.flatMap((rule) => rule.controls)) {
    if (!controls.has(framework)) controls.set(framework, new Set());
    controls.get(framework).add(control);
  }
  for (const [framework, names] of [...controls].sort()) {
    const group = make("optgroup", { label: framework }, make("option", { value: framework }, `${framework}, any control`));
    for (const name of [...names].sort()) group.append(make("option", { value: `${framework}/${name}` }, name));
    byID("control").append(group);
  }

  // What the address chooses and no finding has is a choice too, which fits none: without it, all would be shown.
  const addMissing = (fields) => {
    for (const choice of form.querySelectorAll(".missing")) choice.remove();
    for (const [name, known] of [["severity", data.severities], ["status", data.statuses]]) {
      const offered = new Set([...byID(`${name}-chips`).querySelectorAll("input")].map((input) => input.value));
      for (const value of new Set(fields.get(name))) {
        if (value === "" || offered.has(value)) continue;
        const word = known.find(({ id }) => id === value)?.word ?? "Not in this report";
        chip(name, value, word, 0, "chip missing");
      }
    }
    for (const select of form.querySelectorAll("select")) {
      const value = (fields.get(select.name) || []).join(" ");
      if ([...select.options].some((option) => option.value === value)) continue;
      select.append(make("option", { className: "missing", value }, "not in this report"));
    }
    showMarks();
  };

  const names = ["q", "severity", "status", "control", "rule", "kind", "mark"];
  const chosen = () => {
    const fields = new FormData(form);
    return Object.fromEntries(names.map((name) => [name, fields.getAll(name).filter((value) => value !== "")]));
  };
  const matches = (finding, filter, words) => {
    const { rule } = finding;
    if (filter.severity.length && !filter.severity.includes(rule.severity)) return false;
    if (filter.status.length && !filter.status.includes(finding.status.id)) return false;
    if (filter.rule.length && !filter.rule.includes(rule.id)) return false;
    if (filter.kind.length && !filter.kind.includes(finding.kind)) return false;
    if (filter.mark.length && !finding.marks.some((mark) => filter.mark.includes(mark))) return false;
    const serves = ([framework, control]) =>
      filter.control.includes(framework) || filter.control.includes(`${framework}/${control}`);
    if (filter.control.length && !rule.controls.some(serves)) return false;
    if (!words.length) return true;
    finding.text ??= [
      rule.id, rule.title, finding.kind, finding.id, finding.name, finding.message, ...finding.evidence.flat(),
      ...finding.reasons, ...finding.marks, finding.waiver,
    ].join("\n").toLowerCase();
    return words.every((word) => finding.text.includes(word));
  };

  const isHidden = () => byID("hide").checked;
  const { said, called, hideTexts } = nameHider(findings, isHidden);

  const element = (finding) => {
    const details = blank.cloneNode(true);
    const put = (place, text) => { details.querySelector(place).textContent = text; };
    details.classList.add(finding.status.id);
    put(".status .mark", finding.status.mark);
    put(".status .word", finding.status.word);
    put(".kind", finding.kind);
    put(".name", called(finding));
    put(".message", said(finding.message));
    put(".identity code", said(finding.id));
    details.querySelector(".link").setAttribute("href", `#finding=${finding.link}`);
    if (finding.console) {
      const href = finding.console.endsWith("/") ? finding.console + encodeURIComponent(finding.id) : finding.console;
      details.querySelector(".identity dd").append(" ", make("a", { className: "link", href, rel: "noopener noreferrer" }, "in the console"));
    }
    details.querySelector(".expected").hidden = !finding.rule.expectation;
    put(".expected code", finding.rule.expectation || "");
    details.querySelector(".found").hidden = finding.hasEvidence && !finding.evidence.length;
    const rows = finding.evidence.map(([expr, value]) => make("tr", {},
      make("th", { scope: "row" }, make("code", {}, expr)), make("td", {}, make("code", {}, said(value)))));
    details.querySelector(".found tbody").append(...rows);
    if (!finding.hasEvidence) put(".found dd", "left out to keep this page small; the json report has it");
    const pills = [...finding.marks, ...(finding.left ? [finding.left] : [])];
    details.querySelector(".marks").append(...pills.map((text) => make("span", { className: "pill" }, text)));
    details.querySelector(".seenIn").hidden = !finding.rule.seen;
    put(".seenIn dd", finding.rule.seen || "");
    details.querySelector(".waiver").hidden = !finding.waiver;
    put(".waiver dd", said(finding.waiver));
    details.querySelector(".reasons").hidden = !finding.reasons.length;
    details.querySelector(".reasons ul").append(...finding.reasons.map((text) => make("li", {}, said(text))));
    const plan = finding.status.id === "fail" && finding.kind === "policy" ? finding.rule.plan : null;
    details.querySelector(".plan").hidden = !plan;
    put(".plan code", plan || "");
    return details;
  };
  const group = (rule, part) => {
    const about = byID(rule.anchor).querySelector(".about").cloneNode(true);
    const word = data.severities.find((severity) => severity.id === rule.severity).word;
    return make("section", { className: `group ${rule.severity}` },
      make("h3", {}, make("span", { className: "severity" }, word), ` ${rule.title}`),
      make("p", { className: "quiet" }, make("a", { href: `#${rule.anchor}` }, rule.id), ` · ${rule.tally}`),
      about, ...part.map(element));
  };
  const draw = (from, to) => {
    const groups = new Map();
    for (const finding of shown.slice(from, to)) {
      if (!groups.has(finding.rule)) groups.set(finding.rule, []);
      groups.get(finding.rule).push(finding);
    }
    list.replaceChildren(...[...groups].map(([rule, part]) => group(rule, part)));
  };
  const show = (number) => {
    const last = Math.max(0, Math.ceil(shown.length / pageSize) - 1);
    page = Math.min(Math.max(0, number), last);
    draw(page * pageSize, (page + 1) * pageSize);
    byID("pages").hidden = last === 0;
    byID("previous").disabled = page === 0;
    byID("next").disabled = page === last;
    byID("page").textContent = `Page ${page + 1} of ${last + 1}`;
    const all = plural(findings.length, "finding") + (data.left ? " on this page" : "");
    byID("result").textContent = !findings.length ? "There are no findings."
      : !shown.length ? `None of ${all} fits these filters.`
      : shown.length === findings.length ? `All ${all}.` : `${shown.length.toLocaleString("en")} of ${all}.`;
  };
  const filter = () => {
    const fields = chosen();
    const words = fields.q.join(" ").toLowerCase().split(/\s+/).filter(Boolean);
    shown = findings.filter((finding) => matches(finding, fields, words));
  };

  // The address.
  const address = () => {
    const pairs = Object.entries(chosen()).filter(([, values]) => values.length);
    const parts = pairs.map(([name, values]) => `${name}=${values.map(encodeURIComponent).join(",")}`);
    if (isHidden()) parts.push("hide=names");
    if (page) parts.push(`page=${page + 1}`);
    return `#${parts.join("&")}`;
  };
  // Each choice can be taken back with the browser's button; a word that is typed is one choice.
  let isTyping = false;
  const remember = (isTyped = false) => {
    const next = address();
    if (next === (location.hash || "#")) return;
    history[isTyped && isTyping ? "replaceState" : "pushState"](null, "", next);
    isTyping = isTyped;
  };
  const read = () => {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return false;
    const fields = new Map();
    for (const part of hash.split("&").filter(Boolean)) {
      const [name, text] = part.split("=", 2);
      fields.set(name, (text || "").split(",").map((value) => {
        try { return decodeURIComponent(value); } catch { return value; }
      }));
    }
    addMissing(fields);
    for (const input of form.elements) {
      const values = fields.get(input.name) || [];
      if (input.type === "checkbox") input.checked = values.includes(input.value);
      else if (input.name) input.value = values.join(" ");
    }
    if (byID("hide").checked !== fields.has("hide")) {
      byID("hide").checked = fields.has("hide");
      hideTexts();
    }
    filter();
    const wanted = fields.get("finding")?.[0];
    const place = wanted ? shown.findIndex((finding) => finding.link === wanted) : -1;
    show(place >= 0 ? Math.floor(place / pageSize) : Number(fields.get("page")?.[0] || 1) - 1 || 0);
    if (place >= 0) {
      const details = list.querySelectorAll(".finding")[place % pageSize];
      details.open = true;
      details.scrollIntoView({ block: "center" });
      details.querySelector("summary").focus({ preventScroll: true });
    } else if (wanted) {
      byID("result").textContent = "The finding of this address is not in this report.";
    }
    return hash !== "" && place < 0;
  };

  const refilter = (isTyped) => { filter(); show(0); remember(isTyped); };
  form.addEventListener("input", (event) => refilter(event.target.name === "q"));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => refilter(false)));
  byID("hide").addEventListener("change", () => { hideTexts(); show(page); remember(); });
  const turn = (by) => {
    show(page + by);
    remember();
    byID("findings").scrollIntoView();
  };
  byID("previous").addEventListener("click", () => turn(-1));
  byID("next").addEventListener("click", () => turn(1));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, select, textarea")) return;
    event.preventDefault();
    byID("q").focus();
  });
  const openTarget = () => {
    const target = location.hash.length > 1 && !location.hash.includes("=") && byID(location.hash.slice(1));
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", () => {
    isTyping = false;
    if (read()) byID("findings").scrollIntoView();
    openTarget();
  });

  // Paper has no next page and nothing to open.
  let closed = [];
  addEventListener("beforeprint", () => {
    draw(0, mostPrinted);
    if (shown.length > mostPrinted) {
      list.append(make("p", { className: "note" }, `${plural(shown.length - mostPrinted, "more finding")} of these filters are not printed.`));
    }
    closed = [...document.querySelectorAll(".finding:not([open]), .framework:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
    show(page);
  });

  form.hidden = false;
  byID("privacy").hidden = false;
  show(0);
  read();
  openTarget();
})();
