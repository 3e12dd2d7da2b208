// What was ticked, when, by whom and about what. It lives in the page; in the browser's storage only when asked to.
"use strict";
(() => {
  const KEY = "sekisho:checklist:";

  const empty = () => ({ items: {}, log: [], date: "", by: "", subject: "" });

  function usable(found) {
    const texts = ["date", "by", "subject"].every((name) => typeof found[name] === "string");
    const items = found.items && Object.values(found.items).every((at) => typeof at === "string");
    return texts && items && Array.isArray(found.log) && found.log.every((each) => typeof each.at === "string" && typeof each.text === "string");
  }

  // `name` is the checklist's id. Storage may be forbidden or full: then nothing is kept, and `keep` tells so.
  window.sekishoChecklist = window.sekishoChecklist || {};
  window.sekishoChecklist.record = (name) => {
    let now = empty();
    let kept = false;
    try {
      const found = JSON.parse(localStorage.getItem(KEY + name));
      if (found && usable(found)) {
        now = { ...empty(), ...found };
        kept = true;
      }
    } catch { /* what can't be read is as good as nothing */ }

    function write() {
      if (!kept) return true;
      try {
        localStorage.setItem(KEY + name, JSON.stringify(now));
        return true;
      } catch {
        kept = false;
        return false;
      }
    }

    return {
      get now() { return now; },
      get kept() { return kept; },
      // Begin or cease to keep; whether the browser lets us.
      keep(is) {
        kept = is;
        if (is) return write();
        try { localStorage.removeItem(KEY + name); } catch { /* there was nothing to begin with */ }
        return true;
      },
      tick(item, is) {
        if (is) now.items[item] = new Date().toISOString();
        else delete now.items[item];
        write();
      },
      note(text) {
        now.log.push({ at: new Date().toISOString(), text });
        write();
      },
      set(field, text) {
        now[field] = text;
        write();
      },
      clear() {
        now = empty();
        this.keep(false);
      },
    };
  };
})();
