// The page that writes a draft: collects the answers, has the engine write and check the file, shows what is missing.
"use strict";
(() => {
  const { engine: makeEngine, fromHandle, fromList, repoOf, TooMany, show } = window.sekishoCheck;
  const { row, get: inRow, fill, open: opening, answersOf, fieldsOf, withoutHalf, choices, media: makeMedia, element, links: makeLinks, found: makeFound } = window.sekishoWrite;
  const { save, copy } = window.sekishoSave;
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
  const engine = makeEngine(root, heard);
  const media = makeMedia(get("media"), words, {
    changed: soon,
    clean: (path, file) => engine.ask({ ask: "clean", lane: "clean", lang, files: { [path]: file.size } }, [[path, file]]),
    save: (name, file) => { save(name, file); say(get("said"), show.fill(words.saved, { name })); },
    year: () => get("scheduled_at").value.slice(0, 4) || String(new Date().getFullYear()),
  });
  const links = makeLinks(get("links"), get("links-none"));
  const found = makeFound(form, get, words, { root, go });
  let repo = null; // the content repo's files by path, once one is open
  let made = null; // the newest answer: the draft's file and what is found in it
  let kept = ""; // where the draft was that somebody goes on with
  let unasked = {}; // what it holds and nobody is asked for
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
    const named = new Set([fields.corrects, ...media.answers().map((each) => each.file.trim())]);
    const needed = repo ? [...repo].filter(([path]) => REGISTERS.test(path) || named.has(path)) : [];
    const files = [...new Map([...needed, ...media.files()])];
    return [
      {
        ask, lane: ask, lang,
        at: new Date().toISOString(),
        platform: get("platform").value,
        hosts: list("hosts"), phones: list("phones"), emails: list("emails"),
        fields: {
          ...unasked,
          ...fields,
          links: links.answers(),
          quotes: rowsOf("quotes"),
          media: media.answers(),
          waivers: rowsOf("waivers"),
        },
        kept,
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
      say({ sheet: get("said"), open: get("open-state") }[news.question.ask] || status, news.answered.error);
    } else if (news.question.ask === "open") {
      goOn(news.answered, news.question.draft);
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

  function showFound(answer) {
    const left = found.show(answer, { text: box.value, alone: !repo });
    media.positions(answer.positions);
    place.dataset.missing = String(left);
    say(status, left ? show.fill(words["missing-some"], { count: left }) : words["missing-none"]);
  }

  function showAll(answer, asked) {
    made = answer;
    links.show(answer.links);
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
    // A reason was known for a link that has only now been found: the draft lacks it yet.
    if (JSON.stringify(links.answers()) !== JSON.stringify(asked.fields.links)) check();
  }

  function showChoices(offered) {
    choices(get("accounts"), offered.accounts);
    choices(get("authors"), offered.authors);
    choices(get("approvers"), offered.approvers);
    choices(get("incidents"), offered.incidents);
    choices(get("consultations"), offered.consultations);
    const account = offered.accounts.find((each) => each.id === get("account").value.trim());
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
      const files = repoOf(await collect());
      if (!files) return say(get("folder-state"), words["no-repo"]);
      repo = files;
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

  async function openDraft(file) {
    if (touched && box.value.trim() && !(await opening.sure(get("replace"), [get("replace-no"), get("replace-yes")]))) return;
    const path = opening.pathOf(file, repo);
    const files = new Map([...(repo || [])].filter(([each]) => REGISTERS.test(each)));
    files.set(path, file);
    const sizes = Object.fromEntries([...files].map(([each, { size }]) => [each, size]));
    place.setAttribute("aria-busy", "true");
    engine.ask({ ask: "open", lane: "open", lang, draft: path, at: new Date().toISOString(), files: sizes }, [...files]);
  }

  // Puts a draft into the form, and says what of it could not be put there.
  function goOn(answer, path) {
    const { fields, approved, titles } = answer;
    if (answer.service) get("platform").value = answer.service;
    const asked = new Set([...form.querySelectorAll("[data-field]")].map((each) => each.dataset.field.split(".")[0]));
    unasked = Object.fromEntries(Object.entries(fields).filter(([name]) => !asked.has(name)));
    kept = path;
    box.value = answer.body;
    const left = [...answer.left, ...opening.fields(form, fields, fit), ...media.fill(answer.media)];
    links.fill(answer.links);
    for (const [kind, name] of [["quote", "quotes"], ["waiver", "waivers"]]) {
      get(name).replaceChildren();
      for (const values of answer[name]) {
        const each = added(kind, name);
        if (kind === "waiver") inRow(each, "rule").append(new Option(titles[values.rule] || values.rule, values.rule));
        left.push(...fill(each, values));
      }
    }
    get("part-waivers").hidden = !answer.waivers.length;
    get("poll").open = Boolean(fields.poll);
    const name = path.split("/").pop();
    const told = [show.fill(words.opened, { name })];
    if (approved) told.push(words["opened-approved"]);
    if (fields.published) told.push(words["opened-published"]);
    if (left.length) told.push(show.fill(words["opened-left"], { fields: [...new Set(left)].join(words.comma) }));
    say(get("open-state"), told.join(lang === "ja" ? "" : " "));
    marks.replaceChildren();
    soon();
    touched = false; // all of it is in the file
  }

  function added(kind, name) {
    const each = row(kind, get(name));
    each.querySelector('[data-do="remove"]').addEventListener("click", () => {
      each.remove();
      get(`${kind}-add`).focus();
      soon();
    });
    return each;
  }

  function addRow(kind, name, focus) {
    const each = added(kind, name);
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
  get("open-button").addEventListener("click", () => get("open").click());
  get("open").addEventListener("change", ({ target }) => {
    const [chosen] = target.files;
    target.value = "";
    if (chosen) openDraft(chosen);
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
