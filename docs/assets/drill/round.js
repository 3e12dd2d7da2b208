// A round: which cases are asked, in which order, and when a wrong one comes back. Decided by what the address says alone.
"use strict";
(() => {
  const { dice, shuffle } = window.sekishoDrill.dice;
  // What a round of ten is made of, so that it takes about five minutes; a story comes last.
  const PATTERN = ["verdict", "example", "words", "verdict", "missing", "comment", "verdict", "example", "order", "story"];
  const OTHERWISE = ["verdict", "comment", "missing", "words", "order", "example"];
  const LATER = 3; // questions between a wrong answer and the next try
  const TRIES = 2;

  const sort = (each) => (each.example ? "example" : each.kind);

  function pool(cases, role) {
    return role ? cases.filter((each) => each.for.includes(role) || (each.example && each.for.includes("staff"))) : cases;
  }

  function draw(cases, { seed, role, again = [] }) {
    const throwing = dice(`${seed}/${role}`);
    const piles = {};
    for (const each of shuffle(pool(cases, role), throwing)) (piles[sort(each)] ??= []).push(each);
    const known = new Map(cases.map((each) => [each.id, each]));
    const wanted = again.map((id) => known.get(id)).filter(Boolean).slice(0, PATTERN.length);
    const taken = new Set(wanted);
    const left = (name) => {
      const pile = piles[name] ?? [];
      while (pile.length && taken.has(pile[0])) pile.shift();
      return pile.length;
    };
    const next = (name) => piles[name]?.shift();
    const picked = [];
    for (const [at, name] of PATTERN.entries()) {
      const repeated = at % 2 === 0 || PATTERN.length - at <= wanted.length ? wanted.shift() : undefined;
      const each = repeated ?? next([name, ...OTHERWISE].find((other) => left(other)));
      if (each) {
        picked.push(each);
        taken.add(each);
      }
    }
    return picked;
  }

  // The choices of a question in an order that only the seed decides.
  const mixed = (list, seed, id) => shuffle(list, dice(`${seed}/${id}`));

  // Hands out questions; what was answered wrongly is asked again after a few others.
  function queue(picked) {
    const waiting = picked.map((each) => ({ each, tries: 0 }));
    return {
      next: () => waiting.shift(),
      repeat(entry) {
        if (entry.tries >= TRIES) return false;
        waiting.splice(Math.min(LATER, waiting.length), 0, entry);
        return true;
      },
      get empty() {
        return waiting.length === 0;
      },
    };
  }

  const chapterOf = (each, data) => data.clauses[each.clauses[0]].chapter;

  // By chapter, in the guideline's order: how many were asked and right, and which clauses and rules to read again.
  function summary(results, data) {
    const found = new Map(Object.keys(data.chapters).map((id) => [id, { id, count: 0, right: 0, clauses: [], rules: [] }]));
    for (const { each, tries, right } of results) {
      const chapter = found.get(chapterOf(each, data));
      chapter.count += 1;
      if (right && tries === 1) {
        chapter.right += 1;
        continue;
      }
      for (const clause of each.clauses.slice(0, 2)) if (!chapter.clauses.includes(clause)) chapter.clauses.push(clause);
      for (const rule of each.rules.slice(0, 1)) if (!chapter.rules.includes(rule)) chapter.rules.push(rule);
    }
    return [...found.values()].filter((chapter) => chapter.count);
  }

  Object.assign(window.sekishoDrill, { round: { draw, pool, queue, mixed, summary } });
})();
