// The page that checks a draft: listens to the form, asks the engine, shows what it says. Nothing is stored or sent.
"use strict";
(() => {
  const { engine: makeEngine, fromHandle, fromList, repoOf, TooMany, show } = window.sekishoCheck;
  const asides = { approval: "approval", folder: "folder-aside" };
  const PAUSE = 250; // ms without a keystroke before a check
  const place = document.getElementById("skc");
  if (!place) return;
  const words = JSON.parse(document.getElementById("skc-words").textContent);
  const get = (name) => document.getElementById(`skc-${name}`);
  const root = place.dataset.root;
  const total = Number(place.dataset.bytes);
  const [form, box, marks, status, progress, stopButton] = ["form", "text", "marks", "status", "progress", "stop"].map(get);
  const fields = form.elements;
  const engine = makeEngine(root, heard);
  let pause = 0;
  let asked = 0; // when the question was asked, for whoever measures

  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  function busy(is) {
    place.setAttribute("aria-busy", String(is));
    stopButton.hidden = !is;
    if (!is) progress.hidden = true;
  }

  const list = (text) => text.split(/[,、，\s]+/).filter(Boolean);

  function draftQuestion() {
    return {
      ask: "draft",
      lang: document.documentElement.lang,
      at: new Date().toISOString(),
      platform: fields.platform.value,
      hosts: list(fields.hosts.value),
      phones: list(fields.phones.value),
      emails: list(fields.emails.value),
      text: box.value,
      fields: Object.fromEntries(
        ["action", "scheduled_at", "title", "target", "reply_to"]
          .filter((name) => !fields[name].closest("[hidden]"))
          .map((name) => [name, fields[name].value]),
      ),
    };
  }

  function check() {
    clearTimeout(pause);
    asked = performance.now();
    busy(true);
    engine.ask(draftQuestion());
  }

  function soon() {
    clearTimeout(pause);
    engine.prepare();
    pause = setTimeout(check, PAUSE);
  }

  function fit() {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 4}px`;
    marks.scrollTop = box.scrollTop;
  }

  function fitForm() {
    const title = fields.platform.selectedOptions[0].dataset.title === "yes";
    const action = fields.action.value;
    const wanted = { title, target: action === "share" || action === "follow", reply_to: action === "reply" };
    for (const [name, is] of Object.entries(wanted)) fields[name].closest("p").hidden = !is;
  }

  function heard(news) {
    if (news.loaded !== undefined) {
      progress.hidden = false;
      progress.max = total;
      progress.value = Math.min(news.loaded, total);
      busy(true);
      say(words.loading);
    } else if (news.ready) {
      progress.hidden = true;
      place.dataset.ready = "yes";
      if (!engine.busy) {
        busy(false);
        say(words.ready);
      } else {
        say(words.checking);
      }
    } else if (news.failed) {
      busy(false);
      say(words[`failed-${news.failed}`] + (news.detail ? ` (${news.detail.slice(0, 200)})` : ""));
    } else {
      busy(false);
      if (news.answered.error) say(news.answered.error);
      else if (news.question.ask === "repo") showRepo(news.answered);
      else showDraft(news.answered);
      place.dataset.checked = String(news.question.text?.length ?? "");
      place.dataset.took = String(Math.round(performance.now() - asked));
    }
  }

  function sum(found) {
    const errors = found.filter((each) => each.severity === "error").length;
    return show.fill(found.length ? words.found : words.none, { count: found.length, errors, warnings: found.length - errors });
  }

  function showDraft(answer) {
    if (answer.text !== null && answer.text !== box.value) {
      box.value = answer.text;
      fit();
    }
    const found = answer.findings.filter((each) => !each.shown.aside);
    get("found-title").textContent = words["found-title"];
    show.findings(get("found"), found, { root, words, go, ofRepo: answer.text === null });
    show.marks(marks, box.value, answer.text === null ? [] : found);
    for (const kind of Object.keys(asides)) {
      const aside = answer.findings.filter((each) => each.shown.aside === kind);
      const cites = [...new Set(aside.flatMap((each) => each.shown.cites))].join(words.comma);
      get(asides[kind]).hidden = !aside.length;
      get(asides[kind]).textContent = aside.length ? show.fill(words[kind], { cites: cites && show.fill(words.cites, { cites }) }) : "";
    }
    for (const name of ["platform", "action", "scheduled_at", "title", "target", "reply_to"]) fields[name].disabled = answer.own_fields;
    get("own").hidden = !answer.own_fields;
    const chosen = answer.counts.find((each) => each.id === answer.service);
    get("count").textContent = chosen ? `${chosen.name}: ${show.line(chosen, words).join(" ")}` : "";
    get("count").classList.toggle("skc-count--over", Boolean(chosen && chosen.left < 0));
    show.counts(get("platforms"), answer.counts, answer.service, words);
    get("results").hidden = false;
    get("counts").hidden = answer.text === null;
    say(sum(found));
  }

  function showRepo(answer) {
    get("found-title").textContent = words["repo-title"];
    show.findings(get("found"), answer.findings, { root, words, ofRepo: true });
    for (const name of ["counts", ...Object.values(asides)]) get(name).hidden = true;
    get("results").hidden = false;
    const told = answer.unusable ? words.unusable : show.fill(words.checked, { count: answer.checked.toLocaleString() });
    say(`${told}${sum(answer.findings)}`);
  }

  function go([start, end]) {
    box.focus();
    box.setSelectionRange(start, end);
    const mark = marks.querySelector("mark");
    if (mark) box.scrollTop = marks.scrollTop = Math.max(0, lineTop(start) - box.clientHeight / 2);
    box.scrollIntoView({ block: "nearest" });
  }

  function lineTop(offset) {
    const range = document.createRange();
    let at = 0;
    const walker = document.createTreeWalker(marks, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (at + node.length > offset) {
        range.setStart(node, offset - at);
        range.setEnd(node, Math.min(node.length, offset - at + 1));
        return range.getBoundingClientRect().top - marks.getBoundingClientRect().top + marks.scrollTop;
      }
      at += node.length;
    }
    return 0;
  }

  function checkFile(file) {
    clearTimeout(pause);
    asked = performance.now();
    busy(true);
    engine.ask({ ...draftQuestion(), text: "", files: { [file.name]: file.size } }, [[file.name, file]]);
  }

  async function checkFolder(collect) {
    clearTimeout(pause);
    busy(true);
    say(words.reading);
    try {
      const files = repoOf(await collect());
      if (!files) {
        busy(false);
        return say(words["no-repo"]);
      }
      asked = performance.now();
      const sizes = Object.fromEntries([...files].map(([path, file]) => [path, file.size]));
      engine.ask({ ask: "repo", lang: document.documentElement.lang, at: new Date().toISOString(), files: sizes }, [...files]);
      say(words.checking);
    } catch (error) {
      busy(false);
      if (error.name === "AbortError") say("");
      else say(error instanceof TooMany ? words["too-many"] : words.unreadable);
    }
  }

  async function chooseFolder() {
    if (!window.showDirectoryPicker) return get("folder").click();
    let handle;
    try {
      handle = await window.showDirectoryPicker({ mode: "read" });
    } catch (error) {
      if (error.name !== "AbortError") get("folder").click();
      return;
    }
    checkFolder(() => fromHandle(handle, (count) => say(show.fill(words["reading-count"], { count: count.toLocaleString() }))));
  }

  function drop(event) {
    event.preventDefault();
    form.classList.remove("skc-form--over");
    const [item] = event.dataTransfer.items;
    const entry = item && item.webkitGetAsEntry && item.webkitGetAsEntry();
    if (entry && entry.isDirectory && item.getAsFileSystemHandle) {
      const handle = item.getAsFileSystemHandle();
      return checkFolder(async () => fromHandle(await handle, () => {}));
    }
    const [file] = event.dataTransfer.files;
    if (file) checkFile(file);
    else if (event.dataTransfer.getData("text")) {
      box.setRangeText(event.dataTransfer.getData("text"), box.selectionStart, box.selectionEnd, "end");
      fit();
      soon();
    }
  }

  const tomorrow = new Date(Date.now() + 86_400_000 - new Date().getTimezoneOffset() * 60_000);
  fields.scheduled_at.value = `${tomorrow.toISOString().slice(0, 10)}T10:00`;
  box.value = "";
  fitForm();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    fitForm();
    fit();
    if (event.target === box) marks.replaceChildren();
    if (box.value || event.target === box) soon();
  });
  box.addEventListener("focus", () => engine.prepare(), { once: true });
  box.addEventListener("scroll", () => { marks.scrollTop = box.scrollTop; });
  get("file-button").addEventListener("click", () => get("file").click());
  get("folder-button").addEventListener("click", chooseFolder);
  get("file").addEventListener("change", ({ target }) => {
    if (target.files.length) checkFile(target.files[0]);
    target.value = "";
  });
  get("folder").addEventListener("change", ({ target }) => {
    const chosen = [...target.files];
    target.value = "";
    if (chosen.length) checkFolder(async () => fromList(chosen));
  });
  stopButton.addEventListener("click", () => {
    clearTimeout(pause);
    engine.stop();
    busy(false);
    say(words.stopped);
    box.focus();
  });
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("skc-form--over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("skc-form--over"));
  form.addEventListener("drop", drop);
  get("plain").hidden = true;
  place.hidden = false;
})();
