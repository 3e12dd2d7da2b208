"""Bad and hostile input, through the real command: a finding or a clear error with its place, soon, in little memory."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable

import pytest
from conftest import BIN, FIELDS, draft, repo_files, run_sekisho, write_files

pytestmark = pytest.mark.usefixtures("compiled")
SECONDS, BYTES = 3.0, 200 << 20


# The check is started by a small Python of its own: the peak a process reports for itself counts what the process
# that started it held, and a test worker that has run for minutes holds more than any check may.
MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[2:], preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)))
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    json.dump([done.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024], file)
"""


def checked(repo: str, *arguments: str) -> tuple[int, list[tuple[str, int, int, str]], str]:
    """Status, findings and errors of a check that is held to its limits of time and memory."""
    command = [os.path.join(BIN, "sekisho"), "check", "--format", "json", "--at", "2026-12-01T09:00", *arguments]
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as measured:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", MEASURE, measured.name, *command],
            cwd=repo,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=True,
        )
        status, seconds, peak = json.load(measured)
    out, err = done.stdout, done.stderr.decode()
    assert "Traceback" not in err
    assert seconds < SECONDS
    assert peak < BYTES
    findings = json.loads(out)["findings"] if out else []
    return status, [(each["path"], each["line"], each["column"], each["rule"]) for each in findings], err


BAD: list[tuple[str, bytes, tuple[int, int, str]]] = [
    ("shift-jis", draft("ひらがなの本文です").encode("cp932"), (6, 1, "not-utf8")),
    ("utf-16", draft("本文です").encode("utf-16"), (1, 1, "not-utf8")),
    ("utf-16 without mark", draft("abc").encode("utf-16-le"), (1, 2, "not-utf8")),
    ("nul", draft("本文\0です").encode(), (6, 3, "nul-byte")),
    ("no front matter", "本文だけです".encode(), (1, 1, "front-matter-missing")),
    ("empty", b"", (1, 1, "front-matter-missing")),
    ("open front matter", b"---\naccount: x-main\n", (1, 1, "front-matter-open")),
    ("broken yaml", b"---\naccount: [x\n---\n", (3, 1, "yaml-flow")),
    (
        "alias bomb",
        b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(9))
        + b"---\n",
        (2, 4, "yaml-anchor"),
    ),
    ("deep", b"---\na: " + b"[" * 10_000 + b"\n---\n", (2, 15, "yaml-too-deep")),
    ("deep block", b"---\n" + b"- " * 10_000 + b"\n---\n", (2, 25, "yaml-too-deep")),
    (
        "many fields",
        b"---\n" + b"".join(b"f%d: x\n" % n for n in range(20_000)) + b"---\n",
        (10001, 8, "yaml-too-many"),
    ),
    ("50 MB", draft("あ" * 17_000_000).encode(), (1, 1, "file-too-large")),
    ("binary", bytes(range(256)) * 40, (2, 118, "broken-utf8")),
]


@pytest.mark.parametrize(("data", "place"), [each[1:] for each in BAD], ids=[each[0] for each in BAD])
def test_a_bad_draft_is_a_finding_with_its_place(content_repo: str, data: bytes, place: tuple[int, int, str]) -> None:
    write_files(content_repo, {"posts/悪い 下書き.md": data})
    status, findings, err = checked(content_repo)
    assert (status, findings, err) == (1, [("posts/悪い 下書き.md", *place)], "")


def test_byte_order_mark_and_crlf_are_read(content_repo: str) -> None:
    write_files(content_repo, {"posts/a.md": b"\xef\xbb\xbf" + draft("バカですね。").replace("\n", "\r\n").encode()})
    status, findings, _ = checked(content_repo)
    assert [each[1:] for each in findings] == [(1, 1, "byte-order-mark"), (3, 15, "approval-missing"), (6, 1, "insult")]
    assert status == 1


@pytest.mark.parametrize(
    ("make", "place"),
    [
        (lambda posts: os.symlink("/etc/passwd", posts + "/x.md"), ("posts/x.md", 1, 1, "file-is-link")),
        (lambda posts: os.symlink("../../outside", posts + "/x.md"), ("posts/x.md", 1, 1, "file-is-link")),
        (lambda posts: os.symlink("/etc", posts + "/folder"), ("posts/folder", 1, 1, "file-is-link")),
        (lambda posts: os.mkdir(posts + "/x.md"), ("posts/x.md", 1, 1, "file-is-folder")),
        (lambda posts: os.mkfifo(posts + "/x.md"), ("posts/x.md", 1, 1, "file-is-other")),
    ],
)
def test_what_is_no_ordinary_file(
    content_repo: str, make: Callable[[str], None], place: tuple[str, int, int, str]
) -> None:
    os.makedirs(os.path.join(content_repo, "posts"))
    make(os.path.join(content_repo, "posts"))
    assert checked(content_repo) == (1, [place], "")


def test_an_unreadable_draft(content_repo: str) -> None:
    write_files(content_repo, {"posts/x.md": draft("本文")})
    os.chmod(os.path.join(content_repo, "posts/x.md"), 0)
    if os.access(os.path.join(content_repo, "posts/x.md"), os.R_OK):
        return  # root reads everything
    assert checked(content_repo)[1] == [("posts/x.md", 1, 1, "file-unreadable")]


