"""X's own rules for links, hashtags and length, as its conformance cases lay them down, and where we differ on purpose.

Source of the rules: https://github.com/twitter/twitter-text, `conformance/extract.yml` and `validate.yml`. The texts
here are our own; each stands for one of the cases there.
"""

from __future__ import annotations

import pytest

from sekisho.text.fold import fold
from sekisho.text.length import hashtags, x_weight
from sekisho.text.links import find_links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What is no address.
        ("text http://no-tld", ["http://no-tld"]),  # X: none; here a scheme alone is worth a look
        ("plain words, 3.14 and v.2", []),
        ("name@mail.example.com", []),
        # With a scheme.
        ("http://example.com", ["http://example.com"]),
        ("text http://example.com/#", ["http://example.com/#"]),
        ("text http://example.com/#search?q=a%20-b%3Ac", ["http://example.com/#search?q=a%20-b%3ac"]),
        ("text http://example.com:3000", ["http://example.com:3000"]),
        ("text http://example.com/~m+%ff-,.;x", ["http://example.com/~m+%ff-,.;x"]),
        ("text http://example.com/wiki/Primer_(film)", ["http://example.com/wiki/primer_(film)"]),
        ("(http://example.com", ["http://example.com"]),
        ("text http://example.com?#foo text", ["http://example.com?#foo"]),
        ("Go to http://example.com/a+ or http://example.com/a-", ["http://example.com/a+", "http://example.com/a-"]),
        ("test http://sub_domain-dash.example.com", ["http://sub_domain-dash.example.com"]),
        ("test http://a.b.cd", ["http://a.b.cd"]),
        ("HTTPS://www.ExaMPLE.COM/index.html", ["https://www.example.com/index.html"]),
        # Without a scheme.
        ("foo.com foo.net foo.org", ["foo.com", "foo.net", "foo.org"]),
        ("foo.co.jp www.foo.co.uk foo.comm", ["foo.co.jp", "www.foo.co.uk"]),
        ("t.co/abcde bit.ly/abcde", ["t.co/abcde", "bit.ly/abcde"]),
        ("@user Try http:// example.com/path", ["example.com/path"]),
        # Between Japanese words.
        (
            "これは例です。example.com/path/index.html次もexample.com/path末尾",
            ["example.com/path/index.html", "example.com/path"],
        ),
        ("example.comこれは例です。example.net次t.co/abcde末尾", ["example.com", "example.net", "t.co/abcde"]),
        ("http://example.com/これは例http://t.co/abcde末尾", ["http://example.com/", "http://t.co/abcde"]),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    folded = fold(text).text
    assert [folded[link.start : link.end] for link in find_links(folded)] == found


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0),
        ("This is a test.", 15),
        ("http://test.com", 23),
        ("https://test.com", 23),
        ("test.com", 23),
        ("Test https://test.com test https://test.com test.com test", 86),
        ("저찀쯿쿿", 8),
        ("H\U0001f431☺", 5),
        ("e\u0301te\u0301", 3),
        ("ごみ" * 70, 280),
        ("\U0001f431" * 140, 280),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", 2),
        ("\U0001f1ef\U0001f1f5", 2),
        ("1\ufe0f\u20e3", 2),
    ],
)
def test_length(text: str, weight: int) -> None:
    assert x_weight(text) == weight


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("#12345", 0),
        ("word#tag", 0),
        ("https://example.jp/#tag", 0),
        ("#hashtag", 1),
        ("#1st #that1time #easyas123", 3),
        ("#ашок", 1),
        ("ごみ#収集日 #例まつり", 1),
        ("。#収集日", 1),
        ("＃収集日", 1),
    ],
)
def test_hashtags(text: str, count: int) -> None:
    assert hashtags(fold(text).text) == count
