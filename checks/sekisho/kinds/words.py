"""Kinds that read words: a vocabulary, ideas that meet, sentences that are too long."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from sekisho.draft import Draft
from sekisho.kinds.base import Context, Hit, Params, WordList, filled, kind, passage_hit
from sekisho.text.lazy import Lazy
from sekisho.text.passage import Match, Passage
from sekisho.text.sentences import is_latin
from sekisho.text.spans import Spans
from sekisho.typed import Literal

Where = Literal["published", "body", "title", "front-matter"]

# Quotation marks in which words are mentioned, not said: 「バカ」と書いてしまいました.
_QUOTED = Lazy('「[^「」\n]{0,200}」|『[^『』\n]{0,200}』|“[^“”\n]{0,200}”|"[^"\n]{0,80}"')


class Words(Params):
    """Words of any of some lists."""

    any: tuple[WordList, ...]
    unless: tuple[WordList, ...] = ()  # in the same sentence, they excuse
    quoted: Literal["count", "skip"] = "count"
    where: tuple[Where, ...] = ("published",)


@kind("words", Words, needs=lambda params: (params.any,))
def words(draft: Draft, params: Words, context: Context) -> Iterator[Hit]:
    """Words of a vocabulary, but for sentences that excuse them."""
    for passage in passages(draft, params.where):
        found = sorted(match for name in params.any for match in passage.matches.of(name))
        if found:
            excused = _excused(passage, params.unless, params.quoted)
            for match in found:
                if not excused.touch(match.start, match.end):
                    yield passage_hit(passage, match.start, match.end)


class Ideas(Params):
    """Ideas that meet: of each, at least one word of one of its lists stands there."""

    together: tuple[tuple[WordList, ...], ...]
    unless: tuple[WordList, ...] = ()
    sentences: int = 1  # within how many sentences in a row; 0 is the whole text
    nowhere: tuple[WordList, ...] = ()  # anywhere in the draft, they excuse all of it
    quoted: Literal["count", "skip"] = "count"
    where: tuple[Where, ...] = ("published",)


@kind("ideas", Ideas, needs=lambda params: params.together)
def ideas(draft: Draft, params: Ideas, context: Context) -> Iterator[Hit]:
    """Several ideas within a sentence, or a few in a row, none of which means anything alone."""
    for passage in passages(draft, params.where):
        if not all(any(map(passage.matches.may_have, idea)) for idea in params.together):
            continue
        found = [[match for name in idea for match in passage.matches.of(name)] for idea in params.together]
        if not all(found) or _stand_in(draft, params.nowhere):
            continue
        excused = _excused(passage, params.unless, params.quoted)
        found = [[match for match in matches if not excused.touch(*match)] for matches in found]
        if all(found):
            yield from _meetings(passage, found, params.sentences)


def _stand_in(draft: Draft, names: tuple[WordList, ...]) -> bool:
    """Does the draft have a word of any of these lists, anywhere that readers see?"""
    return any(passage.matches.of(name) for passage in passages(draft, ("published",)) for name in names)


def _meetings(passage: Passage, found: list[list[Match]], row: int) -> Iterator[Hit]:
    """Stretches of `row` sentences in which every idea has a match; each match counts once."""
    sentences = passage.sentences if row else [(0, len(passage.folded))]
    numbers = [sorted((_sentence_of(match, sentences), match) for match in matches) for matches in found]
    after = -1
    for first, anchor in numbers[0]:
        if first <= after:
            continue
        group = [anchor]
        for idea in numbers[1:]:
            near = [
                match
                for number, match in idea[_first_at(idea, first - row + 1) :][:50]
                if abs(number - first) < max(row, 1) and match not in group
            ]
            if not near:
                break
            group.append(min(near, key=lambda match: abs(match.start - anchor.start)))
        else:
            after = first
            yield passage_hit(passage, min(match.start for match in group), max(match.end for match in group))


def _first_at(idea: list[tuple[int, Match]], sentence: int) -> int:
    return bisect_left(idea, (sentence,))


def _sentence_of(match: Match, sentences: list[tuple[int, int]]) -> int:
    return max(0, bisect_right(sentences, (match.start, 1 << 60)) - 1)


def passages(draft: Draft, where: tuple[str, ...]) -> Iterator[Passage]:
    """The passages of a draft that a rule looks at."""
    for passage in draft.passages:
        if passage.name in where or (passage.published and "published" in where):
            yield passage


# A sentence up to this long, such as ご注意ください。, speaks of the one before it. In Latin letters a word takes more.
_AFTERTHOUGHT, _AFTERTHOUGHT_LATIN = 16, 24


def _excused(passage: Passage, unless: tuple[WordList, ...], quoted: str) -> Spans:
    """Where words don't count: in sentences with an excuse, and in quotation marks where the rule skips them."""
    spans = [match.span() for match in _QUOTED.finditer(passage.folded)] if quoted == "skip" else []
    excuses = Spans(match for name in unless for match in passage.matches.of(name))
    if unless:
        before = None
        for start, end in passage.sentences:
            if excuses.touch(start, end):
                spans.append((start, end))
                most = _AFTERTHOUGHT_LATIN if is_latin(passage.folded[start:end]) else _AFTERTHOUGHT
                if before and end - start <= most:
                    spans.append(before)
            before = start, end
    return Spans(spans)


class WordsMissing(Params):
    """Words of which a draft must have at least one, when a field of its front matter is filled in."""

    any: tuple[WordList, ...]
    when: Literal["corrects", "incident"]


@kind("words-missing", WordsMissing, needs=lambda params: ((filled(params.when),),))
def words_missing(draft: Draft, params: WordsMissing, context: Context) -> Iterator[Hit]:
    """Drafts that say what they are for in a field, and not in their text."""
    if draft.text(params.when) and not any(
        passage.matches.of(name) for passage in passages(draft, ("published",)) for name in params.any
    ):
        yield Hit(draft.source, draft.at(params.when), draft.text(params.when))


class SentenceLength(Params):
    """How long a sentence may be, in characters."""

    most: int
    most_latin: int = 0  # the same for sentences in Latin letters, of which a word takes more; 0: no different


@kind("sentence-length", SentenceLength, gives=("count", "limit"))
def sentence_length(draft: Draft, params: SentenceLength, context: Context) -> Iterator[Hit]:
    """Sentences that take more than one breath. Links and hashtags don't count as reading."""
    for passage in passages(draft, ("body",)):
        if len(passage.folded) <= params.most:
            continue
        sentences = passage.sentences
        unread = [0] * len(sentences)
        for link in passage.links:
            unread[_sentence_of(Match(link.start, link.end), sentences)] += link.end - link.start
        for (start, end), skip in zip(sentences, unread, strict=True):
            if end - start - skip <= params.most:
                continue
            text = passage.folded[start:end]
            count = len(text.strip()) - skip
            limit = params.most_latin if params.most_latin and is_latin(text) else params.most
            if count > limit and not text.lstrip().startswith("#"):
                begin = start + len(text) - len(text.lstrip())
                hit = passage_hit(passage, begin, end, count=count, limit=limit)
                yield hit._replace(found=hit.found[:20] + "…")
