// Questions that are answered by choosing: may it go out, does it stay, what must be mended, what lacks.
"use strict";
(() => {
  const { data, round, show } = window.sekishoDrill;
  const { make, say } = show;
  const ANSWERS = { verdict: ["go", "stop"], comment: ["keep", "delete"] };
  const WRONG = new Set(["stop", "delete"]);

  function choice(type, name, value, text) {
    const input = make("input", "");
    Object.assign(input, { type, name, value, autocomplete: "off" });
    return make("label", "skd-choice", input, make("span", "", text));
  }

  function group(legend, choices, classes = "") {
    return make("fieldset", `skd-group ${classes}`, make("legend", "", legend), ...choices);
  }

  // Shows which of the choices are right: by a line and by a word, not by colour alone.
  function reveal(place, name, values) {
    for (const input of place.querySelectorAll(`input[name="${name}"]`)) {
      if (!values.includes(input.value)) continue;
      input.parentElement.classList.add("skd-choice--right");
      input.parentElement.append(make("span", "skd-choice__right", say("right-one")));
    }
  }

  const chosen = (place, name) => [...place.querySelectorAll(`input[name="${name}"]:checked`)].map((input) => input.value);

  // Clauses to choose from. Where nothing is wrong there are some, too: their absence would give the answer away.
  function offered(each, seed) {
    const others = data.cases.filter((one) => one.kind === each.kind && one.decoys).flatMap((one) => one.clauses);
    const decoys = each.decoys ?? round.mixed([...new Set(others)].filter((id) => !each.clauses.includes(id)), seed, each.id).slice(0, 3);
    return round.mixed([...decoys, each.clauses[0]], seed, each.id);
  }

  function verdict(each, seed) {
    const first = group(say(`ask-${each.kind}`), ANSWERS[each.kind].map((answer) => choice("radio", "answer", answer, say(answer))));
    const place = make("div", "", first);
    let second = null;
    if (!each.example) {
      second = group(say("ask-clause"), offered(each, seed).map((id) => choice("radio", "clause", id, show.clauseText(id))));
      second.hidden = true;
      place.append(second);
      first.addEventListener("change", () => { second.hidden = !WRONG.has(chosen(place, "answer")[0]); });
    }
    return {
      place,
      judge() {
        const [answer] = chosen(place, "answer");
        const [named] = chosen(place, "clause");
        if (!answer) return { incomplete: say("incomplete") };
        if (second && !second.hidden && !named) return { incomplete: say("incomplete-clause") };
        reveal(place, "answer", [each.answer]);
        if (WRONG.has(each.answer)) reveal(place, "clause", each.clauses);
        const agrees = answer === each.answer;
        const cited = !second || second.hidden || each.clauses.includes(named);
        return { right: agrees && cited, half: agrees && !cited, told: [make("strong", "", say(each.answer))] };
      },
    };
  }

  function words(each) {
    const parts = each.parts.map(({ text, offered }, at) => {
      if (!offered) return text;
      const label = choice("checkbox", "part", String(at), text.trimEnd());
      label.classList.replace("skd-choice", "skd-part");
      return [label, text.slice(text.trimEnd().length)];
    });
    const paper = make("div", "skd-sheet skd-parts", ...parts.flat());
    paper.lang = data.lang;
    const place = group(say("ask-words"), [paper]);
    return {
      place,
      judge() {
        const picked = chosen(place, "part").map(Number);
        if (!picked.length) return { incomplete: say("incomplete") };
        const allowed = new Set(each.groups.flatMap(({ parts: inside, near }) => [...inside, ...near]));
        const found = each.groups.every(({ parts: inside }) => inside.some((at) => picked.includes(at)));
        for (const at of each.groups.flatMap(({ parts: inside }) => inside)) {
          const label = paper.querySelector(`input[value="${at}"]`).closest("label");
          label.classList.add("skd-part--mark");
          label.append(make("span", "sk-hidden", ` (${say("marked")})`));
        }
        const wanted = each.groups.flatMap(({ parts: inside }) => inside).map((at) => each.parts[at].text.trim());
        return { right: found && picked.every((at) => allowed.has(at)), told: [make("q", "", wanted.join(data.lang === "ja" ? "" : " "))] };
      },
    };
  }

  function missing(each, seed) {
    const offered = round.mixed(each.options, seed, each.id);
    const place = group(say("ask-missing"), offered.map((id) => choice("checkbox", "rule", id, data.rules[id].title)));
    return {
      place,
      judge() {
        const picked = chosen(place, "rule");
        if (!picked.length) return { incomplete: say("incomplete") };
        reveal(place, "rule", each.rules);
        const right = picked.length === each.rules.length && each.rules.every((id) => picked.includes(id));
        return { right, told: [make("strong", "", each.rules.map((id) => data.rules[id].title).join(say("list-join")))] };
      },
    };
  }

  window.sekishoDrill.kinds = { verdict, comment: verdict, words, missing };
})();