def test_a_folder_nested_deeper_than_python(content_repo: str) -> None:
    below = content_repo + "/posts"
    os.mkdir(below)
    for _ in range(1_500):
        below += "/d"
        os.mkdir(below)
    write_files(below, {"x.md": "---\n---\n"})
    try:
        status, findings, _ = checked(content_repo)
    finally:
        subprocess.run(["rm", "-rf", os.path.join(content_repo, "posts")], check=True)  # pytest's own cleaning recurses
    assert (status, [each[3] for each in findings]) == (1, ["front-matter-empty"])


def test_attachments_that_are_missing_linked_or_outside(content_repo: str) -> None:
    fields = (
        FIELDS
        + "media:\n"
        + "".join(
            f"  - {{file: {file}, alt: 絵, rights: own, people: none}}\n"
            for file in ("media/none.png", "media/link.png", "../a.png", "media/linked/a.png", "media/page.png")
        )
    )
    write_files(
        content_repo,
        {"posts/a.md": draft("絵です。", fields), "media/page.png": "<html>", "real/a.png": b"\x89PNG\r\n\x1a\n"},
    )
    os.symlink("../real/a.png", os.path.join(content_repo, "media/link.png"))
    os.symlink("../real", os.path.join(content_repo, "media/linked"))
    _, findings, _ = checked(content_repo)
    assert [(each[1], each[3]) for each in findings if each[3] not in ("approval-missing", "too-many-images")] == [
        (6, "attachment-missing"),
        (7, "attachment-is-link"),
        (8, "path-outside"),
        (9, "attachment-is-link"),
        (10, "attachment-unknown"),
    ]


def test_a_name_that_is_no_text(content_repo: str) -> None:
    folder = os.fsencode(os.path.join(content_repo, "posts"))
    os.makedirs(folder)
    with open(folder + b"/\xff\xfe.md", "wb") as file:
        file.write(b"x")
    done = run_sekisho("check", cwd=content_repo)
    assert done.status == 1
    assert "posts/\\udcff\\udcfe.md:1:1" in done.out


@pytest.mark.parametrize(
    ("files", "status", "said"),
    [
        ({}, 0, "確かめる下書きはありませんでした。"),
        ({"sekisho.yml": ""}, 2, "ファイルが空です。"),
        ({"sekisho.yml": "x" * 2_000_000}, 2, "ファイルが大きすぎます"),
        ({"accounts.yml": "accounts: [\n"}, 2, "下書きは確かめていません"),
        ({"people.yml": b"\xff\xfe\0"}, 2, "UTF-16"),
        ({"accounts.yml": "- a: *b\n"}, 2, "使い回しはできません"),
    ],
)
def test_an_empty_repo_and_broken_registers(content_repo: str, files: dict[str, str], status: int, said: str) -> None:
    write_files(content_repo, files)
    done = run_sekisho("check", cwd=content_repo)
    assert (done.status, said in done.out) == (status, True), done.out + done.err


def test_registers_that_are_links_or_folders(content_repo: str) -> None:
    os.rename(os.path.join(content_repo, "people.yml"), os.path.join(content_repo, "p.yml"))
    os.symlink("p.yml", os.path.join(content_repo, "people.yml"))
    os.remove(os.path.join(content_repo, "accounts.yml"))
    os.mkdir(os.path.join(content_repo, "accounts.yml"))
    assert checked(content_repo)[:2] == (
        2,
        [("accounts.yml", 1, 1, "file-is-folder"), ("people.yml", 1, 1, "file-is-link")],
    )


def test_a_terminal_is_not_steered_by_names_or_texts(content_repo: str) -> None:
    write_files(content_repo, {"posts/a\033[2Jb.md": draft("\033[31mバカ\u202eですね。\x9b2J")})
    done = run_sekisho("check", cwd=content_repo)
    assert "\033" not in done.out
    assert "\x9b" not in done.out
    assert "‹U+001B›" in done.out


HOSTILE = [
    "バカ",
    "https://bit.ly/a ",
    "090-0000-0001 ",
    "「",
    "a@b.jp ",
    "見本候補",
    "0 ",
    "#a ",
    "パスワード:a1",
    "@a さん",
    "昭和1年1月1日",
    "👨\u200d",
    "bit[.]ly",
    "㈱",
    "か\u3099",
    "\u200b",
    "。",
    "1丁目2",
    "a.",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_of_100_000_characters(content_repo: str, piece: str) -> None:
    write_files(content_repo, {"posts/a.md": draft(piece * (100_000 // len(piece)))})
    status, findings, _ = checked(content_repo)
    assert status == 1
    assert len(findings) < 400


def test_no_registers_at_all(tmp_path: object) -> None:
    folder = str(tmp_path)
    write_files(folder, {"sekisho.yml": repo_files()["sekisho.yml"]})
    assert checked(folder)[:2] == (2, [("accounts.yml", 1, 1, "file-missing"), ("people.yml", 1, 1, "file-missing")])
