// The result of a round: a summary by chapter, a sheet to print, and the same as CSV and as text.
"use strict";
(() => {
  const { data, round, show } = window.sekishoDrill;
  const { make, say } = show;

  const titleOf = (each) => (each.example ? `${each.title} (${data.rules[each.rules[0]].title})` : each.title);
  const outcome = ({ right, tries }) => (!right ? say("was-wrong") : tries === 1 ? say("was-right") : say("was-later", { count: tries }));
  const cites = (each) => each.clauses.map((id) => data.clauses[id].cite).join(say("list-join"));
  const version = () => say("version", { version: data.policy.version, digest: data.policy.digest.slice(0, 12) });
  const chapterTitle = ({ id }) => say("chapter", { number: data.chapters[id].cite, title: data.chapters[id].title });
  const score = (results) => say("score", { count: results.length, right: results.filter(({ right, tries }) => right && tries === 1).length });

  function facts({ seed, role, started, ended }, name) {
    const seconds = Math.round((ended - started) / 1000);
    const people = data.people.find(({ id }) => id === role);
    return [
      ["name", name],
      ["date", new Date(ended).toLocaleString(data.lang === "ja" ? "ja-JP" : "en-GB", { dateStyle: "long", timeStyle: "short" })],
      ["policy", `${data.policy.name} ${version()}`],
      ["role", people ? people.name : say("everyone")],
      ["seed", seed],
      ["took", say("minutes", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })],
    ];
  }

  // A cell of CSV; what a spreadsheet would take for a formula is made a text.
  function cell(value) {
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  function asCsv(results, about, name) {
    const rows = [
      ...facts(about, name).map(([key, value]) => [say(key), value]),
      [],
      [say("number"), say("title"), say("clause"), say("outcome")],
      ...results.map((result, at) => [String(at + 1), titleOf(result.each), cites(result.each), outcome(result)]),
    ];
    return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
  }

  function asText(results, about, name) {
    const lines = facts(about, name).map(([key, value]) => `${say(key)}: ${value}`);
    lines.push("", score(results), "");
    results.forEach((result, at) => lines.push(`${at + 1}. ${titleOf(result.each)} (${cites(result.each)}): ${outcome(result)}`));
    const chapters = round.summary(results, data).filter(({ count, right }) => right < count);
    if (chapters.length) lines.push("", say("to-read"));
    for (const chapter of chapters) for (const id of chapter.clauses) lines.push(`- ${show.clauseText(id)}`);
    return `${lines.join("\r\n")}\r\n`;
  }

  function save(text, type, ending) {
    const anchor = make("a");
    anchor.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    anchor.download = `${say("file-name")}.${ending}`;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
  }

  function chapters(results) {
    return round.summary(results, data).map((chapter) => {
      const { count, right, clauses, rules } = chapter;
      const bar = make("meter", "skd-bar");
      Object.assign(bar, { min: 0, max: count, value: right });
      bar.setAttribute("aria-label", say("chapter-score", { count, right }));
      const read = [
        ...clauses.map((id) => make("li", "", show.clause(id), ` ${data.clauses[id].title}`)),
        ...rules.map((id) => make("li", "", show.link(data.rules[id].uri, data.rules[id].title))),
      ];
      return make(
        "li", "skd-chapter",
        make("p", "", make("strong", "", chapterTitle(chapter)), " ", say("chapter-score", { count, right })), bar,
        read.length ? make("div", "", make("p", "skd-label", say("to-read")), make("ul", "skd-clauses", ...read)) : null,
      );
    });
  }

  function table(results) {
    const head = make("tr", "", ...["number", "title", "clause", "outcome"].map((key) => make("th", "", say(key))));
    for (const each of head.children) each.scope = "col";
    const rows = results.map((result, at) => make("tr", "", make("td", "", String(at + 1)), make("td", "", titleOf(result.each)), make("td", "", cites(result.each)), make("td", "", outcome(result))));
    return make("div", "skd-table", make("table", "", make("thead", "", head), make("tbody", "", ...rows)));
  }

  // The whole result; `more` are the buttons for what comes next.
  function sheet(results, about, more) {
    const head = make("h2", "", say("result-title"));
    head.tabIndex = -1;
    const name = make("input", "skd-field");
    Object.assign(name, { type: "text", autocomplete: "off", maxLength: 80 });
    const printed = make("dd", "", "");
    name.addEventListener("input", () => { printed.textContent = name.value; });
    const rows = facts(about, "").map(([key, value]) => make("div", "", make("dt", "", say(key)), key === "name" ? printed : make("dd", "", value)));
    const clean = results.every(({ right, tries }) => right && tries === 1);
    const place = make(
      "section", "skd-result", head,
      make("p", "skd-score", score(results)),
      make("p", "skd-buttons", ...more),
      make("h3", "", say("by-chapter")), make("ul", "skd-chapters", ...chapters(results)),
      clean ? make("p", "skd-calm", say("nothing-to-read")) : null,
      make("h3", "", say("each")), table(results),
      make("dl", "sk-facts skd-facts", ...rows),
      make("p", "skd-name", make("label", "", make("span", "", say("sheet-name")), name)),
      make(
        "p", "skd-buttons",
        show.button(say("print"), "sk-button", () => window.print()),
        show.button(say("csv"), "sk-button", () => save(asCsv(results, about, name.value), "text/csv", "csv")),
        show.button(say("text"), "sk-button", () => save(asText(results, about, name.value), "text/plain", "txt")),
      ),
    );
    return { place, head };
  }

  Object.assign(window.sekishoDrill, { sheet: { sheet, asCsv, asText } });
})();
