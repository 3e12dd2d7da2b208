"""Judging a comment: the compiled rules for comments over one text, a suggestion and its grounds out.

Nothing in a comment is ever carried out or believed: it is text in which words are looked for, also where it speaks to
whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice

from sekisho.check.finding import mask_within
from sekisho.kinds import Context, Hit, Lists, Params
from sekisho.kinds.base import passage_hit
from sekisho.messages import Text, say
from sekisho.schema import JST
from sekisho.text import numbers
from sekisho.text.fold import is_invisible
from sekisho.text.lexicon import Lexicon
from sekisho.text.passage import Match, Passage
from sekisho.triage.comment import Comment
from sekisho.triage.rule import Choice, CommentRule, Ground, Way, comment_rule
from sekisho.triage.wording import Evidence, Wording, counted, pieces
from sekisho.typed import Any, NamedTuple

KEEP, REVIEW, DELETE = "keep", "review", "delete"
# More words in one reason, or longer ones, help nobody.
_MOST_HITS, _MOST_WORDS, _LONGEST = 4, 4, 24
# Where there are only hints, this many grounds are named: the first guess is mostly right, one of two nearly always.
_MOST_GUESSES = 2
# Checks of comments look at words alone; the moment that every check is given is of no account here.
_ANY_MOMENT = datetime(2000, 1, 1, tzinfo=JST)


class Reason(NamedTuple):
    """Why a rule speaks up: the rule and the words that it found, masked."""

    rule: CommentRule
    words: tuple[str, ...]

    def tell(self, lang: str) -> str:
        """The reason as a sentence."""
        join = '", "' if lang == "en" else "」「"
        return say(self.rule.message, lang, {"found": join.join(self.words)})


class Verdict(NamedTuple):
    """What is suggested for a comment, the grounds in their order, and why.

    `rules` are all that found something; `reasons` leave out what only says again what a stronger one says. `marks` are
    the stretches of the comment that were found, `secrets` those that must be masked wherever it is shown.
    """

    suggest: str
    rules: tuple[str, ...]
    grounds: tuple[Ground, ...]
    reasons: tuple[Reason, ...]
    marks: tuple[tuple[int, int], ...]
    secrets: tuple[tuple[int, int], ...]

    @property
    def categories(self) -> list[str]:
        """The ids of the grounds."""
        return [ground.id for ground in self.grounds]


_KEPT = Verdict(KEEP, (), (), (), (), ())


class Contacts(NamedTuple):
    """The organisation's own telephone numbers, e-mail addresses and hosts, which are nobody's personal data."""

    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    official_hosts: tuple[str, ...] = ()


class _Desk:
    """What checks of comments know of a content repo: whose numbers are its own."""

    def __init__(self, settings: Any) -> None:
        self.settings = settings


class Judge:
    """The compiled rules for comments, ready to judge. `data` is what the compiler laid out in comments.json."""

    def __init__(self, data: Mapping[str, Any], settings: Any = None) -> None:
        self.policy: dict[str, Any] = data["policy"]
        self.grounds = {each["id"]: Ground(each["id"], each["cite"], Text(**each["title"])) for each in data["grounds"]}
        self.rules = [comment_rule(entry) for entry in data["rules"]]
        self._definite = Choice(self.rules, faint=False)
        self._hinting = Choice(self.rules, faint=True)
        self._order = {name: number for number, name in enumerate(self.grounds)}
        self._lexicon = Lexicon(data["lexicon"])
        self._private = tuple(data["private"])
        self._weights: dict[str, int] = data["weights"]
        self._delete_from: int = data["delete_from"]
        self._wording = Wording(data["wording"]) if data["wording"]["leanings"] else None
        hosts = {name: frozenset(hosts) for name, hosts in data["hosts"].items()}
        desk: Any = _Desk(settings or Contacts())
        self._context = Context(desk, _ANY_MOMENT, Lists(hosts=hosts, names={}, platforms={}))

    def judge(self, body: str) -> Verdict:
        """What to suggest for a comment that says `body`."""
        comment = Comment(body, self._lexicon, self._weights)
        passage = comment.passages[0]
        found, sure = self._told(comment)
        if not found:
            return _KEPT
        secrets = self._secrets(passage, found)
        marks: set[tuple[int, int]] = set()
        reasons: list[Reason] = []
        for rule, hits in sorted(found, key=lambda each: each[0].suggest != DELETE):
            spans = [span for way, hit in hits for span in _named(way, hit, passage)]
            marks.update(spans)
            words = tuple(islice(dict.fromkeys(_shown(body, span, secrets) for span in spans), _MOST_WORDS))
            if not any(each.rule.clauses == rule.clauses and set(words) <= set(each.words) for each in reasons):
                reasons.append(Reason(rule, words))
        reasons.sort(key=lambda each: self._order[each.rule.clauses[0]])
        clauses = sorted({clause for rule, _ in found for clause in rule.clauses}, key=self._order.__getitem__)
        grounds = tuple(self.grounds[clause] for clause in clauses)
        return Verdict(
            suggest=DELETE if sure else REVIEW,
            rules=tuple(rule.id for rule, _ in found),
            grounds=grounds,
            reasons=tuple(reasons),
            marks=tuple(sorted(marks)),
            secrets=tuple(secrets),
        )

    def rules_for(self, body: str) -> tuple[str, ...]:
        """The rules that find something in a comment, whether or not its wording makes it worth a look."""
        return tuple(rule.id for rule, _ in self._clearest(Comment(body, self._lexicon, self._weights)))

    def evidence(self, body: str) -> Evidence:
        """Everything that wording can be weighed by, for learning."""
        comment = Comment(body, self._lexicon, self._weights)
        passage = comment.passages[0]
        rules = tuple(rule.id for rule, _ in self._found(comment, self._definite.among(comment.possible)))
        return Evidence(counted(passage, comment.possible), rules, pieces(passage.folded))

    def _told(self, comment: Comment) -> tuple[list[Found], bool]:
        """What to tell, and whether it is sure enough for deletion.

        Nothing where the wording speaks for the comment, else what is definite and what is likely. What is definite is
        told in any case, but deletion suggested only where the wording bears it out: words of an advertisement may
        stand in a complaint.
        """
        if self._wording is None:
            found = self._clearest(comment)
            return found, self._sure(comment, found)
        passage = comment.passages[0]
        definite = self._definite.among(comment.possible)
        if self._settled(comment, definite, self._wording):
            return [], False
        told = self._found(comment, definite)
        sure = self._sure(comment, told)
        said = self._wording.worth_a_look(passage, comment.possible, [rule.id for rule, _ in told], sure=sure)
        if said is None:
            return [], False
        sure = sure and self._wording.bears_out(said, passage)
        cited = {clause for rule, _ in told for clause in rule.clauses}
        likely = self._wording.ranked(said, passage, comment.possible)[: 1 if told else _MOST_GUESSES]
        hinting = self._hinting.among(comment.possible)
        for clause in likely:
            if clause not in cited:
                told += self._found(comment, hinting, clause) or self._worded_like(clause, passage)
        return told, sure

    def _settled(self, comment: Comment, ways: Ways, wording: Wording) -> bool:
        """Is it certain that nothing is to be told, whatever the rules find in those ways?"""
        if not wording.settled(comment.passages[0], comment.possible, {rule.id for rule, _ in ways}):
            return False
        for_deletion = [(rule, way) for rule, way in ways if rule.suggest == DELETE]
        return not any(self._hits(way, comment) for _, way in for_deletion) or comment.points < self._delete_from

    def _sure(self, comment: Comment, found: list[Found]) -> bool:
        """Is there a rule for deletion that found something definite, and do the other words bear it out?"""
        definite = any(rule.suggest == DELETE and not way.faint for rule, hits in found for way, _ in hits)
        return definite and comment.points >= self._delete_from

    def _worded_like(self, clause: str, passage: Passage) -> list[Found]:
        """A rule of the ground, with the phrase that speaks most for it."""
        if self._wording is None:
            return []
        rules = sorted((rule for rule in self.rules if clause in rule.clauses), key=lambda rule: rule.suggest == DELETE)
        place = self._wording.telling(clause, passage.folded)
        return [(rule, [(_PHRASE, passage_hit(passage, place.start, place.end))]) for rule in rules[:1]]

    def _clearest(self, comment: Comment) -> list[Found]:
        """The rules that found something definite; else those of the grounds that the longest hints point to."""
        found = self._found(comment, self._definite.among(comment.possible))
        if found:
            return found
        hinted = self._found(comment, self._hinting.among(comment.possible))
        ranked = sorted(hinted, key=lambda each: -max(_letters(hit) for _, hit in each[1]))
        guesses = list(dict.fromkeys(rule.clauses for rule, _ in ranked))[:_MOST_GUESSES]
        return [(rule, hits) for rule, hits in hinted if rule.clauses in guesses]

    def _found(self, comment: Comment, ways: Ways, clause: str = "") -> list[Found]:
        """The rules, of one ground or of all, that find something in one of those ways."""
        found: dict[str, Found] = {}
        for rule, way in ways:
            if not clause or clause in rule.clauses:
                for hit in self._hits(way, comment):
                    found.setdefault(rule.id, (rule, []))[1].append((way, hit))
        return list(found.values())

    def _hits(self, way: Way, comment: Comment) -> list[Hit]:
        hits: Iterator[Hit] = way.run(comment, way.params, self._context)
        return list(islice(hits, _MOST_HITS))

    def _secrets(self, passage: Passage, found: list[Found]) -> list[tuple[int, int]]:
        """The stretches that hold personal data: what sensitive rules found, numbers, addresses, names."""
        secrets = {
            span for rule, hits in found if rule.sensitive for way, hit in hits for span in _named(way, hit, passage)
        }
        places = [match for name in self._private for match in passage.matches.of(name)]
        for recognise in (numbers.phones, numbers.emails, numbers.my_numbers):
            places += [Match(each.start, each.end) for each in recognise(passage.folded)]
        secrets |= {_typed(passage, place) for place in places}
        return sorted(secrets)


Ways = list[tuple[CommentRule, Way]]
Found = tuple[CommentRule, list[tuple[Way, Hit]]]
# In place of a way of finding words: a phrase that no list has, but that is worded like what a ground is about.
_PHRASE = Way(None, Params(), (), (), faint=True)


def _letters(hit: Hit) -> int:
    letters = hit.values["letters"]
    return letters if isinstance(letters, int) else 0


def _named(way: Way, hit: Hit, passage: Passage) -> list[tuple[int, int]]:
    """The stretches of the comment that a hit consists of: each word found, not all that lies between two of them."""
    spans = {_typed(passage, match) for name in way.lists for match in passage.matches.of(name)}
    within = sorted(span for span in spans if hit.span.start <= span[0] and span[1] <= hit.span.end)
    return within or [(hit.span.start, hit.span.end)]


def _typed(passage: Passage, match: Match) -> tuple[int, int]:
    span = passage.span(match.start, match.end)
    return span.start, span.end


def _shown(body: str, span: tuple[int, int], secrets: list[tuple[int, int]]) -> str:
    """Words of a comment as a reason names them: on one line, masked, cut where they are long."""
    start, end = span
    near = [each for each in secrets if each[0] < end and start < each[1]]
    text = printable(" ".join(mask_within(body[start:end], start, near).split()))
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def printable(text: str) -> str:
    """`text` with a sign for each character that could lead a terminal or a reader astray."""
    return "".join("\u25af" if is_control(char) else char for char in text)


def is_control(char: str) -> bool:
    """Is this a character that does something instead of being seen?"""
    return char < " " or "\x7f" <= char <= "\x9f" or is_invisible(char) or "\ud800" <= char <= "\udfff"
