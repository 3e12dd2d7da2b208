"""A kind that no check loads before the wording of a draft as a whole has given cause: which sentence it was."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.draft import Draft
from sekisho.kinds.base import Clause, Context, Hit, Params, kind, passage_hit

# A message quotes no more than this many characters.
_QUOTED = 60


class Wording(Params):
    """The clause whose weights in the list of how drafts are worded are asked."""

    clause: Clause


@kind("wording", Wording, subject="wording")
def wording(draft: Draft, params: Wording, context: Context) -> Iterator[Hit]:
    """The sentence of the body that is worded most like drafts that break a clause.

    Whether to ask at all, and for which clause, is for the engine: it has weighed the draft as a whole.
    """
    body = draft.passages[0]
    start, end = context.weights[params.clause].telling(body.folded, body.sentences, context.weights[""])
    sentence = body.folded[start:end]
    start, end = start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())
    hit = passage_hit(body, start, end)
    yield hit if len(hit.found) <= _QUOTED else hit._replace(found=hit.found[:_QUOTED] + "…")
