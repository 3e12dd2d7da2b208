"""Words for approvals: what has changed since, which step is missing, what is wrong with a signature."""

from __future__ import annotations

from collections.abc import Sequence

from sekisho.messages import Text

_BODY = Text("本文", "the text")
_ATTACHMENT = Text("添付ファイル {name}", "the attachment {name}")
_FIELD = Text("{name} の欄", "the field {name}")
_UNKNOWN = Text("どこかは記録がなく分かりません", "where is not on record")

_FLAWS = {
    "bad": Text(
        "署名が、この下書き、この内容、この人の鍵のどれかと合いません",
        "the signature does not fit this draft, this content or this person's key",
    ),
    "no-key": Text("people.yml にこの人の公開鍵がありません", "people.yml has no public key of this person"),
    "no-tool": Text(
        "この機械には ssh-keygen がなく、署名を確かめられません",
        "this machine has no ssh-keygen, so the signature can't be verified",
    ),
    "no-name": Text(
        "sekisho.yml に repository(署名を結び付ける名前)がありません",
        "sekisho.yml has no repository, the name to which signatures are bound",
    ),
}

_ROLE = Text("役割 {names} の人", "somebody with the role {names}")
_ANY = Text("{names} のだれか", "one of {names}")
_ALL = Text("{names} の全員", "all of {names}")


def part_name(names: Sequence[str]) -> Text:
    """The parts of a draft that have changed, as people call them."""
    if not names:
        return _UNKNOWN
    found = [_part(name) for name in names]
    return Text("、".join(each.ja for each in found), ", ".join(each.en for each in found))


def _part(name: str) -> Text:
    text = _BODY if name == "body" else _ATTACHMENT if name.startswith("media:") else _FIELD
    plain = name.removeprefix("media:")
    return Text(text.ja.replace("{name}", plain), text.en.replace("{name}", plain))


def signature_flaw(came: str) -> Text:
    """Why a signature is not accepted; `came` is what `signing.verify` says."""
    return _FLAWS[came]


def step_name(role: str, any_of: Sequence[str], all_of: Sequence[str]) -> Text:
    """Whose approval a step of sekisho.yml asks for; people by name."""
    text, names = (_ALL, all_of) if all_of else (_ANY, any_of) if any_of else (_ROLE, (role,))
    return Text(text.ja.replace("{names}", "、".join(names)), text.en.replace("{names}", ", ".join(names)))
