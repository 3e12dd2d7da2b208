"""A page a rule, and the catalogue of all rules."""

from __future__ import annotations

from html import escape

from sekisho.messages import Text
from sekisho.messages.words import WORDS
from sekisho.rulebook import Rule, Rulebook, Words
from sekisho.rulebook.kindparams import lists_of
from sekisho.site.html import (
    blanks,
    clause_link,
    clause_uri,
    enforcement_badge,
    examples,
    head,
    paragraph,
    rule_link,
    severity_badge,
    url,
)
from sekisho.site.words import ENFORCEMENT, KIND, SEVERITY, STATUS, SUBJECT, words


def rule_page(rule: Rule, book: Rulebook, lang: str) -> str:
    """Everything about a rule, for readers who don't program."""
    uri = f"rules/{rule.id}.md"
    lines = [*head(rule.title.in_(lang), _trail(rule, book, lang), uri, lang), _badges(rule, lang), ""]
    if rule.enforcement != "judgement":
        lines += _section("message", f'<p class="sk-message">{blanks(rule.message, lang)}</p>', lang)
    else:
        lines += _section("what", f"<p>{blanks(rule.message, lang)}</p>", lang)
    lines += _section("todo", f"<p>{blanks(rule.remedy, lang)}</p>", lang)
    lines += _section("why", paragraph(rule.why, lang), lang)
    lines += _section("examples", _examples(rule, lang), lang)
    lines += _section("clauses", _clauses(rule, uri, book, lang), lang)
    lines += _section("facts", _facts(rule, lang), lang)
    vocabularies = [_vocabulary(book.words[name], lang) for name in lists_of(rule) if name in book.words]
    if vocabularies:
        lines += _section("lists", "\n".join(vocabularies), lang)
    return "\n".join(lines)


def _trail(rule: Rule, book: Rulebook, lang: str) -> list[tuple[str, str]]:
    """The way to a rule leads through its first clause."""
    clause = book.clauses[rule.clauses[0]]
    chapter = next(each for each in book.chapters if clause in each.clauses)
    return [
        (words("home", lang), "index.md"),
        (words("guideline", lang), "guideline/index.md"),
        (words("chapter", lang, number=chapter.cite, title=chapter.title.in_(lang)), f"guideline/{chapter.id}.md"),
        (f"{clause.cite} {clause.title.in_(lang)}", clause_uri(clause, book)),
    ]


def _section(key: str, content: str, lang: str) -> list[str]:
    return [f"## {words(key, lang)} {{ #{key} }}", "", content, ""]


def _badges(rule: Rule, lang: str) -> str:
    return f'<p class="sk-badges">{enforcement_badge(rule.enforcement, lang)} {severity_badge(rule, lang)}</p>'


def _examples(rule: Rule, lang: str) -> str:
    good, bad = "passes", "fails"
    if "comment" in rule.applies_to:
        good, bad = ("keep", "remove") if rule.clauses[0] != "6" else ("good", "bad")
    elif rule.enforcement == "judgement":
        good, bad = "good", "bad"
    return "\n".join(
        (examples(rule.passing, words(good, lang), "pass"), examples(rule.failing, words(bad, lang), "fail"))
    )


def _clauses(rule: Rule, uri: str, book: Rulebook, lang: str) -> str:
    items = "".join(
        f'<div class="sk-quote"><p>{clause_link(book.clauses[each], uri, book, lang)} '
        f"{escape(book.clauses[each].title.in_(lang))}</p>{paragraph(book.clauses[each].text, lang)}</div>"
        for each in rule.clauses
    )
    return f"<div>{items}</div>"


def _facts(rule: Rule, lang: str) -> str:
    join = words("list-join", lang)
    rows: list[tuple[str, str]] = [
        (words("rule-id", lang), f"<code>{rule.id}</code>"),
        (words("enforced", lang), escape(_how(rule, lang))),
        (words("severity", lang), escape(SEVERITY[rule.severity].in_(lang))),
        (words("applies", lang), escape(join.join(SUBJECT[each].in_(lang) for each in rule.applies_to))),
        (words("waivable", lang), escape(words("waivable-yes" if rule.waivable else "waivable-no", lang))),
        (words("status", lang), escape(STATUS[rule.status].in_(lang))),
        (words("since", lang), escape(words("since-version", lang, version=rule.since))),
    ]
    if rule.weighed:
        said = WORDS["weighed-sensitive" if rule.sensitive else f"weighed-{rule.weighed}"].in_(lang)
        rows.insert(3, (words("weighed", lang), escape(said)))
    if rule.source:
        link = f'<a href="{escape(rule.source)}">{escape(rule.source)}</a>'
        rows.append((words("source", lang), link))
    cells = "\n".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows)
    return f'<dl class="sk-facts">\n{cells}\n</dl>'


