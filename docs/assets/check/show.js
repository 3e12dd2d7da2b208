// Puts findings, marks and counts into the page. Whatever was typed or read goes in as text, never as markup.
"use strict";
(() => {
  const MOST_MARKS = 2000;
  const MOST_FINDINGS = 500;

  function make(name, classes, ...inside) {
    const element = document.createElement(name);
    if (classes) element.className = classes;
    element.append(...inside.filter((each) => each !== null && each !== ""));
    return element;
  }

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  // The typed text once more, behind the box, with the words marked; its letters are transparent.
  function marks(place, text, findings) {
    const ends = [];
    for (const { marks: at, severity } of findings) {
      if (at && at[1] > at[0]) ends.push([at[0], 1, severity], [at[1], -1, severity]);
      if (ends.length >= 2 * MOST_MARKS) break;
    }
    ends.sort((one, other) => one[0] - other[0]);
    const open = { error: 0, warning: 0 };
    const parts = [];
    let at = 0;
    for (const [offset, step, severity] of [...ends, [text.length, 0, "error"]]) {
      if (offset > at) {
        const part = text.slice(at, offset);
        const kind = open.error ? "error" : open.warning ? "warning" : "";
        parts.push(kind ? make("mark", `skc-mark skc-mark--${kind}`, part) : part);
        at = offset;
      }
      open[severity] += step;
    }
    place.replaceChildren(...parts, "\n");
  }

  function excerpt([before, found, after]) {
    return make("p", "skc-excerpt", before, make("mark", "", found), after);
  }

  function link(page, root, words, title) {
    const anchor = make("a", "", words.page, make("span", "sk-hidden", `: ${title}`));
    const [path, fragment] = page.split("#");
    anchor.href = root + path + (location.protocol === "file:" ? "index.html" : "") + (fragment ? `#${fragment}` : "");
    return anchor;
  }

  function finding(each, { root, words, go, ofRepo }) {
    const { title, cites, page, excerpt: shown } = each.shown;
    const head = make(
      "p", "skc-head",
      make("span", `sk-badge sk-badge--${each.severity}`, words[each.severity]), " ",
      make("strong", "", title), " ",
      make("span", "sk-cite", cites.join(words.comma)),
    );
    let where = null;
    if (ofRepo) {
      where = make("p", "skc-where", make("code", "", each.path), " ", fill(words.line, { line: each.line }));
    } else if (each.marks) {
      const button = make("button", "skc-go", words.go, make("span", "sk-hidden", `: ${title}`));
      button.type = "button";
      button.addEventListener("click", () => go(each.marks));
      where = make("p", "skc-where", button);
    }
    const typed = ofRepo || each.marks;
    return make(
      "li", `skc-finding skc-finding--${each.severity}`, head, where,
      typed && shown && shown[1] ? excerpt(shown) : null,
      make("p", "", each.message), make("p", "skc-remedy", "→ ", each.remedy),
      make("p", "skc-page", link(page, root, words, title)),
    );
  }

  function findings(place, list, about) {
    const items = list.slice(0, MOST_FINDINGS).map((each) => finding(each, about));
    if (list.length > MOST_FINDINGS) items.push(make("li", "skc-more", fill(about.words.more, { count: list.length - MOST_FINDINGS })));
    renew(place, items);
  }

  // Puts something new into a place. Who was on a link there, by keyboard, comes to the one that now stands in its stead.
  function renew(place, items) {
    const before = [...place.querySelectorAll("a, button")].indexOf(document.activeElement);
    place.replaceChildren(...items);
    if (before < 0) return;
    const links = place.querySelectorAll("a, button");
    const next = links[Math.min(before, links.length - 1)] || place.closest("[data-part]")?.querySelector("h2") || place;
    if (!links.length) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }

  function left(count, words) {
    if (count.left === null) return "";
    return fill(count.left < 0 ? words.over : words.left, { count: Math.abs(count.left).toLocaleString() });
  }

  function line(count, words) {
    const used = count.count.toLocaleString();
    const how = count.by === "x-weight" ? words.weighed : words.counted;
    const rest = left(count, words);
    return [fill(how, { count: used, limit: count.limit === null ? "–" : count.limit.toLocaleString() }), rest];
  }

  function platform(count, chosen, opened, words) {
    const [used, rest] = line(count, words);
    const text = make("p", "skc-preview");
    if (count.before) text.append("… ");
    let cut = false;
    for (const [part, sort, over] of count.preview) {
      if (over && !cut) {
        text.append(make("span", "skc-cut", words.cut));
        cut = true;
      }
      text.append(make(over ? "del" : "span", sort ? `skc-${sort}` : "", part));
    }
    if (count.after) text.append(" …");
    const details = make("details", "", make("summary", "", words.preview, make("span", "sk-hidden", `: ${count.name}`)), text);
    details.open = opened;
    details.dataset.platform = count.id;
    return make(
      "li", `skc-platform${chosen ? " skc-platform--chosen" : ""}${count.left < 0 ? " skc-platform--over" : ""}`,
      make("p", "", make("strong", "", count.name), chosen ? make("span", "skc-here", words.here) : null),
      make("p", "skc-used", used, " ", make("span", "", rest)),
      details,
    );
  }

  function counts(place, list, chosen, words) {
    const open = new Set([...place.querySelectorAll("details[open]")].map((each) => each.dataset.platform));
    const known = place.children.length > 0;
    const focused = place.contains(document.activeElement) ? document.activeElement.parentElement.dataset.platform : null;
    place.replaceChildren(...list.map((each) => platform(each, each.id === chosen, known ? open.has(each.id) : each.id === chosen, words)));
    if (focused) place.querySelector(`details[data-platform="${CSS.escape(focused)}"] summary`).focus();
  }

  window.sekishoCheck = window.sekishoCheck || {};
  Object.assign(window.sekishoCheck, { show: { marks, findings, renew, counts, line, fill } });
})();
