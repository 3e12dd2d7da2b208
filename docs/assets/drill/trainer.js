// The trainer's page: ten cases for a role and a number, to show or to print, and the address that gives everybody the same.
"use strict";
(() => {
  const { data, dice, round, show, paper } = window.sekishoDrill;
  const { make, say } = show;
  const place = document.getElementById("skd");

  function field(key, input, help) {
    input.id = `skd-${key}`;
    const label = make("label", "", say(key));
    label.htmlFor = input.id;
    const about = help ? make("span", "skd-help", say(help)) : null;
    if (about) {
      about.id = `${input.id}-help`;
      input.setAttribute("aria-describedby", about.id);
    }
    return make("p", "", label, input, about);
  }

  const query = new URLSearchParams(location.search);
  const role = make("select", "skd-field", ...[{ id: "", name: say("everyone") }, ...data.people].map(({ id, name }) => Object.assign(make("option", "", name), { value: id })));
  role.value = data.people.some(({ id }) => id === query.get("set")) ? query.get("set") : "";
  const seed = Object.assign(make("input", "skd-field"), { type: "text", maxLength: 40, autocomplete: "off", spellcheck: false, value: (query.get("seed") ?? "").slice(0, 40) });
  const status = make("p", "skd-status");
  status.setAttribute("role", "status");
  const slides = make("div", "skd-slides");
  const form = make("form", "skd-start", field("set", role), field("seed", seed, "seed-help"), make("p", "skd-buttons", make("button", "sk-button sk-button--main", say("make-ten"))));

  function build() {
    seed.value = seed.value.trim() || dice.newSeed();
    const chosen = new URLSearchParams({ ...(role.value ? { set: role.value } : {}), seed: seed.value });
    history.replaceState(null, "", `${location.pathname}?${chosen}`);
    const picked = round.draw(data.cases, { seed: seed.value, role: role.value });
    const way = show.link("drills/", say("same-round"));
    way.href += `?${chosen}`;
    const version = say("version", { version: data.policy.version, digest: data.policy.digest.slice(0, 12) });
    const name = role.selectedOptions[0].textContent;
    slides.replaceChildren(
      make("p", "skd-buttons skd-handout", show.button(say("print"), "sk-button", () => window.print()), way),
      make("p", "skd-cover", `${data.policy.name} ${version} · ${name} · ${say("seed")} ${seed.value}`),
      ...paper.pages(picked, seed.value),
    );
    status.textContent = say("made-ten", { count: picked.length });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    build();
  });
  document.getElementById("skd-plain").hidden = true;
  place.hidden = false;
  place.replaceChildren(form, status, slides);
  if (seed.value) build();
})();
