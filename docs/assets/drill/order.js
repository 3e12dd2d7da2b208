// Putting steps in order: two buttons each, so that mouse, finger and keyboard do alike.
"use strict";
(() => {
  const { kinds, round, show } = window.sekishoDrill;
  const { make, say } = show;

  kinds.order = (each, seed) => {
    const right = each.steps.map((_, at) => at);
    let order = round.mixed(right, seed, each.id);
    if (order.every((step, at) => step === at)) order = [...order.slice(1), order[0]]; // never right from the start
    const list = make("ol", "skd-order");
    const status = make("p", "sk-hidden");
    status.setAttribute("role", "status");

    const items = each.steps.map(({ text }, step) => {
      const item = make("li", "skd-step", make("span", "skd-step__text", text));
      const buttons = ["up", "down"].map((way) => {
        const made = show.button(say(way), "skd-move", () => move(step, way));
        made.append(make("span", "sk-hidden", `: ${text}`));
        made.dataset.way = way;
        return made;
      });
      item.append(make("span", "skd-step__buttons", ...buttons));
      return item;
    });

    function lay() {
      list.replaceChildren(...order.map((step) => items[step]));
      for (const [at, step] of order.entries()) {
        // Not disabled: the focus would be lost at either end.
        items[step].querySelector('[data-way="up"]').setAttribute("aria-disabled", String(at === 0));
        items[step].querySelector('[data-way="down"]').setAttribute("aria-disabled", String(at === order.length - 1));
      }
    }

    function move(step, way) {
      const at = order.indexOf(step);
      const to = at + (way === "up" ? -1 : 1);
      if (to < 0 || to >= order.length) return;
      [order[at], order[to]] = [order[to], order[at]];
      lay();
      items[step].querySelector(`[data-way="${way}"]`).focus();
      status.textContent = say("moved", { number: to + 1 });
    }

    lay();
    const legend = make("legend", "", say("ask-order"));
    return {
      place: make("fieldset", "skd-group", legend, list, status),
      judge() {
        const told = make("ol", "", ...each.steps.map(({ text, why }, at) => make("li", "", make("strong", "", text), make("br", ""), why, order[at] === at ? null : make("span", "skd-moved", ` ${say("misplaced")}`))));
        return { right: order.every((step, at) => step === at), told: [told] };
      },
    };
  };
})();
