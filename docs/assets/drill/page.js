// The page of the drills: begins a round, asks its questions one by one, and shows the result. Nothing is sent.
"use strict";
(() => {
  const { data, dice, round, memory, show, kinds, answer, sheet } = window.sekishoDrill;
  const { make, say } = show;
  const place = document.getElementById("skd");
  const byId = new Map(data.cases.map((each) => [each.id, each]));

  function asked() {
    const query = new URLSearchParams(location.search);
    const role = data.people.some(({ id }) => id === query.get("set")) ? query.get("set") : "";
    return { seed: (query.get("seed") ?? "").slice(0, 40), role, again: (query.get("again") ?? "").split(",").filter((id) => byId.has(id)) };
  }

  function remember({ seed, role, again }) {
    const query = new URLSearchParams();
    if (role) query.set("set", role);
    if (seed) query.set("seed", seed);
    if (again.length) query.set("again", again.join(","));
    const search = query.toString();
    history.replaceState(null, "", location.pathname + (search ? `?${search}` : ""));
  }

  function put(calm, ...inside) {
    for (const other of document.querySelectorAll(".skd-other")) other.hidden = calm; // nothing beside the question
    place.replaceChildren(...inside);
  }

  function field(key, input, help) {
    const id = `skd-${key}`;
    input.id = id;
    const label = make("label", "", say(key));
    label.htmlFor = id;
    const about = help ? make("span", "skd-help", say(help)) : null;
    if (about) {
      about.id = `${id}-help`;
      input.setAttribute("aria-describedby", about.id);
    }
    return make("p", input.type === "checkbox" ? "skd-tick" : "", ...(input.type === "checkbox" ? [input, label] : [label, input]), about);
  }

  function start(focus) {
    const known = asked();
    const role = make("select", "skd-field", ...[{ id: "", name: say("everyone") }, ...data.people].map(({ id, name }) => Object.assign(make("option", "", name), { value: id })));
    role.value = known.role;
    const seed = Object.assign(make("input", "skd-field"), { type: "text", value: known.seed, maxLength: 40, autocomplete: "off", spellcheck: false });
    const keep = Object.assign(make("input"), { type: "checkbox", checked: memory.agreed, autocomplete: "off" });
    const status = make("p", "skd-status");
    status.setAttribute("role", "status");
    const tell = () => { status.textContent = memory.waiting.length ? say("remembered", { count: memory.waiting.length }) : ""; };
    keep.addEventListener("change", () => {
      if (memory.agree(keep.checked)) return tell();
      keep.checked = false;
      status.textContent = say("not-kept");
    });
    const form = make("form", "skd-start", field("set", role), field("seed", seed, "seed-help"), field("remember", keep, "remember-help"), status, make("p", "skd-buttons", make("button", "sk-button sk-button--main", say("begin"))));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const own = seed.value.trim();
      // A number that was given brings the same ten to everybody, whatever this browser remembers.
      const again = own ? (own === known.seed ? known.again : []) : memory.again;
      begin({ seed: own || dice.newSeed(), role: role.value, again });
    });
    const head = make("h2", "", say("start-title"));
    head.tabIndex = -1;
    put(false, head, form);
    tell();
    if (focus) head.focus();
  }

  function begin(chosen, only) {
    remember(chosen);
    const picked = only ?? round.draw(data.cases, chosen);
    const about = { ...chosen, started: Date.now(), ended: 0, count: picked.length };
    const results = new Map(picked.map((each) => [each.id, { each, tries: 0, right: false, first: false }]));
    step({ queue: round.queue(picked), results, about, number: 0 });
  }

  function step(state) {
    const entry = state.queue.next();
    if (!entry) return finish(state);
    const { each } = entry;
    entry.tries += 1;
    if (entry.tries === 1) state.number += 1;
    const title = entry.tries === 1 ? say("question", { number: state.number, count: state.about.count }) : say("question-again", { title: each.title });
    const head = make("h2", "skd-question", title);
    head.tabIndex = -1;
    const bar = Object.assign(make("progress", "skd-progress"), { max: state.about.count, value: state.number - 1 });
    bar.setAttribute("aria-label", title);
    const status = make("p", "skd-status");
    status.setAttribute("role", "status");
    const form = make("form", "skd-form");
    const question = kinds[each.kind](each, `${state.about.seed}/${entry.tries}`, (judged) => told(judged));
    const submit = make("button", "sk-button sk-button--main", say("answer"));
    form.append(question.place, status);
    if (!question.story) form.append(make("p", "skd-buttons", submit));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const judged = question.judge();
      if (!judged.incomplete) return told(judged);
      status.textContent = judged.incomplete;
      [...form.querySelectorAll("fieldset:not([hidden])")].at(-1).querySelector("input")?.focus();
    });

    function told(judged) {
      for (const input of form.querySelectorAll("input, .skd-move")) input.disabled = true;
      submit.parentElement?.remove();
      status.textContent = "";
      const result = state.results.get(each.id);
      result.tries = entry.tries;
      result.right = judged.right;
      if (entry.tries === 1) result.first = judged.right;
      const back = !judged.right && state.queue.repeat(entry);
      const shown = answer.feedback(each, judged, { back, onNext: () => step(state), last: state.queue.empty });
      form.after(shown.place);
      bar.value = state.number;
      shown.head.focus();
    }

    const stop = show.button(say("stop-round"), "skd-stop", () => start(true));
    const card = make("article", "skd-card", head, make("p", "skd-title", each.title), ...show.opening(each), form);
    card.dataset.case = each.id;
    put(true, make("div", "skd-bar-row", bar, stop), card);
    head.focus();
    head.scrollIntoView({ block: "start" });
  }

  function finish(state) {
    const { about } = state;
    about.ended = Date.now();
    const results = [...state.results.values()];
    memory.finish(results.map(({ each, first }) => [each.id, first]));
    const wrong = results.filter(({ first }) => !first).map(({ each }) => each);
    const more = [show.button(say("new-round"), "sk-button sk-button--main", () => begin({ seed: dice.newSeed(), role: about.role, again: memory.again }))];
    if (wrong.length) more.push(show.button(say("wrong-round"), "sk-button", () => begin({ ...about, again: wrong.map(({ id }) => id) }, wrong)));
    const shown = sheet.sheet(results, about, more);
    put(false, shown.place);
    shown.head.focus();
    shown.head.scrollIntoView({ block: "start" });
  }

  document.getElementById("skd-plain").hidden = true;
  place.hidden = false;
  start(false);
})();
