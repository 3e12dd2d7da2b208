"""The MkDocs hook: adds the pages that the rulebook makes, and what every page shows of it.

It only attaches. The pages themselves come from `sekisho.site`, which knows nothing of MkDocs.
"""

from __future__ import annotations

import os
import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from sekisho.compile.artifact import PYZ, build_pyz, compile_data
from sekisho.rulebook import Rulebook, RulebookError, load
from sekisho.site import pages

_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_ASSETS = os.path.join(_ROOT, "docs", "assets")
_ALTERNATE = re.compile(r'href="[^"]*@@alternate-(ja|en)@@[^"]*"')
# Material fetches a sitemap beside each of these, so a mirror on an intranet would call the public host.
_LINK_ALTERNATE = re.compile(r'<link[^>]+rel="?alternate"?[^>]*>')

_NAV: list[tuple[tuple[str, str], list[str]]] = [
    (("はじめに", "Start here"), ["about.md", "start/officer.md", "start/approver.md", "start/account-keeper.md"]),
    (
        ("下書きと確認", "Drafts and checking"),
        [
            "write.md",
            "check.md",
            "drafts/index.md",
            "drafts/fields.md",
            "registers.md",
            "drafts/format.md",
            "overview.md",
        ],
    ),
    (("ガイドライン", "The guideline"), ["guideline/index.md"]),
    (("規則", "Rules"), ["rules/index.md", "coverage.md"]),
    (("チェックリスト", "Checklists"), ["checklists/index.md"]),
    (("学ぶ・広める", "Teach and adopt"), ["start/trainer.md", "start/adopter.md", "adopt.md", "quality.md"]),
    (("住民の皆さまへ", "For residents"), ["notice.md", "start/resident.md"]),
    (("資料", "Reference"), ["glossary.md", "download.md", "server.md", "hosting.md"]),
]


def rulebook(config: MkDocsConfig) -> Rulebook:
    """The rulebook, read once a build."""
    book: Rulebook = config.extra["rulebook"]
    return book


@event_priority(100)  # before mkdocs-macros, whose macros want the rulebook
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the rulebook; lay out the navigation and the footer."""
    try:
        book = load(os.path.join(_ROOT, "policy"))
        compiled = compile_data(book)
    except RulebookError as error:
        lang = str(config.theme["language"])
        told = "\n".join(mistake.tell(lang) for mistake in error.mistakes)
        raise PluginError(f"policy/:\n{told}") from error
    config.extra["rulebook"] = book
    config.extra["compiled"] = compiled
    lang = str(config.theme["language"])
    at = 0 if lang == "ja" else 1
    config.nav = ["index.md"] + [{titles[at]: _section(uris, book)} for titles, uris in _NAV]
    name, version = book.policy.short_name.in_(lang), book.policy.version
    digest = f'<code title="{book.digest}">{book.digest[:12]}</code>'
    config.copyright = f"{name} 第 {version} 版({digest})" if lang == "ja" else f"{name}, version {version} ({digest})"
    return config


def _section(uris: list[str], book: Rulebook) -> list[str]:
    if uris == ["guideline/index.md"]:
        return uris + [f"guideline/{chapter.id}.md" for chapter in book.chapters]
    if uris == ["checklists/index.md"]:
        return uris + [f"checklists/{checklist.id}.md" for checklist in book.checklists]
    return uris


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add generated pages, the shared assets, and in Japanese (the root of the site) the checker itself."""
    lang = str(config.theme["language"])
    for uri, text in pages(rulebook(config), lang).items():
        files.append(File.generated(config, uri, content=text))
    for folder, folders, names in os.walk(_ASSETS):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            uri = "assets/" + os.path.relpath(path, _ASSETS).replace(os.sep, "/")
            files.append(File.generated(config, uri, abs_src_path=path))
    if lang == "ja":
        files.append(File.generated(config, PYZ, content=build_pyz(config.extra["compiled"])))
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Point the language switch at the same page in the other language."""
    url = page.url if page.url != "./" else ""
    return _switch(output, str(config.theme["language"]), url, "../" * url.count("/"))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for pages that belong to no document (404.html), which are shown at any address."""
    if not template_name.endswith(".html"):
        return output_content
    path = "/" + (config.site_url or "/").split("/", 3)[3]
    return _switch(output_content, str(config.theme["language"]), "", path)


def _switch(output: str, lang: str, url: str, to_root: str) -> str:
    def href(match: re.Match[str]) -> str:
        other = match[1]
        way = {"ja": ("", "en/"), "en": ("../", "")}[lang]
        return f'href="{(to_root + way[other == "en"] + url) or "./"}"'

    output = _LINK_ALTERNATE.sub("", _ALTERNATE.sub(href, output))
    if "@@alternate" in output:
        raise PluginError(f"a language switch was left open on {url or 'a template'}")
    return output


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Give templates the address of the other language's site, for the sitemap."""
    env.globals["sekisho_sites"] = _sites(config)
    return env


def _sites(config: MkDocsConfig) -> dict[str, str]:
    own = config.site_url or "/"
    root = own if config.theme["language"] == "ja" else own.removesuffix("en/")
    return {"ja": root, "en": root + "en/"}
