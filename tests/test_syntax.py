"""Strict YAML: values stay as typed, every mistake has its place, both of PyYAML's parsers agree."""

import random

import pytest

from sekisho import syntax
from sekisho.messages.troubles import TROUBLES
from sekisho.source import Source
from sekisho.syntax import Node, canonical, parse, scalar
from sekisho.trouble import Troubles


def plain(node: Node | None) -> object:
    if node is None:
        return None
    if node.kind == "list":
        return [plain(item) for item in node.items]
    if node.kind == "map":
        return {key.text: plain(value) for key, value in node.pairs()}
    return node.text


def read(text: str) -> tuple[object, list[tuple[str, int, int]]]:
    troubles = Troubles()
    root = parse(Source("x.yml", text), troubles)
    return plain(root), [(each.key, each.line, each.column) for each in troubles]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at: 10:00", {"at": "10:00"}),
        (
            "a: no\nb: on\nc: 1.0\nd: 0o7\ne: null\nf: ~",
            {"a": "no", "b": "on", "c": "1.0", "d": "0o7", "e": "null", "f": "~"},
        ),
        ("day: 2026-12-01", {"day": "2026-12-01"}),
        ("a:\n  - x\n  - {b: y}", {"a": ["x", {"b": "y"}]}),
        ("a: 'single'\nb: \"dou\\nble\"", {"a": "single", "b": "dou\nble"}),
        ("a: |\n  一行目\n  二行目\n", {"a": "一行目\n二行目\n"}),
        ("題: 値 # 注釈", {"題": "値"}),
        ("", None),
        ("# 注釈だけ\n", None),
    ],
)
def test_values_stay_as_typed(text: str, value: object) -> None:
    assert read(text) == (value, [])


@pytest.mark.parametrize(
    ("text", "troubles"),
    [
        ("a: 1\na: 2", [("duplicate-key", 2, 1)]),
        ("title: 訓練: 参加者募集", [("yaml-colon", 1, 10)]),
        ("a:\n\t- b", [("yaml-tab", 2, 1)]),
        ('a: "開いたまま\nb: c', [("yaml-quote", 1, 4)]),
        ("a: b\nc", [("yaml-no-colon", 2, 1)]),
        ("a:\n  b: c\n d: e", [("yaml-indent", 3, 2)]),
        ("a: @handle", [("yaml-reserved", 1, 4)]),
        ("a: [b, c", [("yaml-flow", 1, 9)]),
        ('a: "\\q"', [("yaml-escape", 1, 6)]),
        ("a: b\x08c", [("yaml-control", 1, 5)]),
        ("a: &x 1\nb: *x", [("yaml-anchor", 1, 4)]),
        ("a: !!python/object:os.system x", [("yaml-tag", 1, 4)]),
        ("a: 1\n---\nb: 2", [("yaml-documents", 2, 1)]),
        ("%YAML 1.2\n---\na: 1", [("yaml-directive", 1, 1)]),
        ("? [a]\n: b", [("yaml-complex-key", 1, 3)]),
        ("a: " + "[" * 20, [("yaml-too-deep", 1, 15)]),
    ],
)
def test_mistakes_have_a_place_and_a_text(text: str, troubles: list[tuple[str, int, int]]) -> None:
    _, found = read(text)
    assert found == troubles
    assert all(key in TROUBLES for key, _, _ in found)


@pytest.mark.parametrize("text", ["[" * 10_000, "- " * 10_000, "{a: " * 10_000, "a: *b\n" * 5_000])
def test_deep_and_repeated_structures_are_refused_at_once(text: str) -> None:
    assert read(text)[1]


def test_aliases_that_explode_are_refused_at_the_first() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    assert read("\n".join(lines))[1] == [("yaml-anchor", 1, 5)]


def test_both_parsers_give_the_same_tree_and_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Random YAML, much of it broken: a machine without the parser in C must say the same."""
    choose = random.Random(20261201)
    pieces = [
        "a",
        "題",
        ": ",
        ":",
        "\n",
        "  ",
        "- ",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ", ",
        "#",
        " #",
        "|",
        ">",
        "🔥",
        "b: c\n",
    ]
    pieces += [
        "\\",
        "&",
        "1",
        "?",
        "\t",
        "!",
        "%",
        "@",
        "`",
        "*",
        "-",
        "---\n",
        "...\n",
        "\u2028",
        "\x85",
        "\ufeff",
        "<",
        "=",
    ]
    for _ in range(6_000):
        text = "".join(choose.choice(pieces) for _ in range(choose.randrange(1, 12)))
        fast = read(text)
        with monkeypatch.context() as patch:
            patch.setattr(syntax, "_fast_parser", syntax._PythonParser)
            slow = read(text)
        assert fast == slow, text


def test_canonical_tells_trees_apart_and_not_orders() -> None:
    def tree(text: str) -> str:
        root = parse(Source("x", text), Troubles())
        assert root is not None
        return canonical(root)

    assert tree("a: 1\nb: 2") == tree("b: 2\na: 1") == tree("{b: '2', a: \"1\"}")
    assert len({tree(text) for text in ("a: 1", "a: [1]", "a: {1: ''}", "a: '1 '", "b: 1", "- a\n- 1", "a")}) == 7


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "日本語",
        "10:00",
        "2026-12-01",
        "a: b",
        "#x",
        "-",
        "no",
        "'",
        '"',
        "a\nb",
        " x",
        "x ",
        "@h",
        "https://x.jp/a?b=c",
        "a#b",
        "\\",
    ],
)
def test_scalar_is_read_back_as_it_was(text: str) -> None:
    assert read(f"a: {scalar(text)}") == ({"a": text}, [])


@pytest.mark.parametrize(
    "text", ["plain", "", "写真,その2", "a}b", "{a", "[a]", "a]", "https://x.jp/a?b={c},d", "?", "a?", "a: b", "no", "2026-12-01"]
)  # fmt: skip
def test_in_a_map_or_list_on_one_line_too(text: str) -> None:
    one = scalar(text, in_flow=True)
    assert read(f"a: {{x: {one}, y: [{one}, z]}}") == ({"a": {"x": text, "y": [text, "z"]}}, [])
    assert read(f"a: {{{one}: x, y: z}}") == ({"a": {text: "x", "y": "z"}}, [])
