// Keeps the worker that checks: starts it when it is first needed, hands it the newest question, stops it when it hangs.
"use strict";
(() => {
  const NativeWorker = window.Worker; // the theme may put another in its place for file://
  const OFFLINE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json", "sekisho.pyz", "worker.js"];
  const SILENCE = 30_000; // nothing heard for so long while it starts: a policy forbids WebAssembly, or the line is dead
  const LIMITS = { draft: 30_000, repo: 300_000, write: 30_000, open: 30_000, sheet: 60_000, clean: 60_000 };

  function load(url) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = () => { script.remove(); resolve(); };
      script.onerror = () => reject(new Error("missing"));
      document.head.append(script);
    });
  }

  // From file:// browsers load no worker and no WebAssembly, but scripts: the same files lie there packed in scripts.
  async function fromFile(root, loaded) {
    for (const name of OFFLINE) {
      await load(`${root}engine/offline/${name}.js`);
      loaded(0);
    }
    const { "worker.js": packed, ...rest } = window.sekishoEngine;
    delete window.sekishoEngine;
    const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    // Pyodide takes a worker that knows importScripts for one that can't import.
    const url = URL.createObjectURL(new Blob(["self.importScripts = undefined;\n", text], { type: "text/javascript" }));
    return [new NativeWorker(url), rest];
  }

  const laneOf = (question) => question.lane || "";

  // `told` is called with what there is to tell: {loaded}, {ready}, {answered, question}, {failed: reason}.
  window.sekishoCheck = window.sekishoCheck || {};
  window.sekishoCheck.engine = (root, told) => {
    let worker = null;
    let ready = false;
    const wanted = new Map(); // what is asked and waits, the newest of each lane
    let running = null;
    let timer = 0;
    let loaded = 0;
    let round = 0;

    function wait(time, reason) {
      clearTimeout(timer);
      timer = setTimeout(() => fail(reason), time);
    }

    function stop() {
      clearTimeout(timer);
      round += 1;
      if (worker) worker.terminate();
      worker = running = null;
      ready = false;
      loaded = 0;
    }

    function fail(reason, detail = "") {
      stop();
      wanted.clear();
      told({ failed: reason, detail });
    }

    function next() {
      if (!ready || running || !wanted.size) return;
      const [lane] = wanted.keys();
      running = wanted.get(lane);
      wanted.delete(lane);
      wait(LIMITS[running.question.ask], "slow");
      worker.postMessage(running);
    }

    function heard({ data }) {
      if (data.failed) return fail("start", data.failed);
      if (data.loaded !== undefined) {
        wait(SILENCE, "silent");
        loaded = Math.max(loaded, data.loaded);
        return told({ loaded });
      }
      clearTimeout(timer);
      if (data.ready) {
        ready = true;
        told({ ready });
      } else {
        const { question } = running;
        running = null;
        if (data.answered.broken) return fail("broken", data.answered.broken);
        if (!wanted.has(laneOf(question))) told({ answered: data.answered, question }); // a newer question is waiting: nobody needs this one
      }
      next();
    }

    async function start() {
      const mine = (round += 1);
      if (!window.WebAssembly || !NativeWorker || !window.ReadableStream) return fail("unable");
      wait(SILENCE, "silent");
      told({ loaded: 0 });
      try {
        let packed = null;
        let made;
        if (location.protocol === "file:") {
          if (!window.DecompressionStream) return fail("unable");
          [made, packed] = await fromFile(root, () => wait(SILENCE, "silent"));
        } else {
          made = new NativeWorker(`${root}assets/check/worker.js`, { type: "module" });
        }
        if (mine !== round) return made.terminate();
        worker = made;
        worker.onmessage = heard;
        worker.onerror = (event) => { event.preventDefault(); fail("start", event.message || ""); };
        worker.onmessageerror = () => fail("broken");
        worker.postMessage({ start: { base: new URL(`${root}engine/`, location.href).href, packed } });
      } catch (error) {
        if (mine === round) fail("start", String(error));
      }
    }

    let last = 0;
    let starting = null;
    return {
      // Make ready, as soon as somebody is about to ask.
      prepare() {
        if (!worker && !starting) starting = start().finally(() => { starting = null; });
      },
      // Ask; of several questions in one lane only the newest is answered.
      ask(question, files = []) {
        wanted.set(laneOf(question), { id: (last += 1), question, files });
        this.prepare();
        next();
      },
      stop() {
        wanted.clear();
        stop();
      },
      get busy() { return Boolean(running || wanted.size || starting); },
    };
  };
})();
