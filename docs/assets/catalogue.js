// Narrows the catalogue of rules down. All text is in the page; this only hides, and keeps the choice in the address.
(() => {
  const form = document.getElementById("sk-filter");
  const list = document.getElementById("sk-catalogue");
  if (!form || !list) return;
  const rules = [...list.children].map((item) => ({ item, text: item.textContent.normalize("NFKC").toLowerCase() }));
  const count = form.querySelector(".sk-filter__count");
  const names = ["text", "clause", "enforcement", "severity", "audience"];

  function show() {
    const wanted = Object.fromEntries(names.map((name) => [name, form.elements[name].value]));
    const parts = wanted.text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { item, text } of rules) {
      const fits =
        parts.every((part) => text.includes(part)) &&
        (!wanted.clause || item.dataset.clause.split(" ").includes(wanted.clause)) &&
        (!wanted.enforcement || item.dataset.enforcement === wanted.enforcement) &&
        (!wanted.severity || item.dataset.severity === wanted.severity) &&
        (!wanted.audience || item.dataset.audience.split(" ").includes(wanted.audience));
      item.hidden = !fits;
      shown += fits;
    }
    count.textContent = count.dataset.text.replace("@", shown);
  }

  function remember() {
    const query = new URLSearchParams();
    for (const name of names) if (form.elements[name].value) query.set(name, form.elements[name].value);
    const search = query.toString();
    history.replaceState(null, "", location.pathname + (search ? `?${search}` : "") + location.hash);
  }

  function recall() {
    const query = new URLSearchParams(location.search);
    for (const name of names) form.elements[name].value = query.get(name) ?? "";
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { show(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
  window.addEventListener("popstate", () => { recall(); show(); });
  recall();
  show();
})();
