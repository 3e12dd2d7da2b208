"""Kinds that read links: hosts on a list, hosts that pretend, pages of third parties."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sekisho.draft import Draft
from sekisho.kinds.base import Context, Hit, HostList, Params, kind, passage_hit
from sekisho.text.lazy import Lazy
from sekisho.text.links import Link, hosts_within, under
from sekisho.text.lookalike import in_latin, is_mixed, skeleton
from sekisho.text.passage import Passage
from sekisho.text.respell import spelt_hosts

# What stands for the rest of an address: `bit.ly/…`, `bit.ly/○○`.
_LEFT_OUT = Lazy("(?:…+|\\.{2,}|・{2,}|[○◯●□■*]{2,})(?![a-z0-9])")


class UrlHost(Params):
    """Hosts that must not be linked to."""

    any: HostList


@kind("url-host", UrlHost, gives=("host",))
def url_host(draft: Draft, params: UrlHost, context: Context) -> Iterator[Hit]:
    """Links whose host, or the host of an address in their parameters, is on a list; also bare and spelt-out hosts."""
    hosts = context.lists.hosts[params.any]
    plain = {skeleton(host): host for host in hosts} if _has_foreign_letters(draft) else {}
    for passage in _published(draft):
        for link in passage.links:
            if (not link.scheme and not link.rest) or _is_left_out(passage, link):
                continue  # a name that is spoken of, such as "links to bit.ly": there is nothing to follow
            listed = _listed(link.host, hosts) or plain.get(skeleton(link.host) if plain else "")
            listed = listed or next((host for inner in hosts_within(link) if (host := _listed(inner, hosts))), None)
            if listed:
                yield passage_hit(passage, link.start, link.end, host=listed)
        for start, end, host in spelt_hosts(passage.folded):
            if host in hosts:
                yield passage_hit(passage, start, end, host=host)


def _is_left_out(passage: Passage, link: Link) -> bool:
    """Is what follows the host left out, as in `bit.ly/…` where a warning quotes what people were sent?"""
    return link.rest in ("", "/") and _LEFT_OUT.match(passage.folded, link.end) is not None


def _has_foreign_letters(draft: Draft) -> bool:
    return any(
        not link.host.isascii() or "xn--" in link.host for passage in _published(draft) for link in passage.links
    )


def _listed(host: str, hosts: frozenset[str]) -> str | None:
    """The host on the list that `host` is, or is below."""
    labels = host.split(".")
    for first in range(len(labels) - 1):
        domain = ".".join(labels[first:])
        if domain in hosts:
            return domain
    return None


class UrlShortLooking(Params):
    """Hosts whose links are not looked at: another rule speaks of them, or they are known to be in order."""

    besides: tuple[HostList, ...] = ()


# `q9.fm/aB3x`: a name of at most five characters, two labels, and nothing but one short code behind it. Under .jp and
# the old domains of organisations, such names belong to bodies that are known by them (nhk.jp, who.int).
_SHORT_HOST = Lazy(r"[a-z0-9-]{1,5}\.(?!jp$|int$|gov$|edu$|com$|org$)[a-z]{2,4}")
_SHORT_CODE = Lazy("/[a-z0-9_-]{2,10}/?")


@kind("url-short-looking", UrlShortLooking, gives=("host",))
def url_short_looking(draft: Draft, params: UrlShortLooking, context: Context) -> Iterator[Hit]:
    """Links of the shape that shorteners make, to hosts that nobody has on a list."""
    official = context.repo.settings.official_hosts
    reviewed = {comparable(link.url) for link in draft.links if link.reviewed.strip()}
    for passage in _published(draft):
        for link in passage.links:
            if (
                _SHORT_HOST.fullmatch(link.host)
                and _SHORT_CODE.fullmatch(link.rest)
                and not any(_listed(link.host, context.lists.hosts[name]) for name in params.besides)
                and not any(under(link.host, domain) for domain in official)
                and comparable(link.url) not in reviewed
            ):
                yield passage_hit(passage, link.start, link.end, host=link.host)


class UrlLookalike(Params):
    """Whose hosts are imitated: domains such as go.jp, and the repo's own official hosts."""

    of: HostList


@kind("url-lookalike", UrlLookalike, gives=("host", "like"))
def url_lookalike(draft: Draft, params: UrlLookalike, context: Context) -> Iterator[Hit]:
    """Links to a host that looks like an official one and is none, or that hide the host behind a name and an @."""
    suffixes = context.lists.hosts[params.of]
    official = context.repo.settings.official_hosts
    for passage in _published(draft):
        for link in passage.links:
            like = _imitated(link, suffixes, official)
            if like:
                yield passage_hit(passage, link.start, link.end, host=link.host, like=like)


