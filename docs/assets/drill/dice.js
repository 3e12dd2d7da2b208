// Chance that can be repeated: the same seed always throws the same.
"use strict";
(() => {
  const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"; // none that is easily taken for another

  // Numbers from 0 to below 1 that follow from a text (FNV-1a, then mulberry32).
  function dice(seed) {
    let state = 0x811c9dc5;
    for (const char of seed) state = Math.imul(state ^ char.codePointAt(0), 0x01000193) >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  }

  function shuffle(list, throwing) {
    const mixed = [...list];
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = Math.floor(throwing() * (at + 1));
      [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
    }
    return mixed;
  }

  function newSeed() {
    const bytes = crypto.getRandomValues(new Uint8Array(6));
    return [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  }

  Object.assign(window.sekishoDrill, { dice: { dice, shuffle, newSeed } });
})();
