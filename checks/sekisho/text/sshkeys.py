"""Public SSH keys as they stand in a .pub file. Source: OpenSSH, sshd(8), AUTHORIZED_KEYS FILE FORMAT."""

from __future__ import annotations

import base64

from sekisho.text.lazy import Lazy

_TYPES = (
    "ssh-ed25519",
    "sk-ssh-ed25519@openssh.com",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "ssh-rsa",
)
_KEY = Lazy("(" + "|".join(_TYPES).replace(".", "[.]") + ") ([A-Za-z0-9+/]{40,2000}={0,2})(?: [^\\n]*)?")


def public_key(line: str) -> str:
    """Type and key of a line as in a .pub file, without its comment; an empty text where it is no public key."""
    match = _KEY.fullmatch(line.strip())
    if not match:
        return ""
    try:
        blob = base64.b64decode(match[2], validate=True)
    except ValueError:
        return ""
    named = blob[4 : 4 + int.from_bytes(blob[:4], "big")]
    return f"{match[1]} {match[2]}" if named == match[1].encode() else ""
