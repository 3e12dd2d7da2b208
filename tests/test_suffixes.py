"""Registered domains: the published vectors of the public suffix list, and what links make of them."""

from __future__ import annotations

import pytest
from conftest import SETTINGS, Judge

from sekisho.compile.suffixes import laid_out
from sekisho.text.suffixes import registered_domain

pytestmark = pytest.mark.usefixtures("compiled")

# https://github.com/publicsuffix/list/blob/main/tests/test_psl.txt, dedicated to the public domain.
VECTORS = """
    COM -
    example.COM example.com
    WwW.example.COM example.com
    .com -
    .example -
    .example.com -
    .example.example -
    example -
    example.example example.example
    b.example.example example.example
    a.b.example.example example.example
    biz -
    domain.biz domain.biz
    b.domain.biz domain.biz
    a.b.domain.biz domain.biz
    com -
    example.com example.com
    b.example.com example.com
    a.b.example.com example.com
    uk.com -
    example.uk.com example.uk.com
    b.example.uk.com example.uk.com
    a.b.example.uk.com example.uk.com
    test.ac test.ac
    mm -
    c.mm -
    b.c.mm b.c.mm
    a.b.c.mm b.c.mm
    jp -
    test.jp test.jp
    www.test.jp test.jp
    ac.jp -
    test.ac.jp test.ac.jp
    www.test.ac.jp test.ac.jp
    kyoto.jp -
    test.kyoto.jp test.kyoto.jp
    ide.kyoto.jp -
    b.ide.kyoto.jp b.ide.kyoto.jp
    a.b.ide.kyoto.jp b.ide.kyoto.jp
    c.kobe.jp -
    b.c.kobe.jp b.c.kobe.jp
    a.b.c.kobe.jp b.c.kobe.jp
    city.kobe.jp city.kobe.jp
    www.city.kobe.jp city.kobe.jp
    ck -
    test.ck -
    b.test.ck b.test.ck
    a.b.test.ck b.test.ck
    www.ck www.ck
    www.www.ck www.ck
    us -
    test.us test.us
    www.test.us test.us
    ak.us -
    test.ak.us test.ak.us
    www.test.ak.us test.ak.us
    k12.ak.us -
    test.k12.ak.us test.k12.ak.us
    www.test.k12.ak.us test.k12.ak.us
    食狮.com.cn 食狮.com.cn
    食狮.公司.cn 食狮.公司.cn
    www.食狮.公司.cn 食狮.公司.cn
    shishi.公司.cn shishi.公司.cn
    公司.cn -
    食狮.中国 食狮.中国
    www.食狮.中国 食狮.中国
    shishi.中国 shishi.中国
    中国 -
    xn--85x722f.com.cn xn--85x722f.com.cn
    xn--85x722f.xn--55qx5d.cn xn--85x722f.xn--55qx5d.cn
    www.xn--85x722f.xn--55qx5d.cn xn--85x722f.xn--55qx5d.cn
    shishi.xn--55qx5d.cn shishi.xn--55qx5d.cn
    xn--55qx5d.cn -
    xn--85x722f.xn--fiqs8s xn--85x722f.xn--fiqs8s
    www.xn--85x722f.xn--fiqs8s xn--85x722f.xn--fiqs8s
    shishi.xn--fiqs8s shishi.xn--fiqs8s
    xn--fiqs8s -
"""
PRIVATE = [
    ("github.io", None),
    ("mihon.github.io", "mihon.github.io"),
    ("a.mihon.github.io", "mihon.github.io"),
    ("mihon.blogspot.com", "mihon.blogspot.com"),
    ("sado.niigata.jp", None),
    ("www.sado.niigata.jp", "www.sado.niigata.jp"),
    ("kouiki.example.lg.jp", "example.lg.jp"),
    ("", None),
    ("mihon..jp", None),
    ("mihon.jp.", None),
]


@pytest.mark.parametrize(("host", "registered"), [line.split() for line in VECTORS.strip().splitlines()])
def test_published_vectors(host: str, registered: str) -> None:
    assert (registered_domain(host) or "-") == registered


@pytest.mark.parametrize(("host", "registered"), PRIVATE)
def test_private_section_and_no_hosts(host: str, registered: str | None) -> None:
    assert registered_domain(host) == registered


def test_laying_out_the_list() -> None:
    listed = "// VERSION: 1\n// ck\n*.ck\n!www.ck\n\njp\nac.jp\n*.kobe.jp\n!city.kobe.jp\n"
    assert laid_out(listed).splitlines()[-2:] == ["ck !www *", "jp !city.kobe *.kobe ac"]
    assert "Mozilla Public License" in laid_out(listed)
    assert "VERSION: 1\n" in laid_out(listed)


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("https://www.mihon-kouiki.jp/", False),
        ("https://news.mihon-kouiki.jp/", False),
        ("https://www2.mihon-kouiki.jp/", False),  # one character more, but the same holder
        ("https://wwww.mihon-kouiki.jp/", False),
        ("https://a.example.com/", False),
        ("https://www.mihon-kouen.jp/", False),
        ("https://b.mihon-shokai.github.io/", False),  # next to the organisation's own pages, and not like them
        ("https://www.mihon-kouik1.jp/", True),
        ("https://login.mihon-kouik1.jp/", True),
        ("https://a.b.mihonn-kouiki.jp/", True),
        ("https://mihon-kouki.github.io/", True),
    ],
)
def test_hosts_like_the_official_one(judge: Judge, link: str, found: bool) -> None:
    settings = SETTINGS.replace("[www.kouiki.example.lg.jp]", "[www.mihon-kouiki.jp, mihon-kouiki.github.io]")
    rules = [each.rule for each in judge(f"{link} をご覧ください。", files={"sekisho.yml": settings})]
    assert ("lookalike-host" in rules) == found
