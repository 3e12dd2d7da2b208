// The frame of every page: folds the menu, switches the colours, and fetches the search when it is first wanted.
"use strict";
(() => {
  const get = (id) => document.getElementById(id);
  const root = document.documentElement;
  const [menu, nav, scheme, opener] = [get("sk-menu"), get("sk-nav"), get("sk-scheme"), get("sk-search-open")];

  function fold(open) {
    menu.setAttribute("aria-expanded", String(open));
    nav.classList.toggle("sk-nav--open", open);
  }
  menu.addEventListener("click", () => fold(menu.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.getAttribute("aria-expanded") === "true") {
      fold(false);
      menu.focus();
    }
  });

  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
  function name() {
    scheme.lastElementChild.textContent = dark() ? scheme.dataset.light : scheme.dataset.dark;
    scheme.title = scheme.lastElementChild.textContent;
  }
  scheme.addEventListener("click", () => {
    root.dataset.scheme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("sekisho-scheme", root.dataset.scheme);
    } catch {
      // it holds for this page then
    }
    name();
  });
  system.addEventListener("change", name);
  name();

  // Opened as files, a folder has no server that finds its index.html.
  function whole({ target }) {
    const link = target.closest?.("a[href]");
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }
  if (location.protocol === "file:") for (const name of ["click", "auxclick", "contextmenu"]) document.addEventListener(name, whole, true);

  let loading;
  function script(path) {
    return new Promise((resolve, reject) => {
      const made = document.createElement("script");
      made.async = false; // in order: the index, then what reads it
      made.src = opener.dataset.root + path;
      made.onload = resolve;
      made.onerror = reject;
      document.head.append(made);
    });
  }
  function search() {
    loading ??= Promise.all([script("search/index.js"), script("assets/search.js")]);
    loading.then(() => window.sekishoSearch.open(opener), () => { loading = undefined; });
  }
  opener.addEventListener("click", search);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const wanted = (event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (!wanted || event.altKey || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    search();
  });
})();
