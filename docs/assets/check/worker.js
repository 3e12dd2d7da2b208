// Runs sekisho.pyz, the program that the site offers for download, in Python compiled to WebAssembly.
// Started by page.js: as a module worker, or from file:// as a blob that was handed every file. Talks to nobody else.
"use strict";

let answer = null;
let blobs = new Map(); // the files that the question in hand is about

const PYTHON = `
import sys
from pyodide.ffi import JsException
sys.path.insert(0, "/sekisho.pyz")
from sekisho.browser import Desk
_desk = Desk()

def answer(question, read):
    def read_bytes(path, start, end):
        try:
            return read(path, start, end).to_bytes()
        except JsException as error:
            raise OSError(0, "NotReadable") from error
    return _desk.answer(question, read_bytes if read else None)
answer
`;

function read(path, start, end) {
  const blob = blobs.get(path);
  return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(start, end)));
}

// The engine's files, each counted as it comes in. What is handed on is the response itself: browsers keep compiled
// WebAssembly for no other.
function counting(open) {
  let loaded = 0;
  return async (url, options) => {
    const response = await open(url, options);
    if (!response.ok) throw new Error(`${response.status} ${String(url).split("/").pop()}`);
    const reader = response.clone().body.getReader();
    const count = ({ done, value }) => {
      if (done) return;
      loaded += value.byteLength;
      postMessage({ loaded });
      reader.read().then(count, () => {});
    };
    reader.read().then(count, () => {});
    return response;
  };
}

async function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).blob();
}

async function start({ base, packed, lock }) {
  let open = self.fetch.bind(self);
  let locate = (name) => base + name;
  if (packed) {
    const files = new Map();
    for (const [name, text] of Object.entries(packed)) files.set(name, await unpacked(text));
    open = async (url) => {
      const name = String(url).split("/").pop();
      const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
      return new Response(files.get(name), { headers: { "content-type": type } });
    };
    locate = (name) => URL.createObjectURL(new Blob([files.get(name)], { type: "text/javascript" }));
  }
  self.fetch = counting(open);
  const program = self.fetch(base + "../sekisho.pyz").then((response) => response.arrayBuffer());
  const [{ loadPyodide }, engine] = await Promise.all([import(locate("pyodide.mjs")), import(locate("pyodide.asm.mjs"))]);
  postMessage({ loaded: 0 });
  const python = await loadPyodide({
    indexURL: base,
    lockFileContents: lock,
    packageBaseUrl: base,
    createPyodideModule: engine.default,
    env: { HOME: "/home", TZ: "UTC" },
    stdout: () => {},
    stderr: () => {},
  });
  python.FS.writeFile("/sekisho.pyz", new Uint8Array(await program));
  answer = python.runPython(PYTHON);
  answer(JSON.stringify({ ask: "draft", text: "", platform: "x", at: "2026-01-01T00:00Z" }), null); // wakes up what loads late
  postMessage({ ready: true });
}

onmessage = async ({ data }) => {
  if (data.start) {
    try {
      await start(data.start);
    } catch (error) {
      postMessage({ failed: String(error) });
    }
    return;
  }
  blobs = new Map(data.files);
  let answered;
  try {
    answered = JSON.parse(answer(JSON.stringify(data.question), blobs.size ? read : null));
  } catch (error) {
    answered = { broken: String(error).slice(-300) };
  }
  blobs = new Map();
  postMessage({ id: data.id, answered });
};
