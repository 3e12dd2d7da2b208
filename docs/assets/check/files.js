// The files that somebody chose or dropped, by their paths. Nothing is read here; the worker reads what a check needs.
"use strict";
(() => {
  const MOST = 20_000;
  const SETTINGS = "sekisho.yml";

  class TooMany extends Error {}

  function add(files, path, file) {
    if (files.size >= MOST) throw new TooMany();
    files.set(path, file);
  }

  const hidden = (path) => path.split("/").some((part) => part.startsWith("."));

  async function fromHandle(handle, told) {
    const files = new Map();
    const waiting = [[handle, ""]];
    while (waiting.length) {
      const [folder, way] = waiting.pop();
      for await (const [name, entry] of folder.entries()) {
        if (name.startsWith(".")) continue;
        if (entry.kind === "directory") waiting.push([entry, `${way}${name}/`]);
        else add(files, way + name, await entry.getFile());
        if (files.size % 500 === 0) told(files.size);
      }
    }
    return files;
  }

  function fromList(list) {
    const files = new Map();
    for (const file of list) {
      const path = file.webkitRelativePath.split("/").slice(1).join("/") || file.name;
      if (!hidden(path)) add(files, path, file);
    }
    return files;
  }

  // The content repo among the files: where its settings lie, nearest to the folder that was chosen.
  function repoOf(files) {
    const places = [...files.keys()].filter((path) => path === SETTINGS || path.endsWith(`/${SETTINGS}`));
    if (!places.length) return null;
    places.sort((one, other) => one.split("/").length - other.split("/").length || (one < other ? -1 : 1));
    const way = places[0].slice(0, -SETTINGS.length);
    return new Map([...files].filter(([path]) => path.startsWith(way)).map(([path, file]) => [path.slice(way.length), file]));
  }

  window.sekishoCheck = window.sekishoCheck || {};
  Object.assign(window.sekishoCheck, { fromHandle, fromList, repoOf, TooMany });
})();
