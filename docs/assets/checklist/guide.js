// Leads through a checklist one step at a time, for whoever has no mind for a list just then.
"use strict";
(() => {
  // `list` holds the steps; `get` finds a control; `changed` is told what was done, `say` says where one is.
  window.sekishoChecklist = window.sekishoChecklist || {};
  window.sekishoChecklist.guide = (list, get, words, { say }) => {
    const steps = [...list.children];
    const boxOf = (step) => step.querySelector('input[type="checkbox"]');
    let on = false;
    let at = 0;

    const firstOpen = () => {
      const found = steps.findIndex((step) => !boxOf(step).checked);
      return found < 0 ? steps.length - 1 : found;
    };

    function show() {
      list.classList.toggle("skl-guided", on);
      steps.forEach((step, index) => step.classList.toggle("skl-step--off", on && index !== at));
      get("guide").hidden = !on;
      get("all").textContent = on ? words["show-all"] : words["show-one"];
      get("back").disabled = at === 0;
      get("next").disabled = at === steps.length - 1;
      get("place").textContent = words["step-of"].replace("{number}", at + 1).replace("{count}", steps.length);
    }

    function move(to) {
      at = Math.max(0, Math.min(steps.length - 1, to));
      show();
      boxOf(steps[at]).focus();
      say(get("place").textContent);
    }

    get("all").addEventListener("click", () => {
      on = !on;
      at = firstOpen();
      show();
    });
    get("back").addEventListener("click", () => move(at - 1));
    get("next").addEventListener("click", () => move(at + 1));
    at = firstOpen();
    on = true;
    show();
    return { refresh() { at = firstOpen(); show(); } };
  };
})();
