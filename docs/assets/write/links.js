// A row for each link in the text; what was answered stays with its address while the text is rewritten.
"use strict";
(() => {
  const { row, get: inRow } = window.sekishoWrite;

  window.sekishoWrite.links = (place, none) => {
    const reasons = new Map(); // why a page can be relied on, by address

    function show(links) {
      const urls = [...new Map(links.map((each) => [each.url, each])).values()];
      const known = new Map([...place.children].map((each) => [each.dataset.url, each]));
      for (const { url, asked, wrong } of urls) {
        const each = known.get(url) || row("link", place);
        known.delete(url);
        if (!each.dataset.url) {
          each.dataset.url = url;
          each.querySelector('[data-show="url"]').textContent = url;
          inRow(each, "reviewed").value = reasons.get(url) || "";
          inRow(each, "reviewed").addEventListener("input", ({ target }) => reasons.set(url, target.value));
        }
        each.querySelector('[data-when="free"]').hidden = asked || wrong;
        each.querySelector('[data-when="wrong"]').hidden = !wrong;
        each.querySelector(".skc-fields").hidden = !asked;
      }
      for (const each of known.values()) if (!each.contains(document.activeElement)) each.remove();
      none.hidden = urls.length > 0;
    }

    return {
      show,
      // The reasons that a draft gives; its links are found when it is checked.
      fill(links) {
        place.replaceChildren();
        reasons.clear();
        for (const { url, reviewed } of links) reasons.set(url, reviewed || "");
      },
      // The addresses that are in the text, with the reasons given.
      answers: () => [...place.children]
        .map(({ dataset: { url } }) => ({ url, reviewed: reasons.get(url) || "" }))
        .filter(({ reviewed }) => reviewed.trim()),
    };
  };
})();
