// Before anything is drawn: the colours that were chosen here before, and the news that scripts run.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("sk-js");
  try {
    const chosen = localStorage.getItem("sekisho-scheme");
    if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  } catch {
    // where nothing may be kept, the system's own choice holds
  }
})();
