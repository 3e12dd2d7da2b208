"""The kind that holds a draft against the limits of the platform it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sekisho.draft import Draft
from sekisho.kinds.base import Context, Hit, Params, filled, kind
from sekisho.source import Span
from sekisho.text.length import COUNTS, hashtags
from sekisho.typed import Any, Literal


class PlatformLimit(Params):
    """Which limits of `platforms.yml` to hold the draft against."""

    limits: tuple[
        Literal["text", "title", "images", "hashtags", "poll_options", "poll_option_length", "poll_days"], ...
    ]


# The field without which there is nothing to count.
_COUNTED_IN = {
    "title": "title",
    "images": "media",
    "poll_options": "poll",
    "poll_option_length": "poll",
    "poll_days": "poll",
}


def _needs(params: PlatformLimit) -> tuple[tuple[str, ...], ...]:
    fields = [_COUNTED_IN.get(name) for name in params.limits]
    return () if None in fields else (tuple(filled(name) for name in dict.fromkeys(fields) if name),)


@kind("platform-limit", PlatformLimit, gives=("count", "limit", "platform"), needs=_needs)
def platform_limit(draft: Draft, params: PlatformLimit, context: Context) -> Iterator[Hit]:
    """Drafts that the platform would cut off or refuse. Official source: the help pages named in the data."""
    account = context.repo.accounts.get(draft.account)
    platform = context.lists.platforms.get(account.service) if account else None
    if platform is None:
        return
    for name in params.limits:
        limit = platform["limits"].get(name)
        if limit is None:
            continue
        count, span = _MEASURES[name](draft, platform)
        if count > limit:
            yield Hit(draft.source, span, "", {"count": count, "limit": limit, "platform": platform["name"]})


_Measured = tuple[int, Span]


def _text(draft: Draft, platform: Mapping[str, Any]) -> _Measured:
    return COUNTS[platform["counts_by"]](draft.body), draft.first_line


def _title(draft: Draft, platform: Mapping[str, Any]) -> _Measured:
    return COUNTS[platform["counts_by"]](draft.text("title")), draft.at("title")


def _images(draft: Draft, platform: Mapping[str, Any]) -> _Measured:
    return len(draft.media), draft.at("media")


def _hashtags(draft: Draft, platform: Mapping[str, Any]) -> _Measured:
    return sum(hashtags(passage.folded) for passage in draft.passages if passage.name == "body"), draft.first_line


def _poll_options(draft: Draft, platform: Mapping[str, Any]) -> _Measured:
    return len(draft.poll_options or ()), draft.at("poll.options", "poll")


def _poll_option_length(draft: Draft, platform: Mapping[str, Any]) -> _Measured:
    longest = max(draft.poll_options or ("",), key=len)
    number = (draft.poll_options or [""]).index(longest)
    return len(longest), draft.at(f"poll.options[{number}]", "poll")


def _poll_days(draft: Draft, platform: Mapping[str, Any]) -> _Measured:
    return draft.poll_days or 0, draft.at("poll.days", "poll")


_MEASURES: dict[str, Callable[[Draft, Mapping[str, Any]], _Measured]] = {
    "text": _text,
    "title": _title,
    "images": _images,
    "hashtags": _hashtags,
    "poll_options": _poll_options,
    "poll_option_length": _poll_option_length,
    "poll_days": _poll_days,
}
