// A draft that somebody goes on with: its file, and the answers that it stands for put into the form.
"use strict";
(() => {
  const { shown, fill, labelOf } = window.sekishoWrite;

  // The path at which the content repo keeps a file that was chosen by itself; else its name.
  function pathOf(file, repo) {
    const same = [...(repo || [])].filter(
      ([path, each]) => path.startsWith("posts/") && path.endsWith(`/${file.name}`) && each.size === file.size,
    );
    return same.length === 1 ? same[0][0] : file.name;
  }

  // The value that a question stands for, as text.
  function valueOf(fields, control) {
    const [name, inner] = control.dataset.field.split(".");
    const value = inner ? fields[name]?.[inner] : fields[name];
    if (Array.isArray(value)) return value.join("\n");
    return typeof value === "string" ? value : "";
  }

  // Puts the single answers into the form, once the service is chosen and `fit` has shown what it asks. What was not
  // taken, or stands where nobody sees it, comes back by its name.
  function fields(form, answers, fit) {
    const controls = [...form.querySelectorAll("[data-field]")];
    const values = new Map(controls.map((control) => [control, valueOf(answers, control)]));
    for (const [control, text] of values) control.value = text || (control.dataset.field === "action" ? "post" : "");
    fit();
    return controls.filter((control) => values.get(control) && (control.value !== values.get(control) || !shown(control))).map(labelOf);
  }

  // Asks before unsaved work is replaced; resolves to whether that may be.
  function sure(dialog, [no, yes]) {
    return new Promise((resolve) => {
      dialog.returnValue = "";
      no.onclick = () => dialog.close("");
      yes.onclick = () => dialog.close("yes");
      dialog.onclose = () => resolve(dialog.returnValue === "yes");
      dialog.showModal();
    });
  }

  Object.assign(window.sekishoWrite, { open: { pathOf, fields, fill, sure } });
})();
