"""The Content-Security-Policy: on every page, and no page that would break it is built."""

import importlib.util
import os
import re
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT
from mkdocs.exceptions import PluginError
from site_fixtures import site  # noqa: F401  # a fixture

HEAD = '<html><head><meta charset="utf-8">\n'


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("site_csp", os.path.join(ROOT, "hooks", "site_csp.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "page",
    [
        HEAD + "<p>onclick=x style=y</p>",
        HEAD + '<script src="a.js"></script><script type="application/json">{"style": "onclick="}</script>',
    ],
)
def test_a_page_that_keeps_to_it(hook: ModuleType, page: str) -> None:
    guarded = hook.guarded(page, "a/")
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', guarded)
    assert guarded.index("http-equiv") < guarded.index("<script") if "<script" in page else True
    assert not re.search("unsafe|blob:|https?:|\\*", policy)
    assert policy.startswith("default-src 'none'; script-src 'self'")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (HEAD + "<script>alert(1)</script>", "a/: a script inside the page would be blocked: alert(1)"),
        (HEAD + "<SCRIPT type='text/javascript'>alert(1)</SCRIPT>", "a/: a script inside the page would be blocked"),
        (HEAD + '<p onclick="x">', "a/: an attribute onclick in the page would be blocked: <p onclick="),
        (HEAD + "<p class='a'\nstyle='color: red'>", "a/: an attribute style in the page would be blocked"),
        ("<html><p>", "a/: there is no place for the Content-Security-Policy"),
    ],
)
def test_a_page_that_would_break_it_stops_the_build(hook: ModuleType, page: str, said: str) -> None:
    with pytest.raises(PluginError) as raised:
        hook.guarded(page, "a/")
    assert str(raised.value).startswith(said)


def test_every_page_has_one(site: str) -> None:
    pages = sorted(Path(site).rglob("*.html"))
    assert len(pages) > 200
    with_engine = []
    for path in pages:
        found = re.findall(
            r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', path.read_text(encoding="utf-8")
        )
        assert len(found) == 1, path
        assert "'unsafe-" not in found[0]
        if "wasm-unsafe-eval" in found[0] or "blob:" in found[0]:
            with_engine.append(path.relative_to(site).as_posix())
    assert with_engine == ["check/index.html", "en/check/index.html", "en/write/index.html", "write/index.html"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_hosting_page_names_the_pages_with_more_and_every_kind_of_file(
    hook: ModuleType, site: str, lang: str
) -> None:
    text = Path(ROOT, "docs", lang, "hosting.md").read_text(encoding="utf-8")
    for page in hook._WITH_ENGINE:
        assert f"`{page}`" in text
    for source in ("'wasm-unsafe-eval'", "blob:"):
        assert f"`{source}`" in text
    types = text[text.index("types {") : text.index("default_type")]
    known = {ending for line in types.split("\n")[1:] for ending in line.strip(" ;}").split()[1:]}
    others = {"pyz", "gz"}  # sent as they are
    assert {path.suffix.lstrip(".") for path in Path(site).rglob("*.*") if path.is_file()} - known - others == set()
