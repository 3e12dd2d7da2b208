// What is said after an answer: right or wrong in words, the clause, why, what to do instead.
"use strict";
(() => {
  const { data, show } = window.sekishoDrill;
  const { make, say } = show;

  const row = (key, ...inside) => make("div", "skd-row", make("dt", "", say(key)), make("dd", "", ...inside));

  function instead(each) {
    if (each.answer === "go") return row("todo", say("can-go"));
    if (each.answer === "keep") return row("todo", say("can-stay"));
    const rules = each.rules.slice(0, each.kind === "missing" ? each.rules.length : 1);
    if (!rules.length) return null;
    return row("todo", ...rules.map((id) => make("p", "", data.rules[id].remedy)));
  }

  function because(each) {
    const [rule] = each.rules;
    return each.why ?? (each.answer === "go" || each.answer === "keep" ? null : rule ? data.rules[rule].why : null);
  }

  // `judged` is what a question's judge() gave; `back` says that the question is asked again.
  function feedback(each, judged, { back, onNext, last }) {
    const head = make("h3", `skd-verdict skd-verdict--${judged.right ? "right" : "wrong"}`, make("span", "skd-verdict__sign", judged.right ? "○" : "×"), " ", say(judged.right ? "right" : judged.half ? "half" : "wrong"));
    head.querySelector("span").setAttribute("aria-hidden", "true");
    head.tabIndex = -1;
    const why = because(each);
    const rules = each.rules.map((id) => make("li", "", show.link(data.rules[id].uri, data.rules[id].title)));
    const next = show.button(say(last ? "finish" : "next"), "sk-button sk-button--main skd-next", onNext);
    const place = make(
      "section", "skd-feedback", head,
      make(
        "dl", "skd-rows",
        row("right-answer", ...judged.told),
        row("clause", show.clauses(each.clauses)),
        why ? row("why", why) : null,
        instead(each),
        rules.length ? row("rule", make("ul", "skd-clauses", ...rules)) : null,
      ),
      each.machine === false ? make("p", "skd-calm", say("by-people")) : null,
      each.better ? show.paper("better", each.better) : null,
      back ? make("p", "skd-calm", say("comes-back")) : null,
      make("p", "skd-buttons", next),
    );
    return { place, head };
  }

  Object.assign(window.sekishoDrill, { answer: { feedback } });
})();
