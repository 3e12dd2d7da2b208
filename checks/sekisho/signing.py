"""SSH signatures over approvals, made and verified by OpenSSH's own ssh-keygen.

Format: https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig
Loaded only where a content repo asks for signed approvals. What is signed says what it is for, so that a signature fits
nowhere else.
"""

from __future__ import annotations

import base64
import os
import subprocess
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from sekisho.text.sshkeys import public_key
from sekisho.trouble import SekishoError

# What a signature is for (ssh-keygen's namespace): one for a draft is none for a register.
APPROVAL, CONFIRMATION = "approval@sekisho", "confirmation@sekisho"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_SIGNER = "approver"

# What came of verifying.
GOOD, BAD, NO_KEY, NO_TOOL = "good", "bad", "no-key", "no-tool"


def statement(**about: object) -> bytes:
    """The text that is signed: a line for each thing it is about, with the length of each value before it."""
    lines = (f"{name} {len(str(value))} {value}\n" for name, value in sorted(about.items()))
    return b"sekisho statement 1\n" + "".join(lines).encode("utf-8", "surrogatepass")


def plain_moment(moment: datetime | None) -> str:
    """A moment as statements have it: UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""


@cache
def verify(message: bytes, signature: str, keys: tuple[str, ...], namespace: str) -> str:
    """GOOD where one of the keys made the signature over the message; else why it can't be said to be."""
    known = [key for key in map(public_key, keys) if key]
    if not known:
        return NO_KEY
    if not _is_signature(signature):
        return BAD
    with tempfile.TemporaryDirectory(prefix="sekisho-") as folder:
        signers, signed = os.path.join(folder, "signers"), os.path.join(folder, "signature")
        _write(signers, "".join(f'{_SIGNER} namespaces="{namespace}" {key}\n' for key in known))
        _write(signed, _armoured(signature))
        done = _ssh_keygen(
            ["-Y", "verify", "-f", signers, "-I", _SIGNER, "-n", namespace, "-s", signed], message, capture=True
        )
    if done is None:
        return NO_TOOL
    return GOOD if done.returncode == 0 else BAD


def sign(message: bytes, keys: Iterable[str], namespace: str, key_file: str = "") -> str:
    """A signature over the message, in one line of base64, by the key in `key_file` or one of `keys`.

    ssh-keygen asks for a passphrase, or a touch of the hardware token, itself. Raises SekishoError where none of the
    keys is at hand, or ssh-keygen fails.
    """
    known = [key for key in map(public_key, keys) if key]
    with tempfile.TemporaryDirectory(prefix="sekisho-") as folder:
        path = key_file or _find_key(known, folder)
        if not path:
            raise SekishoError("no-signing-key")
        target = os.path.join(folder, "message")
        with open(target, "wb") as file:
            file.write(message)
        done = _ssh_keygen(["-Y", "sign", "-f", path, "-n", namespace, target], b"", capture=False)
        if done is None:
            raise SekishoError("no-ssh-keygen")
        if done.returncode or not os.path.exists(target + ".sig"):
            raise SekishoError("signing-failed", found=path)
        with open(target + ".sig", encoding="ascii") as file:
            lines = file.read().split("\n")
    made = "".join(line for line in lines if line and not line.startswith("-----"))
    if known and verify(message, made, tuple(known), namespace) != GOOD:
        raise SekishoError("other-key", found=path)
    return made


def _find_key(known: list[str], folder: str) -> str:
    """The file to sign with: a public key whose private half an agent holds, or one of the usual files."""
    held = {public_key(line) for line in _agent_keys().split("\n")} if os.environ.get("SSH_AUTH_SOCK") else set[str]()
    for key in known:
        if key in held:
            path = os.path.join(folder, "agent.pub")
            _write(path, key + "\n")
            return path
    home = os.path.join(os.path.expanduser("~"), ".ssh")
    for name in sorted(os.listdir(home)) if os.path.isdir(home) else ():
        if name.endswith(".pub"):
            with open(os.path.join(home, name), encoding="utf-8", errors="replace") as file:
                found = public_key(file.readline())
            if found in known and os.path.exists(os.path.join(home, name[:-4])):
                return os.path.join(home, name[:-4])
    return ""


def _agent_keys() -> str:
    try:
        done = subprocess.run(["ssh-add", "-L"], capture_output=True, check=False)
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace")


def _ssh_keygen(arguments: list[str], message: bytes, *, capture: bool) -> subprocess.CompletedProcess[bytes] | None:
    """Run ssh-keygen; while signing it may talk to the person at the terminal. None where there is no ssh-keygen."""
    given = message if capture else None
    try:
        return subprocess.run(["ssh-keygen", *arguments], input=given, capture_output=capture, check=False)
    except OSError:
        return None


def _is_signature(text: str) -> bool:
    try:
        return base64.b64decode("".join(text.split()), validate=True).startswith(b"SSHSIG")
    except ValueError:
        return False


def _armoured(signature: str) -> str:
    plain = "".join(signature.split())
    lines = [plain[at : at + 70] for at in range(0, len(plain), 70)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii", newline="\n") as file:
        file.write(text)
