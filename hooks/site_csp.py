"""The MkDocs hook that gives every page a Content-Security-Policy, and stops the build where a page would break it.

The theme's own inline scripts are known by their digests; another inline script, a handler or a style in an attribute
is a mistake: it would not run. Put it into docs/assets/.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

# The theme's inline scripts, their one varying part (the way to the site's root) made `.`.
_KNOWN = {
    "apoQPHefCNWjxbCm+HzVDOAW4CSVWhY7VylQjgOFyfk=",  # reads and writes what the theme remembers
    "DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=",  # sets the colours before anything is drawn
    "/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",  # opens the tab that the address names
}
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
_SCOPE = re.compile(r'(?<=^__md_scope=new URL\(")[-./0-9A-Za-z_~]*(?=",location\))')
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
    hashes = [_source(text, name) for text in _inline_scripts(page)]
    found = _HANDLER.search(_SCRIPT.sub("", page))
    if found:
        raise PluginError(f"{name}: an attribute {found[1]} in the page would be blocked: {found[0][:80]}")
    policy = "; ".join(f"{name} {' '.join(sources)}" for name, sources in _policy(hashes, engine=engine).items())
    guarded_page, count = _CHARSET.subn(
        lambda match: f'{match[0]}\n      <meta http-equiv="Content-Security-Policy" content="{policy}">', page, count=1
    )
    if not count:
        raise PluginError(f"{name}: there is no place for the Content-Security-Policy")
    return guarded_page


def _policy(hashes: list[str], *, engine: bool) -> dict[str, list[str]]:
    own = "'self'"
    return {
        "default-src": ["'none'"],
        "script-src": [own, *dict.fromkeys(hashes), *(["'wasm-unsafe-eval'", "blob:"] if engine else [])],
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


def _source(text: str, name: str) -> str:
    """What the policy calls an inline script by."""
    if _digest(_SCOPE.sub(".", text)) not in _KNOWN:
        raise PluginError(f"{name}: an inline script that is not the theme's would be blocked: {text.strip()[:80]}")
    return f"'sha256-{_digest(text)}'"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
