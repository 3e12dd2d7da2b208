// Searches the pages of this language, all of it in the tab. search/index.js holds [address, title, citation, text, words].
"use strict";
(() => {
  const SHOWN = 20;
  const AROUND = 40; // characters shown before and after what was found
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const tight = (text) => fold(text).replace(/[\s・,、。.:：()「」“”"'’-]+/gu, "");
  const { entries, words } = window.sekishoIndex;
  const known = entries.map(([url, title, cite, text]) => ({
    url, title, cite, text,
    tightTitle: tight(title), tightCite: tight(cite), foldedTitle: fold(`${cite} ${title}`), foldedText: fold(text),
  }));

  // Pairs of neighbouring characters: what is left of a query that stands nowhere as it was typed.
  function pairs(text) {
    const found = new Set();
    for (let at = 0; at + 1 < text.length; at += 1) found.add(text.slice(at, at + 2));
    return found;
  }

  function score(entry, whole, parts, twos) {
    if (entry.tightTitle === whole || entry.tightCite === whole) return 1000;
    if (entry.tightCite + entry.tightTitle === whole) return 1000;
    let sum = 0;
    if (entry.tightTitle.includes(whole)) sum += 400 - Math.min(200, entry.tightTitle.length - whole.length);
    let hits = 0;
    for (const part of parts) {
      if (entry.foldedTitle.includes(part)) sum += 60;
      else if (!entry.foldedText.includes(part)) continue;
      sum += 20;
      hits += 1;
    }
    if (hits === parts.length) return sum + 50;
    if (whole.length < 4) return 0;
    let same = 0;
    for (const two of twos) if (entry.tightTitle.includes(two)) same += 1;
    const share = same / twos.size;
    return share > 0.4 ? share * 100 : 0;
  }

  function find(query) {
    const whole = tight(query);
    const parts = fold(query).split(/\s+/u).filter(Boolean);
    if (!whole) return [];
    const twos = pairs(whole);
    return known
      .map((entry, order) => ({ entry, order, score: score(entry, whole, parts, twos) }))
      .filter((found) => found.score > 0)
      .sort((one, two) => two.score - one.score || one.order - two.order)
      .map((found) => found.entry);
  }

  function excerpt(entry, query) {
    const part = fold(query).split(/\s+/u).find((each) => each && entry.foldedText.includes(each));
    const at = part ? entry.foldedText.indexOf(part) : 0;
    const from = Math.max(0, at - AROUND);
    return (from ? "…" : "") + entry.text.slice(from, at + AROUND * 2) + (entry.text.length > at + AROUND * 2 ? "…" : "");
  }

  function make(root) {
    const dialog = document.createElement("dialog");
    dialog.className = "sk-search";
    dialog.setAttribute("aria-label", words.title);
    const [form, label, box, close, status, list] = ["form", "label", "input", "button", "p", "ul"].map((name) => document.createElement(name));
    label.textContent = words.label;
    label.htmlFor = box.id = "sk-search-box";
    box.type = "search";
    box.autocomplete = "off";
    close.type = "button";
    close.textContent = words.close;
    close.className = "sk-button";
    status.setAttribute("role", "status");
    form.append(label, box, close);
    dialog.append(form, status, list);
    function show() {
      const found = find(box.value);
      status.textContent = box.value.trim() ? (found.length ? words.count.replace("@", found.length) : words.none) : "";
      list.replaceChildren(...found.slice(0, SHOWN).map((entry) => item(root, entry, box.value)));
    }
    box.addEventListener("input", show);
    close.addEventListener("click", () => dialog.close());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.click();
    });
    dialog.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      const all = [box, ...list.querySelectorAll("a")];
      all[all.indexOf(document.activeElement) + step]?.focus();
      event.preventDefault();
    });
    dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest("a")) dialog.close(); });
    document.body.append(dialog);
    return { dialog, box };
  }

  function item(root, entry, query) {
    const [place, link, text] = ["li", "a", "p"].map((name) => document.createElement(name));
    link.href = root + entry.url;
    link.textContent = `${entry.cite} ${entry.title}`.trim();
    text.textContent = excerpt(entry, query);
    place.append(link, text);
    return place;
  }

  let made;
  window.sekishoSearch = {
    find,
    open(opener) {
      made ??= make(opener.dataset.root);
      made.dialog.showModal();
      made.box.focus();
      made.box.select();
    },
  };
})();
