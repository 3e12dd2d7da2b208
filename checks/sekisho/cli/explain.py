"""`sekisho explain`: a rule or a clause, in the terminal."""

from __future__ import annotations

from functools import cache

from sekisho.cli import write
from sekisho.cli.options import Parsed
from sekisho.data import CORE, TEXTS, load
from sekisho.messages import say, shown
from sekisho.messages.words import WORDS
from sekisho.report.sentences import command
from sekisho.report.style import Style, terminal_style
from sekisho.text.fold import fold
from sekisho.trouble import SekishoError
from sekisho.typed import Any


@cache
def texts() -> dict[str, Any]:
    """The compiled texts of the rulebook."""
    return load(TEXTS)


def run(parsed: Parsed) -> int:
    """Explain each rule or clause that was named, by id or as it is cited."""
    if not parsed.arguments:
        raise SekishoError("needs-topic")
    lang, style = parsed.get("lang", "ja"), terminal_style()
    write("\n".join(_topic(name, lang, style) for name in parsed.arguments))
    return 0


def _topic(name: str, lang: str, style: Style) -> str:
    rules, clauses = texts()["rules"], texts()["clauses"]
    if name in rules:
        return _rule(name, rules[name], lang, style)
    cited = {_plain(clause["cite"]): known for known, clause in clauses.items()}
    found = name if name in clauses else cited.get(_plain(name))
    if found is None:
        from sekisho.schema import near

        raise SekishoError("unknown-topic", found=name, near=near(name, [*rules, *clauses]))
    return _clause(clauses[found], lang, style)


def _plain(cite: str) -> str:
    return fold(cite.strip()).text.replace(" ", "")


def _rule(name: str, rule: dict[str, Any], lang: str, style: Style) -> str:
    clauses = texts()["clauses"]
    site_url = load(CORE)["policy"]["site_url"] + ("en/" if lang == "en" else "")
    keys = (
        f"how-{rule['enforcement']}",
        f"effect-{rule['severity']}",
        *((f"weighed-{'sensitive' if rule['sensitive'] else rule['weighed']}",) if rule["weighed"] else ()),
        "waivable" if rule["waivable"] else "not-waivable",
    )
    join = "" if lang == "ja" else " "
    lines = [
        f"{style.strong}{shown(rule['title'], lang)}{style.plain}  ({name})",
        "",
        join.join(WORDS[key].in_(lang) for key in keys),
        "",
    ]
    lines += [f"{clauses[clause]['cite']}  {shown(clauses[clause]['text'], lang)}" for clause in rule["clauses"]]
    lines += ["", shown(rule["why"], lang), "→ " + say_plainly(rule["remedy"], lang), ""]
    for key, heading in (("passing", "passes"), ("failing", "fails")):
        lines.append(f"{style.strong}{WORDS[heading].in_(lang)}{style.plain}")
        for example in rule[key]:
            first, *rest = example.split("\n")
            lines += [f"  ・{first}", *(f"    {line}" for line in rest)]
        lines.append("")
    lines.append(f"{style.faint}{site_url}rules/{name}/{style.plain}")
    return "\n".join(lines) + "\n"


def say_plainly(text: dict[str, str], lang: str) -> str:
    """A rule's text with its blanks left open."""
    blanks = {"{command}": command()}
    return "".join(blanks.get(part, "…") if part.startswith("{") else part for part in _parts(shown(text, lang)))


def _parts(text: str) -> list[str]:
    parts, rest = [], text
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        parts += [before, "{" + name + "}"]
    return [*parts, rest]


def _clause(clause: dict[str, Any], lang: str, style: Style) -> str:
    people = texts()["people"]
    lines = [
        f"{style.strong}{clause['cite']}  {shown(clause['title'], lang)}{style.plain}",
        "",
        shown(clause["text"], lang),
    ]
    if clause["binds"]:
        names = [shown(people[person], lang) for person in clause["binds"]]
        lines += ["", say(WORDS["binds"], lang, {"people": names})]
    if clause["rules"]:
        lines += ["", WORDS["rules-of-clause"].in_(lang)]
        lines += [f"  {name:<32} {shown(texts()['rules'][name]['title'], lang)}" for name in clause["rules"]]
    return "\n".join(lines) + "\n"
