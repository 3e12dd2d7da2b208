// Handing over what was made: a file to save, a text to copy. Everything is made here; nothing is asked of a server.
"use strict";
(() => {
  function save(name, content, type) {
    const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  // Whether it was copied; over plain http browsers forbid that, and the text stays selected for whoever copies it.
  async function copy(box) {
    box.focus();
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      return true;
    } catch {
      return document.execCommand("copy");
    }
  }

  window.sekishoSave = { save, copy };
})();
