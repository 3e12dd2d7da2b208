// What is found in the draft and what is still missing: beside the questions, at the top, and as a list at the end.
"use strict";
(() => {
  const { show: shared } = window.sekishoCheck;
  const { emptyOf, labelOf, element } = window.sekishoWrite;

  // `form` holds the parts; `get` finds a place by name; `go` leads to a stretch of the text.
  window.sekishoWrite.found = (form, get, words, { root, go }) => {
    const parts = [...form.querySelectorAll("[data-part]")];
    const partOf = (each) => parts.find((part) => part.dataset.part === each.shown.part && !part.hidden) || get("part-text");

    // How many things are left to do. `text` is what stands in the box now; `alone`: no content repo is open.
    function show(answer, { text, alone }) {
      const empty = emptyOf(form);
      const started = get("account").value.trim() && get("scheduled_at").value && get("author").value.trim();
      const asides = answer.findings.filter((each) => each.shown.aside === "folder" && alone);
      const found = started ? answer.findings.filter((each) => each.shown.aside !== "approval" && !asides.includes(each)) : [];
      shared.marks(get("marks"), text, answer.body.replace(/\n$/, "") === text ? found : []);
      const steps = [];
      const missing = empty.map((control) => [control, shared.fill(words.missing, { label: labelOf(control) })]);
      for (const part of parts) {
        const name = part.dataset.part;
        const here = found.filter((each) => partOf(each) === part);
        shared.findings(get(`found-${name}`), here, { root, words, go });
        const wanted = here.filter((each) => each.severity === "error");
        const title = part.querySelector("h2");
        missing.push(...wanted.map((each) => [title, `${title.firstChild.textContent.trim()}: ${each.shown.title}`]));
        const left = wanted.length + empty.filter((control) => part.contains(control)).length;
        if (name !== "done" && !part.hidden) steps.push(step(title, left, !isAsked(part)));
      }
      shared.renew(get("steps"), steps);
      get("part-waivers").hidden = !get("waivers").children.length && !found.some((each) => each.shown.waivable);
      showRules(found);
      const notes = asides.map((each) => element("li", shared.fill(words.aside, { title: each.shown.title })));
      const lines = missing.map(([target, text]) => element("li", jump(target, text)));
      shared.renew(get("missing"), [...(lines.length ? lines : [element("li", words["missing-none"])]), ...notes]);
      return missing.length;
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

    // Is there anything in this part, or must there be?
    const isAsked = (part) => part.querySelector(".skw-row") !== null || [...part.querySelectorAll("[data-need], [data-field]")].some(
      (control) => !control.closest("[hidden]") && (control.dataset.need || control.value),
    );

    function step(title, left, idle) {
      const state = element("span", left ? shared.fill(words["part-left"], { count: left }) : words[idle ? "part-idle" : "part-done"]);
      state.className = left ? "skw-open" : idle ? "skw-idle" : "skw-ready";
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

    return { show };
  };
})();
