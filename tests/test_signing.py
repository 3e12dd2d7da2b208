"""Signed approvals with OpenSSH's own keys: what holds, and every way to forge one that we know of."""

import base64
import hashlib
import os
import re
import struct
import subprocess
from pathlib import Path

import pytest
from conftest import SETTINGS, draft, run_sekisho, write_files
from git_repo import GitRepo
from server import PEOPLE, SIGNED, WAITING, Keys, Server, people_of, told

from sekisho.signing import APPROVAL, BAD, CONFIRMATION, GOOD, NO_KEY, NO_TOOL, sign, statement, verify
from sekisho.text.sshkeys import public_key
from sekisho.trouble import SekishoError

pytestmark = pytest.mark.usefixtures("compiled")
TEXT = draft("ごみの収集は午前8時からです。", WAITING)
AT = ("--at", "2026-12-01T09:00")


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return Keys(str(tmp_path_factory.mktemp("keys")))


@pytest.fixture
def repo(tmp_path: Path, keys: Keys) -> GitRepo:
    """A content repo that asks for signed approvals."""
    folder = str(tmp_path / "content")
    write_files(folder, {"sekisho.yml": SIGNED, **people_of(keys), "media/a.png": b"\x89PNG\r\n\x1a\n one"})
    found = GitRepo(folder)
    found.git("init", "--quiet", "--initial-branch=main")
    return found


def approve(repo: GitRepo, keys: Keys, path: str = "posts/a.md", by: str = "mihon", key: str = "") -> str:
    done = repo.run("sekisho", "approve", "--by", by, "--key", keys.file(key or by), path)
    return done.out + done.err


def found(repo: GitRepo, path: str = "posts/a.md") -> list[str]:
    """The headings of what is found in a draft."""
    done = run_sekisho("check", path, cwd=repo.folder)
    assert done.status in (0, 1), done.out + done.err
    return re.findall(r"止めます  (.+?)  \[", done.out)


def edit(repo: GitRepo, old: str, new: str, path: str = "posts/a.md") -> None:
    full = os.path.join(repo.folder, path)
    with open(full, encoding="utf-8") as file:
        text = file.read()
    assert old in text
    write_files(repo.folder, {path: text.replace(old, new, 1)})


def signature_in(repo: GitRepo, path: str) -> str:
    with open(os.path.join(repo.folder, path), encoding="utf-8") as file:
        (match,) = re.findall(r"signature: (\S+)", file.read())
    return str(match)


def test_a_signed_approval_holds(repo: GitRepo, keys: Keys) -> None:
    repo.write({"posts/a.md": TEXT})
    assert "posts/a.md を 見本 が承認しました。\n" in approve(repo, keys)
    assert found(repo) == []
    repo.write({"posts/b.md": TEXT})
    assert found(repo, "posts/b.md") == ["上司の確認がない"]


def test_an_approval_by_name_alone_is_not_enough(repo: GitRepo, keys: Keys) -> None:
    repo.write({"posts/a.md": TEXT, "sekisho.yml": SETTINGS})
    approve(repo, keys)
    repo.write({"sekisho.yml": SIGNED})
    assert found(repo) == ["署名のない承認"]


@pytest.mark.parametrize(
    ("old", "new", "headings"),
    [
        ("午前8時", "午前9時", ["承認の後の変更"]),
        ("2126-12-10T09:00", "2126-12-11T09:00", ["承認の後の変更"]),
        ("by: mihon", "by: bonno", ["合わない署名"]),
        ("by: mihon", "by: ｍｉｈｏｎ", ["合わない署名", "承認できない人の承認"]),
        ("by: mihon", "by: Mihon", ["合わない署名", "承認できない人の承認"]),
        ("by: mihon", "by: mi\u200bhon", ["合わない署名", "承認できない人の承認"]),
        ("+09:00\n  digest", "+10:00\n  digest", ["合わない署名"]),
    ],
)
def test_what_was_signed_can_not_be_changed(repo: GitRepo, keys: Keys, old: str, new: str, headings: list[str]) -> None:
    repo.write({"posts/a.md": TEXT})
    approve(repo, keys)
    edit(repo, old, new)
    assert sorted(found(repo)) == sorted(headings)


