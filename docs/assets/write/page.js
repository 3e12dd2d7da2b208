// The page that writes a draft: collects the answers, has the engine write and check the file, shows what is missing.
"use strict";
(() => {
  const { engine: makeEngine, fromHandle, fromList, repoOf, TooMany, show } = window.sekishoCheck;
  const { row, get: inRow, answersOf, fieldsOf, withoutHalf, emptyOf, labelOf, choices, media: makeMedia, save, copy } = window.sekishoWrite;
  const PAUSE = 250; // ms without a keystroke before a check
  const REGISTERS = /^(?:[^/]+\.yml|incidents\/.*|confirmations\/.*)$/;
  const place = document.getElementById("skw");
  if (!place) return;
  const words = JSON.parse(document.getElementById("skw-words").textContent);
  const get = (name) => document.getElementById(`skw-${name}`);
  const root = place.dataset.root;
  const lang = document.documentElement.lang;
  const form = get("form");
  const [box, marks, status, progress] = ["body", "marks", "status", "progress"].map(get);
  const parts = [...form.querySelectorAll("[data-part]")];
  const engine = makeEngine(root, heard);
  const media = makeMedia(get("media"), words, {
    changed: soon,
    clean: (path, file) => engine.ask({ ask: "clean", lane: "clean", lang, files: { [path]: file.size } }, [[path, file]]),
    save: (name, file) => { save(name, file); say(get("said"), show.fill(words.saved, { name })); },
    year: () => get("scheduled_at").value.slice(0, 4) || String(new Date().getFullYear()),
  });
  const reasons = new Map(); // why links can be relied on, by address, kept while the text is rewritten
  let repo = null; // the content repo's files by path, once one is open
  let made = null; // the newest answer: the draft's file and what is found in it
  let pause = 0;
  let touched = false;

  function say(where, text) {
    if (where.textContent !== text) where.textContent = text;
  }

  const list = (name) => get(name).value.split(/[,、，\s]+/).filter(Boolean);
  const rowsOf = (name) => [...get(name).children].filter((each) => !each.hidden).map(answersOf);

  function question(ask) {
    const fields = withoutHalf(fieldsOf(form));
    const day = String(fields.scheduled_at).slice(0, 10);
    const needed = repo ? [...repo].filter(([path]) => REGISTERS.test(path) || path === fields.corrects) : [];
    const files = [...needed, ...media.files()];
    return [
      {
        ask, lane: ask, lang,
        at: new Date().toISOString(),
        platform: get("platform").value,
        hosts: list("hosts"), phones: list("phones"), emails: list("emails"),
        fields: {
          ...fields,
          links: [...reasons].filter(([url]) => get("links").querySelector(`[data-url="${CSS.escape(url)}"]`)).map(([url, reviewed]) => ({ url, reviewed })).filter(({ reviewed }) => reviewed.trim()),
          quotes: rowsOf("quotes"),
          media: media.answers(),
          waivers: rowsOf("waivers"),
        },
        body: get("part-text").hidden ? "" : box.value,
        taken: repo && day ? [...repo.keys()].filter((path) => path.includes(day)) : [],
        files: Object.fromEntries(files.map(([path, file]) => [path, file.size])),
      },
      files,
    ];
  }

  function check() {
    clearTimeout(pause);
    place.setAttribute("aria-busy", "true");
    engine.ask(...question("write"));
  }

  function soon() {
    clearTimeout(pause);
    touched = true;
    place.setAttribute("aria-busy", "true");
    engine.prepare();
    pause = setTimeout(check, PAUSE);
  }

  function fit() {
    const action = get("action").value;
    const service = get("platform").selectedOptions[0];
    const hidden = {
      title: service.dataset.title !== "yes" || action === "follow",
      target: action !== "share" && action !== "follow",
      reply_to: action !== "reply",
    };
    for (const [name, is] of Object.entries(hidden)) get(name).closest("p").hidden = is;
    get("part-share").hidden = action === "post";
    get("part-text").hidden = action === "follow";
    get("part-links").hidden = action === "follow";
    get("consulted").hidden = action === "reply";
    get("poll").hidden = service.dataset.poll !== "yes" || action !== "post";
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 4}px`;
    marks.scrollTop = box.scrollTop;
  }

  function heard(news) {
    if (news.loaded !== undefined) {
      const total = Number(place.dataset.bytes);
      Object.assign(progress, { hidden: false, max: total, value: Math.min(news.loaded, total) });
      say(status, words.loading);
    } else if (news.ready) {
      progress.hidden = true;
      place.dataset.ready = "yes";
      say(status, engine.busy ? words.checking : words.ready);
    } else if (news.failed) {
      progress.hidden = true;
      place.setAttribute("aria-busy", "false");
      say(status, words[`failed-${news.failed}`] + (news.detail ? ` (${news.detail.slice(0, 200)})` : ""));
    } else if (news.answered.error) {
      place.setAttribute("aria-busy", "false");
      say(news.question.ask === "sheet" ? get("said") : status, news.answered.error);
    } else if (news.question.ask === "clean") {
      media.cleaned(news.answered.path, news.answered.data);
    } else if (news.question.ask === "sheet") {
      const name = `${made.path.split("/").pop().replace(/\.md$/, "")}.html`;
      save(name, news.answered.html, "text/html");
      say(get("said"), show.fill(words.saved, { name }));
    } else {
      showAll(news.answered, news.question);
    }
  }

  function showAll(answer, asked) {
    made = answer;
    showLinks(answer.links);
    showFound(answer);
    const chosen = answer.counts.find((each) => each.id === answer.service);
    say(get("count"), chosen ? `${chosen.name}: ${show.line(chosen, words).join(" ")}` : "");
    get("count").classList.toggle("skc-count--over", Boolean(chosen && chosen.left < 0));
    show.counts(get("platforms"), answer.counts, answer.service, words);
    if (answer.choices) showChoices(answer.choices);
    const desk = get("consultation-with");
    if (!desk.value && !get("part-share").hidden) desk.value = answer.desk;
    get("draft").value = answer.draft;
    say(get("path"), answer.path);
    const paths = asked.fields.media.map((each) => each.file.trim()).filter(Boolean);
    get("hand-media").hidden = !paths.length;
    get("hand-files").replaceChildren(...paths.map((path) => element("li", element("code", path))));
    if (answer.unusable) say(status, words.unusable);
    place.dataset.made = answer.path;
    if (!pause || !engine.busy) place.setAttribute("aria-busy", "false");
  }

  function element(name, ...inside) {
    const found = document.createElement(name);
    found.append(...inside);
    return found;
  }

  // A row for each link in the text; what was answered stays with its address.
  function showLinks(links) {
    const urls = [...new Map(links.map((each) => [each.url, each])).values()];
    const known = new Map([...get("links").children].map((each) => [each.dataset.url, each]));
    for (const { url, asked } of urls) {
      const each = known.get(url) || row("link", get("links"));
      known.delete(url);
      if (!each.dataset.url) {
        each.dataset.url = url;
        each.querySelector('[data-show="url"]').textContent = url;
        inRow(each, "reviewed").value = reasons.get(url) || "";
        inRow(each, "reviewed").addEventListener("input", ({ target }) => reasons.set(url, target.value));
      }
      each.querySelector('[data-when="free"]').hidden = asked;
      each.querySelector(".skc-fields").hidden = !asked;
    }
    for (const each of known.values()) if (!each.contains(document.activeElement)) each.remove();
    get("links-none").hidden = urls.length > 0;
  }

  const partOf = (each) => parts.find((part) => part.dataset.part === each.shown.part && !part.hidden) || get("part-text");

  function showFound(answer) {
    const empty = emptyOf(form);
    const started = get("account").value.trim() && get("scheduled_at").value && get("author").value.trim();
    const asides = answer.findings.filter((each) => each.shown.aside === "folder" && !repo);
    const found = started ? answer.findings.filter((each) => each.shown.aside !== "approval" && !asides.includes(each)) : [];
    show.marks(marks, box.value, answer.body.replace(/\n$/, "") === box.value ? found : []);
    media.positions(answer.positions);
    const steps = [];
    const missing = empty.map((control) => [control, show.fill(words.missing, { label: labelOf(control) })]);
    for (const part of parts) {
      const name = part.dataset.part;
      const here = found.filter((each) => partOf(each) === part);
      show.findings(get(`found-${name}`), here, { root, words, go });
      const wanted = here.filter((each) => each.severity === "error");
      const title = part.querySelector("h2");
      missing.push(...wanted.map((each) => [title, `${title.firstChild.textContent.trim()}: ${each.shown.title}`]));
      const left = wanted.length + empty.filter((control) => part.contains(control)).length;
      if (name !== "done" && !part.hidden) steps.push(step(title, left));
    }
    get("steps").replaceChildren(...steps);
    get("part-waivers").hidden = !get("waivers").children.length && !found.some((each) => each.shown.waivable);
    showRules(found);
    const notes = asides.map((each) => element("li", show.fill(words.aside, { title: each.shown.title })));
    const lines = missing.map(([target, text]) => element("li", jump(target, text)));
    get("missing").replaceChildren(...(lines.length ? lines : [element("li", words["missing-none"])]), ...notes);
    place.dataset.missing = String(missing.length);
    say(status, missing.length ? show.fill(words["missing-some"], { count: missing.length }) : words["missing-none"]);
  }

  function jump(target, text) {
    const link = element("a", text);
    link.href = `#${target.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      target.scrollIntoView({ block: "center" });
      target.focus({ preventScroll: true });
    });
    return link;
  }

  function step(title, left) {
    const state = element("span", left ? show.fill(words["part-left"], { count: left }) : words["part-done"]);
    state.className = left ? "skw-open" : "skw-ready";
    return element("li", jump(title, title.firstChild.textContent.trim()), " ", state);
  }

  // The rules that a waiver can name: what is found now, and what is set aside already.
  function showRules(found) {
    const rules = new Map(found.filter((each) => each.shown.waivable).map((each) => [each.rule, each.shown.title]));
    for (const each of get("waivers").querySelectorAll('[data-name="rule"]')) {
      const chosen = each.selectedOptions[0];
      const options = new Map(rules);
      if (chosen) options.set(chosen.value, chosen.textContent);
      each.replaceChildren(...[...options].map(([id, title]) => new Option(title, id, false, id === chosen?.value)));
    }
  }

  function showChoices(found) {
    choices(get("accounts"), found.accounts);
    choices(get("authors"), found.authors);
    choices(get("approvers"), found.approvers);
    choices(get("incidents"), found.incidents);
    choices(get("consultations"), found.consultations);
    const account = found.accounts.find((each) => each.id === get("account").value.trim());
    if (account && get("platform").value !== account.service) {
      get("platform").value = account.service;
      fit();
    }
  }

  function go([start, end]) {
    box.focus();
    box.setSelectionRange(start, end);
    box.scrollIntoView({ block: "nearest" });
  }

  async function openFolder(name, collect) {
    say(get("folder-state"), words.reading);
    try {
      const found = repoOf(await collect());
      if (!found) return say(get("folder-state"), words["no-repo"]);
      repo = found;
      const posts = [...repo.keys()].filter((path) => path.startsWith("posts/") && path.endsWith(".md"));
      choices(get("posts"), posts.sort().reverse().slice(0, 500).map((id) => ({ id, name: "" })));
      get("platform").closest("p").hidden = get("ours").hidden = true;
      say(get("folder-state"), show.fill(words["folder-open"], { name }));
      soon();
    } catch (error) {
      say(get("folder-state"), error instanceof TooMany ? words["too-many"] : words.unreadable);
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
    openFolder(handle.name, () => fromHandle(handle, () => {}));
  }

  function addRow(kind, name, focus) {
    const each = row(kind, get(name));
    each.querySelector('[data-do="remove"]').addEventListener("click", () => {
      each.remove();
      get(`${kind}-add`).focus();
      soon();
    });
    soon();
    inRow(each, focus).focus();
  }

  const tomorrow = new Date(Date.now() + 86_400_000 - new Date().getTimezoneOffset() * 60_000);
  get("scheduled_at").value = `${tomorrow.toISOString().slice(0, 10)}T10:00`;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target.type === "file" || target === get("draft")) return;
    if (target === box) marks.replaceChildren();
    fit();
    soon();
  });
  box.addEventListener("scroll", () => { marks.scrollTop = box.scrollTop; });
  get("folder-button").addEventListener("click", chooseFolder);
  get("folder").addEventListener("change", ({ target }) => {
    const chosen = [...target.files];
    target.value = "";
    if (chosen.length) openFolder(chosen[0].webkitRelativePath.split("/")[0], async () => fromList(chosen));
  });
  get("media-add").addEventListener("click", () => get("media-file").click());
  get("media-file").addEventListener("change", ({ target }) => {
    const chosen = [...target.files];
    target.value = "";
    if (chosen.length) media.add(chosen);
  });
  get("media-blank").addEventListener("click", () => media.add([null]));
  get("quote-add").addEventListener("click", () => addRow("quote", "quotes", "source"));
  get("waiver-add").addEventListener("click", () => {
    addRow("waiver", "waivers", "reason");
    if (made) showFound(made);
  });
  get("save").addEventListener("click", () => {
    const name = made ? made.path.split("/").pop() : "draft.md";
    save(name, get("draft").value, "text/markdown");
    touched = false;
    say(get("said"), show.fill(words.saved, { name }));
  });
  get("copy").addEventListener("click", async () => say(get("said"), (await copy(get("draft"))) ? words.copied : words["copy-by-hand"]));
  get("sheet").addEventListener("click", () => {
    say(get("said"), words["making-sheet"]);
    engine.ask(...question("sheet"));
  });
  addEventListener("beforeunload", (event) => {
    if (touched && box.value.trim()) event.preventDefault();
  });
  fit();
  get("plain").hidden = true;
  place.hidden = false;
  showFound({ findings: [], positions: [], body: "" });
})();
