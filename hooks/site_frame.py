"""The MkDocs hook behind the frame of every page (docs/theme/): its words, the menu, the way to the other language.

The menu is made once for each depth of address, not once a page.
"""

from __future__ import annotations

import os
import re
from html import escape
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from sekisho.site.search import Found, search_index
from sekisho.site.words import words

_OTHER = {"ja": ("en", "English"), "en": ("ja", "日本語")}
_CODE = re.compile(r"(<pre\b.*?</pre>|<textarea\b.*?</textarea>)", re.DOTALL)
_BREAK = re.compile(r"(?<=[。、」)])\n *(?=[^\n <])|(?<=[^\x00-\x7f])\n *(?=[^\x00-\x7f])")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_WIDE = 4  # columns, from which a table may have to be scrolled
_found: list[Found] = []
_menus: dict[str, str] = {}


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget the build before, which `mkdocs serve` has seen."""
    _found.clear()
    _menus.clear()


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Give the templates what they ask for."""
    lang = str(config.theme["language"])
    env.globals["say"] = lambda key: words(key, lang)
    env.globals["sekisho_other"] = lambda page, base_url: _other(page, base_url, lang)
    env.globals["sekisho_nav"] = lambda nav, page, base_url: _menu(nav, page, base_url, lang)
    env.globals["sekisho_sites"] = _sites(config)
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let the keyboard reach what is scrolled; let no space come between lines of Japanese, as browsers would."""
    lang = str(config.theme["language"])
    html = html.replace("<pre><code", '<pre tabindex="0"><code')
    html = _TABLE.sub(lambda match: _scrolled(match[0], lang), html)
    if config.theme["language"] != "ja":
        return html
    parts = _CODE.split(html)
    return "".join(part if number % 2 else _BREAK.sub("", part) for number, part in enumerate(parts))


def _scrolled(table: str, lang: str) -> str:
    """A table in a frame that scrolls; a wide one is one that the keyboard can reach."""
    wide = table.partition("</tr>")[0].count("<th") >= _WIDE
    label = f' tabindex="0" role="group" aria-label="{words("table", lang)}"' if wide else ""
    return f'<div class="sk-scroll"{label}>{table}</div>'


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Keep what the search must know."""
    _found.append(Found(page.url if page.url != "./" else "", str(page.title), page.content or ""))
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index of the search."""
    lang = str(config.theme["language"])
    folder = os.path.join(config.site_dir, "search")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "index.js"), "w", encoding="utf-8", newline="\n") as file:
        file.write(search_index(_found, config.extra["rulebook"], lang))


def _other(page: Page | None, base_url: str, lang: str) -> dict[str, str]:
    """The same page in the other language; a page that belongs to no document (404.html) has the other home."""
    other, name = _OTHER[lang]
    url = page.url if page is not None and page.url != "./" else ""
    way = {"ja": "en/", "en": "../"}[lang]
    href = f"{base_url.rstrip('/')}/{way}{url}"
    return {"lang": other, "name": name, "href": href.removeprefix("./")}


def _menu(nav: Navigation, page: Page | None, base_url: str, lang: str) -> Markup:
    """The menu as seen from a page: its own section open, its own link marked."""
    root = base_url.rstrip("/") + "/"
    if root not in _menus:
        _menus[root] = _whole_menu(nav, root, lang)
    url = page.url if page is not None and page.url != "./" else ""
    menu = _menus[root]
    if page is not None:
        menu = menu.replace(f'href="{root}{url}"', f'href="{root}{url}" aria-current="page"', 1)
        section = _section_of(nav, page)
        menu = menu.replace(f'<details data-section="{section}">', f'<details data-section="{section}" open>', 1)
    return Markup(menu)  # noqa: S704  # every title was escaped


def _whole_menu(nav: Navigation, root: str, lang: str) -> str:
    parts = [f'<nav class="sk-nav" id="sk-nav" aria-label="{words("menu", lang)}"><ul>']
    for number, item in enumerate(nav.items):
        if isinstance(item, Page):
            parts.append(f"<li>{_link(item, root)}</li>")
        elif item.children:
            inside = "".join(f"<li>{_link(each, root)}</li>" for each in item.children if isinstance(each, Page))
            title = escape(str(item.title))
            parts.append(
                f'<li><details data-section="{number}"><summary>{title}</summary><ul>{inside}</ul></details></li>'
            )
    return "".join([*parts, "</ul></nav>"])


def _link(page: Page, root: str) -> str:
    url = page.url if page.url != "./" else ""
    return f'<a href="{root}{url}">{escape(str(page.title))}</a>'


def _section_of(nav: Navigation, page: Page) -> int:
    """The number of the section that a page belongs to; one that stands in none goes with the list in its folder."""
    folder = page.url.split("/")[0] + "/"
    for number, item in enumerate(nav.items):
        inside = [each for each in item.children or [] if isinstance(each, Page)]
        if page in inside or (page not in nav.pages and any(each.url == folder for each in inside)):
            return number
    return -1


def _sites(config: MkDocsConfig) -> dict[str, str]:
    own = config.site_url or "/"
    root = own if config.theme["language"] == "ja" else own.removesuffix("en/")
    return {"ja": root, "en": root + "en/"}