def _how(rule: Rule, lang: str) -> str:
    if rule.enforcement == "judgement":
        return ENFORCEMENT["judgement"].in_(lang)
    joined = Text("。", ". ").in_(lang)
    return ENFORCEMENT[rule.enforcement].in_(lang) + joined + KIND[rule.kind].in_(lang)


def _vocabulary(vocabulary: Words, lang: str) -> str:
    join = words("list-join", lang)
    terms = [term for entry in vocabulary.entries for term in entry.say]
    spared = [term for entry in vocabulary.entries for term in entry.unless] + list(vocabulary.unless)
    count = len(terms) + len(vocabulary.patterns)
    parts = [f"<summary>{escape(words('list-count', lang, title=vocabulary.title.in_(lang), count=count))}</summary>"]
    if vocabulary.about is not None:
        parts.append(paragraph(vocabulary.about, lang))
    if terms:
        parts.append(f'<p lang="ja">{escape(join.join(terms))}</p>')
    if vocabulary.patterns:
        parts.append(f"<p>{escape(words('list-patterns', lang, count=len(vocabulary.patterns)))}</p>")
    if spared:
        parts.append(f'<p lang="ja">{escape(words("list-unless", lang, words=join.join(spared)))}</p>')
    return f'<details class="sk-list">{"".join(parts)}</details>'


def catalogue(book: Rulebook, lang: str) -> str:
    """All rules with their texts, and the form that narrows them down. The script only hides."""
    uri = "rules/index.md"
    trail = [(words("home", lang), "index.md")]
    items = "\n".join(_item(rule, uri, book, lang) for rule in book.rules)
    return "\n".join(
        [
            *head(words("rule-list", lang), trail, uri, lang),
            words("rule-list-lead", lang, count=len(book.rules)),
            "",
            _form(book, lang),
            "",
            f'<ul class="sk-catalogue" id="sk-catalogue">\n{items}\n</ul>',
            f'<script src="{url(uri, "assets/catalogue.js").removesuffix("/")}" defer></script>',
        ]
    )


def _item(rule: Rule, uri: str, book: Rulebook, lang: str) -> str:
    cites = " ".join(clause_link(book.clauses[each], uri, book, lang) for each in rule.clauses)
    chapters = {each.split("-")[0] for each in rule.clauses}
    audiences = dict.fromkeys(person for each in rule.clauses for person in book.clauses[each].binds)
    return (
        f'<li class="sk-rule" data-clause="{" ".join((*rule.clauses, *sorted(chapters)))}" '
        f'data-enforcement="{rule.enforcement}" data-severity="{rule.severity}" '
        f'data-audience="{" ".join(audiences)}">'
        f'<p class="sk-rule__title">{rule_link(rule, uri, lang)} {cites}</p>'
        f"<p>{enforcement_badge(rule.enforcement, lang)} {severity_badge(rule, lang)} <code>{rule.id}</code></p>"
        f"<p>{blanks(rule.message, lang)}</p></li>"
    )


def _form(book: Rulebook, lang: str) -> str:
    clauses = [
        (clause.id, f"{clause.cite} {clause.title.in_(lang)}")
        for chapter in book.chapters
        for clause in chapter.clauses
        if any(book.rules_of(clause.id))
    ]
    bound = {person for rule in book.rules for each in rule.clauses for person in book.clauses[each].binds}
    people = [(person.id, person.name.in_(lang)) for person in book.policy.audiences if person.id in bound]
    return "\n".join(
        [
            '<form class="sk-filter" id="sk-filter" hidden>',
            f'<p><label for="sk-text">{words("filter-text", lang)}</label>',
            '<input type="search" id="sk-text" name="text" autocomplete="off"></p>',
            _select("clause", clauses, lang),
            _select("enforcement", [(name, text.in_(lang)) for name, text in _used(ENFORCEMENT)], lang),
            _select("severity", [(name, text.in_(lang)) for name, text in SEVERITY.items()], lang),
            _select("audience", people, lang),
            f'<p><button type="reset">{words("filter-reset", lang)}</button></p>',
            f'<p class="sk-filter__count" role="status" data-text="{words("filter-count", lang, count="@")}"></p>',
            "</form>",
        ]
    )


def _used(table: dict[str, Text]) -> list[tuple[str, Text]]:
    return [(name, text) for name, text in table.items() if name != "information"]


def _select(name: str, options: list[tuple[str, str]], lang: str) -> str:
    choices = "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in options)
    return (
        f'<p><label for="sk-{name}">{words(f"filter-{name}", lang)}</label>'
        f'<select id="sk-{name}" name="{name}"><option value="">{words("filter-all", lang)}</option>{choices}'
        "</select></p>"
    )