def _imitated(link: Link, suffixes: frozenset[str], official: tuple[str, ...]) -> str | None:
    host = link.host
    if "." in link.user:
        return link.user
    if any(under(host, domain) for domain in official):
        return None
    if is_mixed(host):
        return in_latin(host)
    if any(under(host, domain) for domain in suffixes):
        # Nobody but a public body gets such a domain: of these, only what is spelt to look the same is no other body's.
        return next((domain for domain in official if _spelt_alike(host, domain)), None)
    likeness = skeleton(host)
    for domain in official:
        near = likeness == skeleton(domain) or _one_letter_off(host, domain) or _registered_alike(host, domain)
        if (near and not _same_holder(host, domain)) or f".{domain}." in f".{host}" or _borrows(host, domain):
            return domain
    for suffix in suffixes:
        if suffix.count(".") != 1:
            continue  # only domains such as go.jp are imitated as an ending
        joined = suffix.replace(".", "-")
        if any(label.endswith("-" + suffix.replace(".", "")) for label in host.split(".")):
            return suffix  # mihon-lgjp.com
        parts = likeness.replace(skeleton(joined), skeleton(suffix)).split(".")
        labels = skeleton(suffix).split(".")
        if any(parts[i : i + 2] == labels or _ends_like(parts[i : i + 2], labels) for i in range(len(parts) - 1)):
            return suffix
    return None


def _spelt_alike(host: str, domain: str) -> bool:
    """Do the holders of two hosts below such as lg.jp differ in nothing but letters that look the same?"""
    holder, other = host.split(".")[-3:], domain.split(".")[-3:]
    return holder != other and skeleton(".".join(holder)) == skeleton(".".join(other))


def _same_holder(host: str, domain: str) -> bool:
    """Do two hosts lie below one registered domain? What looks alike there is no imitation: www and www2."""
    from sekisho.text.suffixes import registered_domain

    holder = registered_domain(host)
    return holder is not None and holder == registered_domain(domain)


def _registered_alike(host: str, domain: str) -> bool:
    """Is the registered domain of a host like that of an official one, whatever stands before it?

    The public suffix list is only asked where as many labels from the end are alike.
    """
    labels, known = host.split("."), domain.split(".")
    for count in range(2, min(len(labels), len(known)) + 1):
        end, other = ".".join(labels[-count:]), ".".join(known[-count:])
        if end != other and (skeleton(end) == skeleton(other) or _one_letter_off(end, other)):
            from sekisho.text.suffixes import registered_domain

            if registered_domain(host) == end and registered_domain(domain) == other:
                return True
    return False


def _ends_like(pair: list[str], labels: list[str]) -> bool:
    """`fdma-go` + `jp-x`, which come of fdma-go.jp-x: the true ending within longer labels."""
    return pair[0].endswith("-" + labels[0]) and (pair[1] == labels[1] or pair[1].startswith(labels[1] + "-"))


def _borrows(host: str, domain: str) -> bool:
    """Does a host carry the two labels that a domain is known by? `kouiki-example-lg.com` and kouiki.example.lg.jp."""
    known = domain.removeprefix("www.").split(".")[:-2]
    return "-" in host and len(known) > 1 and f".{'.'.join(known)}." in f".{host.replace('-', '.')}."


def _one_letter_off(host: str, domain: str) -> bool:
    """Is one character added, left out, changed, or a neighbouring pair swapped?"""
    if abs(len(host) - len(domain)) > 1 or host == domain:
        return False
    start = 0
    while start < min(len(host), len(domain)) and host[start] == domain[start]:
        start += 1
    rest, other = host[start:], domain[start:]
    if rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]:
        return True
    return rest[:2] == other[1::-1] and rest[2:] == other[2:]


class ThirdPartyLink(Params):
    """Whose pages need no reason on record, beside the organisation's own: domains of public bodies.

    `besides` are hosts that another rule speaks of.
    """

    public: HostList
    besides: HostList


@kind("third-party-link", ThirdPartyLink, gives=("host",))
def third_party_link(draft: Draft, params: ThirdPartyLink, context: Context) -> Iterator[Hit]:
    """Links to a third party's page for which `links:` gives no reason to rely on it."""
    public, besides = context.lists.hosts[params.public], context.lists.hosts[params.besides]
    settings = context.repo.settings
    reviewed = {comparable(link.url) for link in draft.links if link.reviewed.strip()}
    own = [comparable(account.url) for account in context.repo.accounts.values()]
    seen = set()
    for passage in _published(draft):
        for link in passage.links:
            url = comparable(link.url)
            if (
                url in reviewed
                or url in seen
                or any(under(link.host, domain) for domain in settings.official_hosts)
                or any(url == mine or url.startswith((mine + "/", mine + "?")) for mine in own)
                or _listed(link.host, public)
                or _listed(link.host, besides)
            ):
                continue
            seen.add(url)
            yield passage_hit(passage, link.start, link.end, host=link.host)


@lru_cache(maxsize=256)  # the accounts' own are asked for by every draft
def comparable(url: str) -> str:
    """An address without what doesn't change where it leads: scheme, `www.`, case, the slash at its end."""
    plain = url.strip().lower().rstrip("/")
    for prefix in ("https://", "http://", "www."):
        plain = plain.removeprefix(prefix)
    return plain


def _published(draft: Draft) -> Iterator[Passage]:
    return (passage for passage in draft.passages if passage.published)
