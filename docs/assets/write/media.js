// Pictures and films that somebody chose: a row each, with a small picture, and the file under the path it will have.
"use strict";
(() => {
  const { row, get, fill, answersOf } = window.sekishoWrite;
  const SMALL = 160; // px, the longer side of the small picture
  const UNFIT = /[\\/:*?"<>|\u0000-\u001f\u007f]+/g; // what no file system takes in a name

  async function thumbnail(canvas, file) {
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, SMALL / Math.max(picture.width, picture.height));
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      canvas.hidden = false;
      return true;
    } catch {
      canvas.hidden = true;
      return false;
    }
  }

  // `changed` is called whenever an answer may have changed; `clean` asks for a picture without its hidden data.
  window.sekishoWrite.media = (place, words, { changed, clean, save, year }) => {
    const rows = new Map(); // each row's element to what is known of its file

    function fit(made) {
      const source = get(made, "source").closest("p");
      source.hidden = get(made, "rights").value === "own";
    }

    function add(file) {
      const made = row("media", place, file ? file.name : "");
      const known = { file, cleaned: false };
      rows.set(made, known);
      if (file) {
        get(made, "file").value = `media/${year()}/${file.name.replace(UNFIT, "-")}`;
        const canvas = made.querySelector("canvas");
        thumbnail(canvas, file).then((is) => {
          made.querySelector('[data-show="picture"]').textContent = is ? "" : words["no-thumbnail"];
        });
      }
      made.querySelector('[data-do="remove"]').addEventListener("click", () => {
        rows.delete(made);
        made.remove();
        changed();
        document.getElementById("skw-media-add").focus();
      });
      made.querySelector('[data-do="clean"]').addEventListener("click", () => clean(get(made, "file").value.trim(), known.file));
      made.querySelector('[data-do="save"]').addEventListener("click", () => save(get(made, "file").value.trim().split("/").pop(), known.file));
      made.addEventListener("input", () => fit(made));
      fit(made);
      return made;
    }

    function find(path) {
      return [...rows].find(([made]) => get(made, "file").value.trim() === path) || [];
    }

    return {
      // The attachments of a draft; their files lie in the content repo.
      fill(answers) {
        rows.clear();
        place.replaceChildren();
        return answers.flatMap((each) => {
          const made = add(null);
          const left = fill(made, each);
          fit(made);
          return left;
        });
      },
      add(files) {
        const made = files.map(add);
        changed();
        get(made[0], files[0] ? "alt" : "file").focus();
      },
      answers: () => [...rows.keys()].map(answersOf),
      // The files in hand, by the paths that the draft gives them.
      files: () => [...rows].filter(([, known]) => known.file).map(([made, known]) => [get(made, "file").value.trim(), known.file]).filter(([path]) => path),
      // What the check says of positions: the paths of files in which one was found.
      positions(found) {
        for (const [made, known] of rows) {
          const has = found.includes(get(made, "file").value.trim());
          const said = made.querySelector('[data-show="position"]');
          if (!known.file) said.textContent = "";
          else if (has) said.textContent = words["position-found"];
          else said.textContent = known.cleaned ? words.cleaned : words["position-none"];
          made.classList.toggle("skw-row--position", has);
          made.querySelector('[data-do="clean"]').hidden = !has;
          made.querySelector('[data-do="save"]').hidden = !known.cleaned;
        }
      },
      cleaned(path, data) {
        const [made, known] = find(path);
        if (!made) return;
        if (data === null) {
          made.querySelector('[data-show="position"]').textContent = words["not-cleaned"];
          return;
        }
        const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
        known.file = new File([bytes], known.file.name, { type: known.file.type });
        known.cleaned = true;
        made.querySelector('[data-do="save"]').hidden = false;
        made.querySelector('[data-do="save"]').focus();
        changed();
      },
    };
  };
})();
