"""`sekisho triage`: the forms in which comments come, and what it says of those that it can't read."""

import json
import os

import pytest
from conftest import run_sekisho

pytestmark = pytest.mark.usefixtures("compiled")

OBJECT = '{"id": "a", "body": "ありがとう。"}\n'
KEPT = '{"id": "a", "suggest": "keep", "categories": [], "reasons": []}\n'
NO_ID = KEPT.replace('"a"', "null")


def triage(folder: os.PathLike[str], content: str | bytes, *arguments: str) -> tuple[int, str, list[str]]:
    """Exit status, standard output, and what was said of the file, without the summary."""
    with open(os.path.join(folder, "c"), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    done = run_sekisho("triage", "--lang", "en", "--format", "json", *arguments, "c", cwd=str(folder))
    return done.status, done.out, done.err.splitlines()[:-1]


@pytest.mark.parametrize(
    "content",
    [
        OBJECT,
        OBJECT.replace("\n", "\r\n"),
        "\ufeff" + OBJECT,
        "\n\n" + OBJECT + "\n",
        OBJECT.rstrip("\n"),
        '{"body": "ありがとう。", "lang": "ja", "at": "2026-11-22", "more": {"x": [1]}, "id": "a"}\n',
        "id,body\na,ありがとう。\n",
        "body,at,id\r\nありがとう。,2026-11-22,a\r\n",
        "ID, Body \na,ありがとう。\n",
        "\ufeffid,body\r\na,ありがとう。\r\n",
        "id;body\na;ありがとう。\n",
        "id\tbody\na\tありがとう。\n",
        'id,body\na,"髙橋さんへ、①と㈱の件、\r\nありがとう。"\r\n'.encode("cp932"),
        'id,body\na,"例の""件""、ありがとう。"\n',
        OBJECT.encode("utf-16"),
        "id,body\n\n,\na,ありがとう。\n\n",
    ],
)
def test_what_it_reads(tmp_path: os.PathLike[str], content: str | bytes) -> None:
    assert triage(tmp_path, content) == (0, KEPT, [])


@pytest.mark.parametrize(
    ("content", "out", "said"),
    [
        ("", "", ["c:1: There is not one comment in it."]),
        ("\n \n", "", ["c:1: There is not one comment in it."]),
        (
            OBJECT + '{"id": "b", "body": \n' + OBJECT.replace('"a"', '"c"'),
            KEPT + KEPT.replace('"a"', '"c"'),
            ["c:2: This line was not judged: it is no JSON from character 21 on."],
        ),
        ("{" + '"a":{' * 50_000, "", ["c:1: This line was not judged: it is no JSON from character 1 on."]),
        (
            OBJECT + "[1]\n",
            KEPT,
            ['c:2: This line was not judged: it is not of the form {"id": …, "body": …}.'],
        ),
        ("[" + OBJECT + "]", "", ["c:1: JSON in one pair of brackets is not read: write one comment a line."]),
        ('{"id": "a"}\n', "", ["c:1: Not judged, as there is no body. a"]),
        ('{"id": "a", "body": 7}\n', "", ["c:1: Not judged, as there is no body. a"]),
        ('{"id": "a", "body": " "}\n', "", ["c:1: Not judged, as there is no body. a"]),
        ('{"body": "ありがとう。"}\n', NO_ID, ["c:1: There is no id. It was judged, but can't be put on record."]),
        (
            OBJECT * 2,
            KEPT * 2,
            ["c:2: The id a was there before. Both were judged, but a record can't tell them apart."],
        ),
        (
            "id,text\na,ありがとう。\n",
            "",
            [
                "c:1: No column is called body on the first line: the table needs the columns id and body, and may have url."
            ],
        ),
        (
            "id,body\na,ありがとう。\nb,ありがとう、みなさん,ほか\n",
            KEPT,
            [
                (
                    "c:3: This row was not judged: it has 3 cells, the heading 2."
                    " Put quotation marks around a body with separators in it."
                )
            ],
        ),
        (
            'id,body\na,"ありがとう。\nb,ありがとう。\n',
            "",
            [
                (
                    "c:2: The row that begins here was not judged:"
                    " a quotation mark is not closed, or something stands beside it."
                )
            ],
        ),
        (
            OBJECT.encode() + b'{"id": "b", "body": "\xff\xfe"}\n',
            KEPT,
            ["c:2: This line was not judged: it holds bytes that are no UTF-8."],
        ),
        (
            OBJECT.encode("euc_jp"),
            "",
            ["c:1: The encoding is EUC-JP, so nothing was read from this line on: save it as UTF-8 or Shift_JIS."],
        ),
        (
            OBJECT.encode("iso2022_jp"),
            "",
            ["c:1: The encoding is ISO-2022-JP, so nothing was read from this line on: save it as UTF-8 or Shift_JIS."],
        ),
        (
            '{"id": "b", "body": "' + "a" * 10_000_000 + '"}\n' + OBJECT,
            KEPT,
            ["c:1: This line was not judged: it has more than 400,000 bytes."],
        ),
        (
            '{"id": "b", "body": "' + "あ" * 20_001 + '"}\n' + OBJECT,
            KEPT,
            ["c:1: Not judged: the body has 20,001 characters, more than 20,000."],
        ),
    ],
)
def test_what_it_can_not_read(tmp_path: os.PathLike[str], content: str | bytes, out: str, said: list[str]) -> None:
    assert triage(tmp_path, content) == (1, out, said)


def test_nul_and_controls_are_text(tmp_path: os.PathLike[str]) -> None:
    assert triage(tmp_path, '{"id": "a", "body": "\\u0000\\u001b[2Jありがとう。\\ud800"}\n') == (0, KEPT, [])


@pytest.mark.parametrize(("path", "said"), [("nowhere", "No such file"), (".", "Is a directory")])
def test_what_is_no_file(tmp_path: os.PathLike[str], path: str, said: str) -> None:
    done = run_sekisho("triage", "--lang", "en", path, cwd=str(tmp_path))
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_standard_input_and_order(tmp_path: os.PathLike[str]) -> None:
    ids = [f"c{number * 7 % 1200}" for number in range(1200)]
    rows = "".join(json.dumps({"id": each, "body": f"{each} ありがとう。"}, ensure_ascii=False) + "\n" for each in ids)
    done = run_sekisho("triage", "--lang", "en", "--format", "json", "-", cwd=str(tmp_path), stdin=rows)
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ids
    assert done.err.startswith("1200 comments: 1200 to keep, 0 to review, 0 suggested for deletion. People decide.")
    assert "\r" not in done.err  # a bar is drawn on terminals alone
