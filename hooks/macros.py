"""What written pages can pull from the rulebook, so that no fact about a rule is written twice.

`{{ clause("3-5") }}` links a clause as it is cited, `{{ clause_text("5-2") }}` quotes it, `{{ rule("shortened-url") }}`
links a rule by its title, `{{ parameter("password_interval_days") }}` gives a number, `{{ notice() }}` the clauses that
residents are shown, `{{ recipe("gitlab-ci.yml") }}` a file of `hooks/ci/`, `{{ quality() }}` how well the checker reads,
`{{ platform_options() }}` the platforms to choose from, `{{ engine_words() }}` what pages say that run the checker.
"""

from __future__ import annotations

import json
import os
import posixpath
from functools import partial
from html import escape
from typing import Any

from sekisho.rulebook import Rulebook
from sekisho.site.engine_words import ENGINE
from sekisho.site.html import anchor, clause_uri, platform_options
from sekisho.site.quality import quality_tables

_QUALITY = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "benchmarks", "quality.json")
_GATE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "docs", "theme", "parts", "gate.svg")
_RECIPES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ci")


def define_env(env: Any) -> None:
    """Called by mkdocs-macros with its environment."""
    book: Rulebook = env.conf.extra["rulebook"]
    lang = str(env.conf.theme["language"])
    rules = {rule.id: rule for rule in book.rules}

    def way(uri: str) -> str:
        here = posixpath.dirname(env.page.file.src_uri)
        path, _, fragment = uri.partition("#")
        return posixpath.relpath(path, here or ".") + (f"#{fragment}" if fragment else "")

    def clause(name: str) -> str:
        found = book.clauses[name]
        return f"[{found.cite}]({way(clause_uri(found, book))})"

    def clause_text(name: str) -> str:
        return book.clauses[name].text.in_(lang)

    def rule(name: str) -> str:
        return f"[{rules[name].title.in_(lang)}]({way(f'rules/{name}.md')})"

    def parameter(name: str) -> str:
        return str(book.policy.parameters[name].value)

    def notice() -> str:
        lines = []
        for chapter in book.chapters:
            if chapter.id not in book.policy.notice:
                continue
            lines.append(f"## {chapter.title.in_(lang)}\n")
            for each in chapter.clauses:
                if each.heading:
                    continue
                text = escape(each.text.in_(lang))
                lines.append(f'<div class="sk-quote" id="{anchor(each)}"><p>{each.cite}</p><p>{text}</p></div>\n')
        return "\n".join(lines)

    def recipe(name: str) -> str:
        with open(os.path.join(_RECIPES, name), encoding="utf-8") as file:
            return f"```yaml\n{file.read()}```\n"

    def quality() -> str:
        with open(_QUALITY, encoding="utf-8") as file:
            return quality_tables(json.load(file), lang, book)

    for macro in (quality, clause, clause_text, rule, parameter, notice, recipe):
        env.macro(macro)
    env.macro(partial(platform_options, book, lang), "platform_options")
    with open(_GATE, encoding="utf-8") as file:
        env.variables["gate"] = " ".join(file.read().split())
    # Without the braces, so that a page can add its own.
    env.macro(
        lambda: json.dumps({name: text.in_(lang) for name, text in ENGINE.items()}, ensure_ascii=False)[1:-1],
        "engine_words",
    )
    env.variables["policy"] = {
        "name": book.policy.name.in_(lang),
        "short_name": book.policy.short_name.in_(lang),
        "publisher": book.policy.publisher.in_(lang),
        "version": book.policy.version,
        "digest": book.digest,
        "in_force_since": book.policy.in_force_since.isoformat(),
        "last_reviewed": book.policy.last_reviewed.isoformat(),
        "review_interval_months": book.policy.review_interval_months,
        "rules": len(book.rules),
        "clauses": sum(not each.heading for each in book.clauses.values()),
    }