def test_the_message_names_what_has_changed(repo: GitRepo, keys: Keys) -> None:
    fields = WAITING + "media: [{file: media/a.png, alt: 訓練, rights: own, people: none}]\n"
    repo.write({"posts/a.md": draft("訓練の写真です。", fields)})
    approve(repo, keys)
    assert found(repo) == []
    repo.write({"media/a.png": b"\x89PNG\r\n\x1a\n two"})
    edit(repo, "訓練の写真です。", "訓練の写真です!")
    edit(repo, "author: reida", "title: 題\nauthor: reida")
    done = run_sekisho("check", "posts/a.md", cwd=repo.folder)
    assert "変わったところ - 本文、添付ファイル media/a.png、title の欄。" in done.out
    done = run_sekisho("check", "--lang", "en", "posts/a.md", cwd=repo.folder)
    assert "What has changed: the text, the attachment media/a.png, the field title." in done.out


def test_a_signature_from_another_draft_is_none(repo: GitRepo, keys: Keys) -> None:
    repo.write({"posts/a.md": TEXT})
    approve(repo, keys)
    with open(os.path.join(repo.folder, "posts/a.md"), "rb") as file:
        repo.write({"posts/copy.md": file.read()})
    assert found(repo, "posts/copy.md") == ["合わない署名"]
    repo.write({"posts/b.md": TEXT.replace("8時", "9時")})
    approve(repo, keys, "posts/b.md")
    edit(repo, signature_in(repo, "posts/b.md"), signature_in(repo, "posts/a.md"), "posts/b.md")
    assert found(repo, "posts/b.md") == ["合わない署名"]


def test_a_signature_from_another_repo_is_none(repo: GitRepo, keys: Keys) -> None:
    repo.write({"posts/a.md": TEXT})
    approve(repo, keys)
    repo.write({"sekisho.yml": SIGNED.replace("kouiki-sns", "other-sns")})
    assert found(repo) == ["合わない署名"]


def test_a_signature_over_an_earlier_text_is_none(repo: GitRepo, keys: Keys) -> None:
    repo.write({"posts/a.md": TEXT})
    approve(repo, keys)
    earlier = signature_in(repo, "posts/a.md")
    edit(repo, "8時", "9時")
    approve(repo, keys)
    edit(repo, signature_in(repo, "posts/a.md"), earlier)
    assert found(repo) == ["合わない署名"]


def test_an_attachment_can_not_be_swapped_or_linked(repo: GitRepo, keys: Keys) -> None:
    fields = WAITING + "media: [{file: media/a.png, alt: 訓練, rights: own, people: none}]\n"
    repo.write({"posts/a.md": draft("訓練の写真です。", fields)})
    approve(repo, keys)
    path = os.path.join(repo.folder, "media", "a.png")
    os.rename(path, path + ".kept")
    os.symlink("a.png.kept", path)
    done = run_sekisho("check", "posts/a.md", cwd=repo.folder)
    assert done.status == 1
    assert "承認の後の変更  [3(5)]" in done.out


def test_an_approver_who_was_removed_no_longer_counts(repo: GitRepo, keys: Keys) -> None:
    repo.write({"posts/a.md": TEXT})
    approve(repo, keys)
    repo.write({"people.yml": keys.people(re.sub("  mihon: .*\n", "", PEOPLE))})
    assert sorted(found(repo)) == ["合わない署名", "承認できない人の承認"]


def test_an_approver_whose_term_ended_after_the_approval_still_counts(repo: GitRepo, keys: Keys) -> None:
    repo.write({"posts/a.md": TEXT})
    approve(repo, keys)
    repo.write(
        {"people.yml": keys.people(PEOPLE.replace("[approver, head], key", "[approver, head], until: 2126-01-01, key"))}
    )
    assert found(repo) == []
    repo.write(
        {"people.yml": keys.people(PEOPLE.replace("[approver, head], key", "[approver, head], until: 2020-01-01, key"))}
    )
    assert found(repo) == ["承認できない人の承認"]


