"""The MkDocs hook that gives every page a Content-Security-Policy, and stops the build where a page would break it.

A script inside the page, a handler or a style in an attribute is a mistake: it would not run. Put it into docs/assets/.
"""

from __future__ import annotations

import re
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r'type="?application/json\b')
_HANDLER = re.compile(r"""<[a-z][^>]*?\s(on[a-z]+|style)\s*=\s*["']""", re.IGNORECASE)
_CHARSET = re.compile(r'<meta charset="utf-8">')
# The pages that check and write drafts run Python as WebAssembly; from file:// in a worker made of a blob.
_WITH_ENGINE = ("check/", "write/")
_serving: list[bool] = []


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """`mkdocs serve` puts a script of its own into every page, whose text nobody can know beforehand."""
    _serving[:] = [command == "serve"]


@event_priority(-100)  # after everything that still changes a page
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Add the policy to a page."""
    return guarded(output, page.url or "./", engine=page.url in _WITH_ENGINE)


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for pages that belong to no document."""
    return guarded(output_content, template_name) if template_name.endswith(".html") else output_content


def guarded(page: str, name: str, *, engine: bool = False) -> str:
    """The page with its policy, which fits its scripts. Raises PluginError for one that no policy may allow."""
    if any(_serving):
        return page
    for text in _inline_scripts(page):
        raise PluginError(f"{name}: a script inside the page would be blocked: {text.strip()[:80]}")
    found = _HANDLER.search(_SCRIPT.sub("", page))
    if found:
        raise PluginError(f"{name}: an attribute {found[1]} in the page would be blocked: {found[0][:80]}")
    policy = "; ".join(f"{name} {' '.join(sources)}" for name, sources in _policy(engine=engine).items())
    guarded_page, count = _CHARSET.subn(
        lambda match: f'{match[0]}\n      <meta http-equiv="Content-Security-Policy" content="{policy}">', page, count=1
    )
    if not count:
        raise PluginError(f"{name}: there is no place for the Content-Security-Policy")
    return guarded_page


def _policy(*, engine: bool) -> dict[str, list[str]]:
    own = "'self'"
    return {
        "default-src": ["'none'"],
        "script-src": [own, *(["'wasm-unsafe-eval'", "blob:"] if engine else [])],
        "worker-src": [own, *(["blob:"] if engine else [])],
        "style-src": [own],
        "img-src": [own, "data:"],
        "font-src": [own],
        "connect-src": [own],
        "manifest-src": [own],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def _inline_scripts(page: str) -> list[str]:
    return [
        match["text"]
        for match in _SCRIPT.finditer(page)
        if " src=" not in match["attributes"] and not _DATA.search(match["attributes"])
    ]
