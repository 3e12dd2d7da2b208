"""The MkDocs hook: adds the pages that the rulebook makes, and what every page shows of it.

It only attaches. The pages themselves come from `sekisho.site`, which knows nothing of MkDocs.
"""

from __future__ import annotations

import json
import os
import pickle

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from sekisho.check.checker import Checker
from sekisho.compile.artifact import PYZ, build_pyz, compile_data, compile_unproved
from sekisho.compile.drills import drill_facts
from sekisho.data import CORE
from sekisho.rulebook import Rulebook, RulebookError, load
from sekisho.site import pages
from sekisho.site.drills import drill_files, drill_pages

_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HANDED = "SEKISHO_RULEBOOK"
_ASSETS = os.path.join(_ROOT, "docs", "assets")

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
    (("流れ", "Flows"), ["flows/index.md"]),
    (("チェックリスト", "Checklists"), ["checklists/index.md"]),
    (("練習問題", "Drills"), ["drills/index.md", "drills/cases.md", "drills/trainer.md"]),
    (("学ぶ・広める", "Teach and adopt"), ["start/trainer.md", "start/adopter.md", "adopt.md", "quality.md"]),
    (("住民の皆さまへ", "For residents"), ["notice.md", "start/resident.md"]),
    (("資料", "Reference"), ["glossary.md", "download.md", "server.md", "hosting.md", "accessibility.md"]),
]


def rulebook(config: MkDocsConfig) -> Rulebook:
    """The rulebook, read once a build."""
    book: Rulebook = config.extra["rulebook"]
    return book


@event_priority(100)  # before mkdocs-macros, whose macros want the rulebook
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the rulebook; lay out the navigation and the footer."""
    lang = str(config.theme["language"])
    try:
        book = handed_over() or load(os.path.join(_ROOT, "policy"))
    except RulebookError as error:
        raise _told(error, lang) from error
    config.extra["rulebook"] = book
    at = 0 if lang == "ja" else 1
    config.nav = ["index.md"] + [{titles[at]: _section(uris, book)} for titles, uris in _NAV]
    name, version = book.policy.short_name.in_(lang), book.policy.version
    digest = f'<code title="{book.digest}">{book.digest[:12]}</code>'
    config.copyright = f"{name} 第 {version} 版({digest})" if lang == "ja" else f"{name}, version {version} ({digest})"
    return config


def handed_over() -> Rulebook | None:
    """The rulebook that the Japanese build has read already and hands to the English one it starts."""
    path = os.environ.get(HANDED)
    if not path:
        return None
    with open(path, "rb") as file:
        book: Rulebook = pickle.load(file)  # noqa: S301  # written by our own process a moment ago
    return book


def on_pre_build(config: MkDocsConfig) -> None:
    """Compile the checker. The Japanese build, which starts the English one, runs the examples for both."""
    lang = str(config.theme["language"])
    if os.environ.get(HANDED):
        config.extra["compiled"] = compile_unproved(rulebook(config))
        return
    try:
        config.extra["compiled"] = compile_data(rulebook(config), os.path.join(_ROOT, "build", "proved"))
    except RulebookError as error:
        raise _told(error, lang) from error


def _told(error: RulebookError, lang: str) -> PluginError:
    return PluginError("policy/:\n" + "\n".join(mistake.tell(lang) for mistake in error.mistakes))


def _section(uris: list[str], book: Rulebook) -> list[str]:
    if uris == ["guideline/index.md"]:
        return [*uris, *(f"guideline/{chapter.id}.md" for chapter in book.chapters), "guideline/whole.md"]
    if uris == ["checklists/index.md"]:
        return uris + [f"checklists/{checklist.id}.md" for checklist in book.checklists]
    if uris == ["flows/index.md"]:
        return uris + [f"flows/{flow.id}.md" for flow in book.flows]
    return uris


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add generated pages, the shared assets, and in Japanese (the root of the site) the checker itself."""
    lang = str(config.theme["language"])
    book = rulebook(config)
    facts = drill_facts(book, Checker(json.loads(config.extra["compiled"][CORE]), config.extra["compiled"].__getitem__))
    for uri, text in {**pages(book, lang), **drill_pages(book, facts, lang)}.items():
        files.append(File.generated(config, uri, content=text))
    for uri, content in drill_files(book, facts, lang).items():
        files.append(File.generated(config, uri, content=content))
    for folder, folders, names in os.walk(_ASSETS):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            uri = "assets/" + os.path.relpath(path, _ASSETS).replace(os.sep, "/")
            files.append(File.generated(config, uri, abs_src_path=path))
    if lang == "ja":
        files.append(File.generated(config, PYZ, content=build_pyz(config.extra["compiled"])))
    return files