def test_an_approval_in_the_future_is_none(repo: GitRepo, keys: Keys) -> None:
    repo.write({"posts/a.md": TEXT})
    done = repo.run(
        "sekisho", "approve", "--by", "mihon", "--key", keys.file("mihon"), "--at", "2126-01-01T00:00", "posts/a.md"
    )
    assert done.status == 1
    assert "先の日付の承認  [3(5)]" in done.out


def test_nobody_signs_with_somebody_else_s_key(repo: GitRepo, keys: Keys) -> None:
    repo.write({"posts/a.md": TEXT})
    said = approve(repo, keys, key="itaku")
    assert "は、people.yml に登録された公開鍵と合いません。" in said
    assert found(repo) == ["上司の確認がない"]


def test_a_deputy_signs_for_the_time_named(repo: GitRepo, keys: Keys) -> None:
    deputy = "[approver, head], deputies: [{person: itaku, from: 2026-01-01, until: 2126-01-01}], key"
    people = (
        PEOPLE.replace("[approver, head], key", deputy) + '  itaku: {name: 代田, roles: [author], key: "@itaku@"}\n'
    )
    repo.write({"posts/a.md": TEXT, "people.yml": keys.people(people)})
    approve(repo, keys, by="itaku")
    assert found(repo) == []
    repo.write({"people.yml": keys.people(people.replace("2126-01-01", "2026-01-02"))})
    assert found(repo) == ["承認できない人の承認"]


def test_signed_changes_of_the_registers(tmp_path: Path, keys: Keys) -> None:
    """A downgrade to unsigned in the same push, by whoever writes a name into a record."""
    server = Server(str(tmp_path), keys, SIGNED)
    server.repo.write({"sekisho.yml": SETTINGS, "posts/a.md": TEXT})
    assert server.repo.run("sekisho", "approve", "--by", "mihon", "sekisho.yml").status == 0
    assert server.repo.run("sekisho", "approve", "--by", "mihon", "posts/a.md").status == 0
    server.repo.start()
    said = told(server.push())
    assert "「sekisho.yml」の変更に、変更前から権限を持つ所属長の承認がありません。" in said
    assert "「mihon」の承認に署名がありません。" in said


def test_an_author_s_own_key_in_the_same_push(tmp_path: Path, keys: Keys) -> None:
    server = Server(str(tmp_path), keys, SIGNED)
    people = PEOPLE.replace("@mihon@", "@itaku@")
    server.repo.write({"people.yml": keys.people(people), "posts/a.md": TEXT})
    assert server.approve("people.yml", key="itaku").status == 0
    assert server.approve("posts/a.md", key="itaku").status == 0
    server.repo.start()
    said = told(server.push())
    assert "「people.yml」の変更に" in said
    assert "「mihon」の署名を確かめられません。" in said


MESSAGE = statement(by="mihon", digest="sha256:00")


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
def test_kinds_of_keys(keys: Keys, kind: str) -> None:
    public = keys.public("mihon", kind)
    made = sign(MESSAGE, [public], APPROVAL, keys.file("mihon", kind))
    assert verify(MESSAGE, made, (public,), APPROVAL) == GOOD
    assert verify(MESSAGE + b"x", made, (public,), APPROVAL) == BAD
    assert verify(MESSAGE, made, (public,), CONFIRMATION) == BAD
    assert verify(MESSAGE, made, (keys.public("bonno"),), APPROVAL) == BAD
    assert verify(MESSAGE, made, (), APPROVAL) == NO_KEY
    assert verify(MESSAGE, "not a signature", (public,), APPROVAL) == BAD


def test_a_key_with_a_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Keys(str(tmp_path))
    path = own.file("mihon", passphrase="a passphrase")  # noqa: S106  # of a key made for this test
    ask = tmp_path / "ask"
    ask.write_text("#!/bin/sh\necho a passphrase\n")
    ask.chmod(0o755)
    monkeypatch.setenv("SSH_ASKPASS", str(ask))
    monkeypatch.setenv("SSH_ASKPASS_REQUIRE", "force")
    made = sign(MESSAGE, [own.public("mihon")], APPROVAL, path)
    assert verify(MESSAGE, made, (own.public("mihon"),), APPROVAL) == GOOD
    ask.write_text("#!/bin/sh\necho another\n")
    with pytest.raises(SekishoError, match="signing-failed"):
        sign(MESSAGE, [own.public("mihon")], APPROVAL, path)


