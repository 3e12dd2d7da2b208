// A checklist as a file: CSV that Excel opens as it is, and plain text for the record.
"use strict";
(() => {
  // A cell that begins like this would be run as a formula by a spreadsheet; full-width signs count in Japan.
  const FORMULA = /^[\s]*[=+\-@＝＋－＠|%]/;

  const cell = (text) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

  const two = (number) => String(number).padStart(2, "0");

  // 2026-12-01 09:30, by the clock of this device.
  function when(iso) {
    const at = new Date(iso);
    if (!iso || Number.isNaN(at.getTime())) return "";
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
  }

  function csv({ title, version, items, record, words }) {
    const same = [title, version, record.date, record.by, record.subject];
    const head = ["title", "version", "date", "by", "subject", "sort", "number", "item", "clauses", "done", "time"].map((name) => words[`csv-${name}`]);
    const lines = items.map(({ id, text, clauses }, index) => {
      const at = record.items[id];
      return [...same, words["csv-is-item"], String(index + 1), text, clauses, at ? words["csv-is-done"] : "", when(at)];
    });
    const log = record.log.map(({ at, text }) => [...same, words["csv-is-note"], "", text, "", "", when(at)]);
    return `\ufeff${[head, ...lines, ...log].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
  }

  function text({ title, version, items, record, words }) {
    const about = ["date", "by", "subject"].map((name) => `${words[`csv-${name}`]}: ${record[name]}`);
    const lines = items.map(({ id, text: item, clauses }) => {
      const at = record.items[id];
      return `[${at ? "x" : " "}] ${item} ${clauses}${at ? ` (${when(at)})` : ""}`;
    });
    const log = record.log.map(({ at, text: note }) => `${when(at)} ${note}`);
    return [title, version, ...about, "", ...lines, ...(log.length ? ["", words.log, ...log] : []), ""].join("\n");
  }

  window.sekishoChecklist = window.sekishoChecklist || {};
  Object.assign(window.sekishoChecklist, { csv, text, when });
})();
