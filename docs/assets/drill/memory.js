// What was wrong, kept in this browser where the person agrees, and nowhere else. A case comes back ever more rarely.
"use strict";
(() => {
  const KEY = "sekisho.drill";
  const AFTER = [1, 2, 4, 8]; // rounds until a case comes back; when it was right after the last, it is forgotten
  const MOST = 4; // repeated cases in one round

  function read() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY));
      return found && typeof found.rounds === "number" && found.cases ? found : null;
    } catch {
      return null;
    }
  }

  function write(kept) {
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  // To agree begins to remember; not to agree deletes all that was kept. False where the browser allows nothing.
  function agree(is) {
    if (is) return write(read() ?? { rounds: 0, cases: {} });
    try {
      localStorage.removeItem(KEY);
    } catch {
      return false;
    }
    return true;
  }

  const due = (kept) => Object.entries(kept.cases).filter(([, each]) => each.due <= kept.rounds).sort((one, other) => one[1].due - other[1].due);

  const memory = {
    agree,
    get agreed() {
      return read() !== null;
    },
    get waiting() {
      const kept = read();
      return kept ? due(kept).map(([id]) => id) : [];
    },
    get again() {
      return memory.waiting.slice(0, MOST);
    },
    // After a round: first answers, by case.
    finish(answers) {
      const kept = read();
      if (!kept) return;
      kept.rounds += 1;
      for (const [id, right] of answers) {
        const box = right ? (kept.cases[id] ? kept.cases[id].box + 1 : AFTER.length) : 0;
        if (box < AFTER.length) kept.cases[id] = { box, due: kept.rounds + AFTER[box] - 1 };
        else delete kept.cases[id];
      }
      write(kept);
    },
  };

  Object.assign(window.sekishoDrill, { memory });
})();