def test_a_key_in_an_agent(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    started = subprocess.run(["ssh-agent", "-s"], capture_output=True, check=True, text=True).stdout
    variables = dict(re.findall(r"(SSH_\w+)=([^;]+);", started))
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    try:
        subprocess.run(["ssh-add", "-q", keys.file("bonno")], check=True, capture_output=True)
        made = sign(MESSAGE, [keys.public("bonno")], APPROVAL)
        assert verify(MESSAGE, made, (keys.public("bonno"),), APPROVAL) == GOOD
        with pytest.raises(SekishoError, match="no-signing-key"):
            sign(MESSAGE, [keys.public("mihon")], APPROVAL)
    finally:
        subprocess.run(["ssh-agent", "-k"], capture_output=True, check=False)


def test_a_key_on_a_hardware_token(tmp_path: Path) -> None:
    """A signature as a token makes it (PROTOCOL.u2f), put together here, since no token is at hand."""
    private, application = tmp_path / "key.pem", b"ssh:"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", private], check=True, capture_output=True)
    shown = subprocess.run(
        ["openssl", "pkey", "-in", private, "-pubout", "-outform", "DER"], check=True, capture_output=True
    )
    kind, raw = b"sk-ssh-ed25519@openssh.com", shown.stdout[-32:]
    blob = _string(kind) + _string(raw) + _string(application)
    line = f"{kind.decode()} {base64.b64encode(blob).decode()} token"
    hashed = hashlib.sha512(MESSAGE).digest()
    signed = b"SSHSIG" + _string(APPROVAL.encode()) + _string(b"") + _string(b"sha512") + _string(hashed)
    touched = struct.pack(">BI", 1, 7)
    told_to_sign = tmp_path / "data"
    told_to_sign.write_bytes(hashlib.sha256(application).digest() + touched + hashlib.sha256(signed).digest())
    made = subprocess.run(
        ["openssl", "pkeyutl", "-sign", "-rawin", "-inkey", private, "-in", told_to_sign],
        check=True,
        capture_output=True,
    ).stdout
    signature = _string(kind) + _string(made) + touched
    whole = b"SSHSIG" + struct.pack(">I", 1) + _string(blob) + _string(APPROVAL.encode()) + _string(b"")
    whole += _string(b"sha512") + _string(_string(kind) + _string(made) + touched)
    assert len(signature) == len(_string(kind) + _string(made)) + 5
    text = base64.b64encode(whole).decode()
    assert verify(MESSAGE, text, (line,), APPROVAL) == GOOD
    assert verify(MESSAGE + b"x", text, (line,), APPROVAL) == BAD


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def test_without_ssh_keygen_it_is_said(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    made = sign(MESSAGE, [keys.public("mihon")], APPROVAL, keys.file("mihon"))
    monkeypatch.setenv("PATH", "")
    verify.cache_clear()
    assert verify(MESSAGE, made, (keys.public("mihon"),), APPROVAL) == NO_TOOL
    with pytest.raises(SekishoError, match="no-ssh-keygen"):
        sign(MESSAGE, [keys.public("mihon")], APPROVAL, keys.file("mihon"))
    verify.cache_clear()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "ssh-ed25519",
        "ssh-ed25519 AAAA",
        "cert-authority ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nbonno ssh-ed25519 AAAA",
    ],
)
def test_what_is_no_public_key(line: str) -> None:
    assert public_key(line) == ""


@pytest.mark.parametrize(
    ("one", "other"), [({"a": "1 b 1"}, {"a": "1", "b": "1"}), ({"a": "12"}, {"a": "1", "b": "2"})]
)
def test_statements_can_not_be_confused(one: dict[str, str], other: dict[str, str]) -> None:
    assert statement(**one) != statement(**other)
