// The form as answers: fields by their path, rows of links, quotations, pictures and waivers. What is hidden is not read.
"use strict";
(() => {
  const shown = (element) => !element.closest("[hidden]");
  let last = 0; // rows made so far, for ids that stay unique

  // A row from its template, with ids for its labels.
  function row(kind, place, name = "") {
    const made = document.getElementById(`skw-row-${kind}`).content.cloneNode(true).firstElementChild;
    last += 1;
    for (const control of made.querySelectorAll("[data-name]")) {
      control.id = `skw-row-${last}-${control.dataset.name}`;
      control.closest("label").htmlFor = control.id;
    }
    const legend = made.querySelector("legend");
    legend.textContent = name;
    legend.hidden = !name;
    place.append(made);
    return made;
  }

  const get = (made, name) => made.querySelector(`[data-name="${name}"]`);

  function answersOf(made) {
    return Object.fromEntries(
      [...made.querySelectorAll("[data-name]")].filter(shown).map((control) => [control.dataset.name, control.value]),
    );
  }

  // Fills in a row; the names of those answers that its questions don't take.
  function fill(made, answers) {
    return Object.entries(answers).filter(([name, text]) => {
      const control = get(made, name);
      if (control) control.value = text;
      return !control || control.value !== text;
    }).map(([name]) => name);
  }

  function value(control) {
    return control.dataset.lines ? control.value.split("\n") : control.value;
  }

  // The answers as the draft's front matter has them; a record named by its id stands for one written out.
  function fieldsOf(form) {
    const fields = {};
    for (const control of form.querySelectorAll("[data-field]")) {
      const [name, inner] = control.dataset.field.split(".");
      if (!shown(control)) continue;
      if (inner) {
        if (typeof fields[name] !== "string") (fields[name] ??= {})[inner] = value(control);
      } else if (control.value.trim() || !(name in fields)) {
        fields[name] = value(control);
      }
    }
    return fields;
  }

  // A desk alone is no consultation: the form fills it in.
  function withoutHalf(fields) {
    const { consultation } = fields;
    if (consultation && typeof consultation === "object" && !consultation.date && !consultation.outcome) delete fields.consultation;
    return fields;
  }

  // What must be answered and is not: the controls, in the order of the page.
  function emptyOf(form) {
    return [...form.querySelectorAll("[data-need]")].filter((control) => shown(control) && !control.value.trim());
  }

  function element(name, ...inside) {
    const made = document.createElement(name);
    made.append(...inside);
    return made;
  }

  const labelOf = (control) => control.labels[0].firstChild.textContent.trim();

  function choices(list, found) {
    const same = JSON.stringify(found);
    if (list.dataset.found === same) return;
    list.dataset.found = same;
    list.replaceChildren(
      ...found.map(({ id, name }) => {
        const option = document.createElement("option");
        option.value = id;
        if (name) option.label = `${id} ${name}`;
        return option;
      }),
    );
  }

  window.sekishoWrite = { row, get, fill, answersOf, shown, fieldsOf, withoutHalf, emptyOf, labelOf, choices, element };
})();
