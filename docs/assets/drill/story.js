// A story that branches: each choice has its consequence, and is told to be good or poor at once.
"use strict";
(() => {
  const { kinds, round, show } = window.sekishoDrill;
  const { make, say } = show;

  kinds.story = (each, seed, done) => {
    const scenes = new Map(each.scenes.map((scene) => [scene.id, scene]));
    const place = make("div", "skd-story");
    let poor = 0;

    // What to do instead, from the beginning to the end.
    function goodWay() {
      const steps = [];
      for (let scene = each.scenes[0]; scene.choices.length; ) {
        const choice = scene.choices.find(({ good }) => good);
        steps.push(choice.say);
        scene = scenes.get(choice.goes);
      }
      return steps;
    }

    function enter(id, focus) {
      const scene = scenes.get(id);
      const head = make("p", "skd-scene__text", scene.text);
      head.tabIndex = -1;
      const part = make("section", "skd-scene", head);
      place.append(part);
      if (!scene.choices.length) {
        const told = [make("strong", "", poor ? say("story-wrong", { count: poor }) : say("story-right"))];
        if (poor) told.push(make("p", "skd-label", say("good-way")), make("ol", "", ...goodWay().map((text) => make("li", "", text))));
        done({ right: poor === 0, told });
        return;
      }
      const group = make("fieldset", "skd-group", make("legend", "", say("ask-story")));
      for (const choice of round.mixed(scene.choices, seed, `${each.id}/${id}`)) {
        const button = show.button(choice.say, "skd-act", () => act(choice, group, part, button));
        if (choice.post) button.append(make("span", "skd-act__post", `${say("posting")}: ${choice.post}`));
        group.append(button);
      }
      part.append(group);
      if (focus) head.focus();
    }

    function act(choice, group, part, button) {
      if (!choice.good) poor += 1;
      for (const other of group.querySelectorAll("button")) {
        other.disabled = true;
        other.setAttribute("aria-pressed", String(other === button));
      }
      const told = make("p", `skd-outcome skd-outcome--${choice.good ? "good" : "poor"}`, make("strong", "", say(choice.good ? "good-choice" : "poor-choice")), " ", choice.result);
      told.tabIndex = -1;
      const on = show.button(say("go-on"), "sk-button skd-on", () => {
        on.remove();
        enter(choice.goes, true);
      });
      part.append(make("div", "", told, show.clauses(choice.clauses)), on);
      told.focus();
    }

    enter(each.scenes[0].id, false);
    return { place, story: true };
  };
})();
