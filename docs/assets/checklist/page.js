// Ticks on a checklist: how far one is, when each was done, a record to print or to save. Without it the page is a list.
"use strict";
(() => {
  const { record: makeRecord, csv, text, when, guide: makeGuide } = window.sekishoChecklist;
  const { save } = window.sekishoSave;
  const place = document.getElementById("skl");
  if (!place) return;
  const list = document.querySelector(".sk-checklist");
  const words = JSON.parse(document.getElementById("skl-words").textContent);
  const get = (name) => document.getElementById(`skl-${name}`);
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const record = makeRecord(place.dataset.checklist);
  const items = [...list.children].map((step) => ({
    step,
    id: step.dataset.item,
    box: step.querySelector("input"),
    text: step.querySelector("label").textContent.trim(),
    clauses: [...step.querySelectorAll(".sk-cite")].map((cite) => cite.textContent).join(" "),
    time: step.appendChild(Object.assign(document.createElement("p"), { className: "skl-time" })),
  }));
  const asked = ["date", "by", "subject"];
  let guide = null;

  const say = (what) => { get("status").textContent = what; };
  const today = () => when(new Date().toISOString()).slice(0, 10);

  function show() {
    const done = items.filter(({ id }) => record.now.items[id]).length;
    for (const { id, box, time } of items) {
      const at = record.now.items[id];
      box.checked = Boolean(at);
      time.textContent = at ? fill(words.done, { time: when(at) }) : "";
    }
    Object.assign(get("progress"), { max: items.length, value: done });
    get("count").textContent = fill(words.progress, { done, count: items.length });
    for (const name of asked) document.querySelector(`[data-blank="${name}"]`).textContent = record.now[name]; // for paper
    for (const name of asked) if (get(name).value !== record.now[name]) get(name).value = record.now[name];
    get("keep").checked = record.kept;
    get("kept").textContent = record.kept ? words["is-kept"] : words["not-kept"];
    get("log").replaceChildren(
      ...record.now.log.map(({ at, text: note }) => {
        const line = document.createElement("li");
        line.append(Object.assign(document.createElement("time"), { dateTime: at, textContent: when(at) }), ` ${note}`);
        return line;
      }),
    );
    get("log-title").hidden = !record.now.log.length;
  }

  function ticked({ id, box, text: item }) {
    record.tick(id, box.checked);
    if (place.dataset.guide) record.note(fill(box.checked ? words["log-done"] : words["log-undone"], { item }));
    show();
    const done = Object.keys(record.now.items).length;
    if (done === items.length) say(words["all-done"]);
  }

  function write(kind) {
    const all = { title: document.querySelector("h1").firstChild.textContent.trim(), version: place.dataset.version, items, record: record.now, words };
    const name = `checklist-${place.dataset.checklist}-${record.now.date || today()}`;
    if (kind === "csv") save(`${name}.csv`, csv(all), "text/csv");
    else save(`${name}.txt`, text(all), "text/plain");
    say(fill(words.saved, { name: `${name}.${kind === "csv" ? "csv" : "txt"}` }));
  }

  function note() {
    const box = get("note");
    if (!box.value.trim()) return box.focus();
    record.note(box.value.trim());
    box.value = "";
    show();
    box.focus();
  }

  for (const item of items) item.box.addEventListener("change", () => ticked(item));
  for (const name of asked) {
    get(name).addEventListener("input", ({ target }) => {
      record.set(name, target.value);
      show();
    });
  }
  get("keep").addEventListener("change", ({ target }) => {
    const could = record.keep(target.checked);
    show();
    if (!could) say(words["can-not-keep"]);
  });
  get("csv").addEventListener("click", () => write("csv"));
  get("text").addEventListener("click", () => write("text"));
  get("print").addEventListener("click", () => print());
  get("reset").addEventListener("click", () => get("dialog").showModal());
  get("dialog").addEventListener("close", () => {
    if (get("dialog").returnValue === "clear") {
      record.clear();
      record.set("date", today());
      show();
      guide?.refresh();
      say(words.cleared);
    }
    get("dialog").returnValue = "";
  });
  for (const name of ["no", "yes"]) get(name).addEventListener("click", () => get("dialog").close(name === "yes" ? "clear" : ""));
  get("note-add").addEventListener("click", note);
  get("note").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      note();
    }
  });
  if (!record.now.date) record.set("date", today());
  show();
  if (place.dataset.guide) guide = makeGuide(list, get, words, { say });
  document.querySelector(".sk-checklist__kept").hidden = true;
  place.hidden = get("record").hidden = false;
})();
