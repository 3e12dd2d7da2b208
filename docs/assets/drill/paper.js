// A round on paper: ten cases, a page each, with the answer overleaf.
"use strict";
(() => {
  const { data, round, show } = window.sekishoDrill;
  const { make, say } = show;
  const ANSWERS = { verdict: ["go", "stop"], comment: ["keep", "delete"] };
  const LETTERS = "ABCDEFGHIJ";

  const boxes = (texts) => make("ul", "skd-boxes", ...texts.map((text) => make("li", "", `□ ${text}`)));
  const ask = (key) => make("p", "skd-ask", say(key));

  function scenes(each, told) {
    const numbers = new Map(each.scenes.map(({ id }, at) => [id, at + 1]));
    return each.scenes
      .filter((scene) => told || scene.choices.length)
      .map((scene) => {
        const items = scene.choices.map((choice, at) => {
          const outcome = told ? ` ${say(choice.good ? "good-choice" : "poor-choice")} ${choice.result} → ${say("to-scene", { number: numbers.get(choice.goes) })}` : "";
          return make("li", "", `${LETTERS[at]}. ${told ? "" : choice.say}`, outcome);
        });
        const text = told && scene.choices.length ? "" : ` ${scene.text}`;
        return make("div", "skd-scene", make("p", "", make("strong", "", say("scene", { number: numbers.get(scene.id) })), text), make("ul", "skd-boxes", ...items));
      });
  }

  function question(each, seed) {
    if (each.kind === "story") return scenes(each, false);
    const asked = [ask(`ask-${each.kind}`)];
    if (each.kind in ANSWERS) asked.push(boxes(ANSWERS[each.kind].map((answer) => say(answer))));
    if (each.kind in ANSWERS && each.decoys) asked.push(ask("ask-clause"), boxes(round.mixed([...each.decoys, each.clauses[0]], seed, each.id).map(show.clauseText)));
    if (each.kind === "words") asked.unshift(show.paper("draft", each.text));
    if (each.kind === "missing") asked.push(boxes(round.mixed(each.options, seed, each.id).map((id) => data.rules[id].title)));
    if (each.kind === "order") asked.push(boxes(round.mixed(each.steps, seed, each.id).map(({ text }) => text)));
    return asked;
  }

  function right(each) {
    if (each.answer) return [make("p", "", make("strong", "", say(each.answer)))];
    if (each.kind === "missing") return [make("ul", "", ...each.rules.map((id) => make("li", "", data.rules[id].title)))];
    if (each.kind === "order") return [make("ol", "", ...each.steps.map(({ text, why }) => make("li", "", text, make("br"), why)))];
    if (each.kind === "story") return scenes(each, true);
    const marked = new Set(each.groups.flatMap(({ parts }) => parts));
    return [make("p", "skd-text", ...each.parts.map(({ text }, at) => (marked.has(at) ? make("mark", "", text) : text)))];
  }

  function page(number, each, seed) {
    const head = make("h3", "", `${say("case-number", { number })} ${each.title}`);
    return make("section", "skd-slide", head, ...show.opening(each).filter(Boolean), ...question(each, seed));
  }

  function overleaf(number, each) {
    const [rule] = each.rules;
    const why = each.why ?? (rule ? data.rules[rule].why : "");
    const remedy = rule && each.answer !== "go" && each.answer !== "keep" ? data.rules[rule].remedy : say(each.answer === "keep" ? "can-stay" : "can-go");
    const open = show.button(say("reveal"), "sk-button skd-reveal", () => {
      open.setAttribute("aria-expanded", String(!place.classList.toggle("skd-slide--closed")));
    });
    open.setAttribute("aria-expanded", "false");
    const place = make(
      "section", "skd-slide skd-slide--answer skd-slide--closed", make("h3", "", `${say("answer-number", { number })} ${each.title}`), open, ...right(each),
      make("p", "skd-ask", say("clause")), show.clauses(each.clauses),
      make("p", "", make("strong", "", `${say("why")} `), why),
      rule || each.answer ? make("p", "", make("strong", "", `${say("todo")} `), remedy) : null,
      each.machine === false ? make("p", "", say("by-people")) : null,
      each.better ? show.paper("better", each.better) : null,
    );
    return place;
  }

  // The whole round: page after page, each answer after its case.
  const pages = (picked, seed) => picked.flatMap((each, at) => [page(at + 1, each, seed), overleaf(at + 1, each)]);

  Object.assign(window.sekishoDrill, { paper: { pages } });
})();
