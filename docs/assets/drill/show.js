// Pieces that every question is made of. Whatever is shown goes in as text, never as markup.
"use strict";
(() => {
  const { data } = window.sekishoDrill;
  const root = document.getElementById("skd").dataset.root;

  function make(name, classes, ...inside) {
    const element = document.createElement(name);
    if (classes) element.className = classes;
    element.append(...inside.filter((each) => each !== null && each !== undefined && each !== ""));
    return element;
  }

  function say(key, values = {}) {
    return data.words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  }

  function address(uri) {
    const [path, fragment] = uri.split("#");
    return root + path + (location.protocol === "file:" ? "index.html" : "") + (fragment ? `#${fragment}` : "");
  }

  function link(uri, text, classes = "") {
    const anchor = make("a", classes, text);
    anchor.href = address(uri);
    return anchor;
  }

  const clause = (id) => link(data.clauses[id].uri, data.clauses[id].cite, "sk-cite");
  const clauseText = (id) => `${data.clauses[id].cite} ${data.clauses[id].title}`;

  // Clauses as they are cited, each with its title, separated by blank space.
  function clauses(ids) {
    return make("ul", "skd-clauses", ...ids.map((id) => make("li", "", clause(id), ` ${data.clauses[id].title}`)));
  }

  function paper(key, text) {
    const shown = make("p", "skd-text", text);
    shown.lang = /[ぁ-んァ-ヶ一-龠]/.test(text) ? "ja" : "en";
    return make("div", "skd-sheet", make("p", "skd-label", say(key)), shown);
  }

  function button(text, classes, listen) {
    const made = make("button", classes, text);
    made.type = "button";
    made.addEventListener("click", listen);
    return made;
  }

  // What every question begins with.
  function opening(each) {
    const head = make("p", "skd-work", each.work ?? say("example-title"));
    const situation = each.situation ? make("p", "skd-situation", each.situation) : null;
    const record = each.record ? paper("record", each.record) : null;
    const text = each.text && each.kind !== "words" ? paper(each.kind === "comment" ? "comment-text" : "draft", each.text) : null;
    return [head, situation, record, text];
  }

  Object.assign(window.sekishoDrill, { show: { make, say, link, clause, clauses, clauseText, paper, button, opening, address } });
})();
