"""Links: where they begin and end, their hosts, and the disguises of hosts."""

import time

import pytest

from sekisho.text.fold import fold
from sekisho.text.links import find_links, hosts_within
from sekisho.text.lookalike import in_latin, is_mixed, skeleton
from sekisho.text.respell import spelt_hosts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ごみの収集は8.5トンです。ver.2.0、No.1、10.5km", []),
        ("a.m. e.g. Node.js 3.14", []),
        ("taro@mail.example.jp へ", []),
        ("https:// だけ", []),
        ("くわしくはhttps://example.jp/aをご覧ください。", ["https://example.jp/a"]),
        ("(https://example.jp/a(b)c)。", ["https://example.jp/a(b)c"]),
        ("「https://example.jp/」と", ["https://example.jp/"]),
        ("See https://example.jp/a.html.", ["https://example.jp/a.html"]),
        ("http://例え.jp/と", ["http://例え.jp/"]),
        ("http://例え.みんなのページ", ["http://例え.みんな"]),
        ("https://www.example.をご覧ください", ["https://www.example."]),
        ("1.ポイント 2.ファッション", []),
        ("https://example.jp/a–bです", ["https://example.jp/a–b"]),
        ("https://example.jpをご覧", ["https://example.jp"]),
        ("bit.ly/abcと", ["bit.ly/abc"]),
        ("www.example.co.jp、", ["www.example.co.jp"]),
        ("hxxps://bit.ly/x", ["hxxps://bit.ly/x"]),
        ("https://user:pw@example.jp:8080/a?b=c#d", ["https://user:pw@example.jp:8080/a?b=c#d"]),
        ("https://a.jp/ と https://b.jp/", ["https://a.jp/", "https://b.jp/"]),
    ],
)
def test_find_links(text: str, found: list[str]) -> None:
    folded = fold(text).text
    assert [folded[link.start : link.end] for link in find_links(folded)] == found


@pytest.mark.parametrize(
    ("text", "host", "user"),
    [
        ("https://www.example.lg.jp@is.gd/x", "is.gd", "www.example.lg.jp"),
        ("https://%62it.ly/x", "bit.ly", ""),
        ("https://EXAMPLE.JP./x", "example.jp", ""),
        ("ＢＩＴ．ＬＹ／ａ", "bit.ly", ""),
    ],
)
def test_host(text: str, host: str, user: str) -> None:
    link = find_links(fold(text).text)[0]
    assert (link.host, link.user) == (host, user)


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("https://example.jp/a?b=c", []),
        ("https://example.jp/?u=https%3A%2F%2Fbit.ly%2Fa", ["bit.ly"]),
        ("https://example.jp/?u=https%253A%252F%252Fbit.ly%252Fa", ["bit.ly"]),
        ("https://example.jp/go?to=bit.ly/a&x=1", ["bit.ly"]),
        ("https://example.jp/https://bit.ly/a", ["bit.ly"]),
        ("https://example.jp/?u=https://example.jp/b", []),
    ],
)
def test_hosts_within(url: str, hosts: list[str]) -> None:
    assert hosts_within(find_links(fold(url).text)[0]) == hosts


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("8.5 トンと 3 . 14", []),
        ("bit[.]ly/a", ["bit.ly"]),
        ("bit (dot) ly", ["bit.ly"]),
        ("bit ドット ly", ["bit.ly"]),
        ("bit . ly", ["bit.ly"]),
        ("bit。ly", ["bit.ly"]),
    ],
)
def test_spelt_hosts(text: str, hosts: list[str]) -> None:
    assert [host for _, _, host in spelt_hosts(fold(text).text)] == hosts


@pytest.mark.parametrize(
    ("host", "latin", "mixed"),
    [
        ("bit.ly", "bit.ly", False),
        ("bіt.ly", "bit.ly", True),
        ("g0.jp", "go.jp", False),
    ],
)
def test_lookalike(host: str, latin: str, mixed: bool) -> None:
    assert (is_mixed(host), in_latin(host), skeleton(host)) == (mixed, latin, skeleton(latin))


@pytest.mark.parametrize("piece", ["a.", "https://", "a.jp ", "a@", "https://あ.", "https://a.jp/%25", "a.b-c_"])
def test_hostile_text_takes_time_in_proportion(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        start = time.process_time()
        for link in find_links(text)[:1000]:
            hosts_within(link)
        return time.process_time() - start

    seconds(100)
    assert seconds(20_000) < 1.0
