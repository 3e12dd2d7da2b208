"""The registers of a content repo: what must stand in them, what must not, and what falls due. Rules' own examples are in test_policy."""

from __future__ import annotations

import os
import sys

import pytest
from conftest import ACCOUNTS, FIELDS, PEOPLE, Check, draft, moment, run_program, write_files

from sekisho.check.checker import Checker
from sekisho.check.run import Outcome, is_register
from sekisho.report.sentences import message

STAFF = PEOPLE + "  shino: {name: 試野, roles: [head]}\n  kano: {name: 仮野, roles: [moderator]}\n"
CONSULTED = (
    "consultations:\n"
    "  - {id: c-2026-01, about: 紹介, with: 企画財政係, date: 2026-11-01, outcome: agreed, until: 2027-03-31, by: reida}\n"
)
DELETED = (
    "entries:\n"
    "  - id: m-1\n    account: x-main\n    comment: https://x.com/example_user/status/1\n    deleted_on: 2026-11-20\n"
    "    by: kano\n    grounds: [5-1-06]\n    blocked: false\n    reason: 職員への暴言\n"
)
ANSWERED = (
    "answers:\n"
    "  - id: a-1\n    comment: https://x.com/example_user/status/2\n    received_on: 2026-11-09\n    considered_by: shino\n"
    "    considered_on: 2026-11-10\n    answered_on: 2026-11-11\n    url: https://www.kouiki.example.lg.jp/faq/\n"
)
FLAME = "kind: flame-up\naccount: x-main\nopened_on: 2026-11-28\nstatus: open\n"
WHOLE = {"people.yml": STAFF, "consultations.yml": CONSULTED, "moderation.yml": DELETED, "answers.yml": ANSWERED}
SHARE = "account: x-main\naction: share\nscheduled_at: 2026-12-10T09:00\nauthor: reida\ntarget: 例示商店\n"


def told(outcome: Outcome, lang: str = "ja") -> list[str]:
    """What is said, with its place; but for the approvals that no draft here has."""
    return [
        f"{each.path}:{each.line} {message(each, lang)}" for each in outcome.findings if each.rule != "approval-missing"
    ]


def test_registers_that_are_in_order_are_silent(run_check: Check) -> None:
    assert told(run_check({**WHOLE, "incidents/flame.yml": FLAME})) == []
    assert told(run_check({})) == []


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"consultations.yml": " \n"}, ["consultations.yml:1 ファイルが空です。"]),
        ({"moderation.yml": "# まだ\n"}, ["moderation.yml:1 ファイルが空です。"]),
        ({"answers.yml": "- a\n"}, ["answers.yml:1 項目「」の値「list」は読み取れません。"]),
        ({"moderation.yml": "entries: {m-1: {}}\n"}, ["moderation.yml:1 項目「entries」の値「map」は読み取れません。"]),
        (
            {"consultations.yml": "consultations: なし\n"},
            ["consultations.yml:1 項目「consultations」の値「なし」は読み取れません。"],
        ),
        (
            {"consultations.yml": CONSULTED.replace("until", "untill")},
            ["consultations.yml:2 「untill」という項目はありません。「until」のことですか。"],
        ),
        (
            {"moderation.yml": DELETED.replace("grounds: [5-1-06]", "ground: [5-1-06]")},
            ["moderation.yml:7 「ground」という項目はありません。「grounds」のことですか。"],
        ),
        (
            {"answers.yml": ANSWERED.replace("2026-11-10", "2026-11-31")},
            ["answers.yml:6 「2026-11-31」という日時はありません。"],
        ),
        (
            {"moderation.yml": DELETED.replace("blocked: false", "blocked: no")},
            ["moderation.yml:8 項目「entries[0].blocked」の値「no」は読み取れません。"],
        ),
        (
            {"consultations.yml": CONSULTED.replace("agreed", "aggreed")},
            ["consultations.yml:2 項目「consultations[0].outcome」に「aggreed」は使えません。「agreed」のことですか。"],
        ),
        (
            {"consultations.yml": CONSULTED + CONSULTED.partition("\n")[2]},
            ["consultations.yml:3 id「c-2026-01」が二度使われています。"],
        ),
        (
            {"moderation.yml": DELETED + DELETED.partition("\n")[2]},
            ["moderation.yml:10 id「m-1」が二度使われています。"],
        ),
        (
            {"moderation.yml": DELETED.replace("x-main", "x-mian")},
            ["moderation.yml:3 accounts.yml に「x-mian」というアカウントはありません。「x-main」のことですか。"],
        ),
        (
            {"people.yml": PEOPLE + "  bonno: {name: 凡野, roles: [author], accounts: [x-main, x-mian]}\n"},
            ["people.yml:4 accounts.yml に「x-mian」というアカウントはありません。「x-main」のことですか。"],
        ),
        (
            {"incidents/flame.yml": FLAME.replace("x-main", "x-mian")},
            ["incidents/flame.yml:2 accounts.yml に「x-mian」というアカウントはありません。「x-main」のことですか。"],
        ),
        (
            {"incidents/flame.yml": FLAME + "decidedby: shino\n"},
            ["incidents/flame.yml:5 「decidedby」という項目はありません。「decided_by」のことですか。"],
        ),
        (
            {"accounts.yml": ACCOUNTS + "    consultation: c-2026-02\n", "consultations.yml": CONSULTED},
            ["accounts.yml:10 consultations.yml に「c-2026-02」という協議はありません。「c-2026-01」のことですか。"],
        ),
        (
            {"accounts.yml": ACCOUNTS + "    consultation: c-2026-01\n"},
            ["accounts.yml:10 consultations.yml に「c-2026-01」という協議はありません。"],
        ),
        (
            {
                "answers.yml": ANSWERED.replace("id: a-1", "id:"),
                "consultations.yml": CONSULTED.replace("by: reida", "by: [reida]").replace("about: 紹介, ", ""),
                "incidents/flame.yml": FLAME.replace("opened_on: 2026-11-28\n", ""),
            },
            [
                "answers.yml:2 項目「answers[0].id」が空です。",
                "consultations.yml:2 項目「consultations[0].about」がありません。",
                "consultations.yml:2 項目「consultations[0].by」の値「list」は読み取れません。",
                "incidents/flame.yml:1 項目「opened_on」がありません。",
            ],
        ),
    ],
)
def test_what_can_not_be_read_is_told_whole_and_nothing_goes_through(
    run_check: Check, files: dict[str, str], said: list[str]
) -> None:
    outcome = run_check({"people.yml": STAFF, "posts/a.md": draft("お知らせです。"), **files})
    assert told(outcome) == said
    assert (outcome.status, outcome.checked, outcome.unusable) == (2, 0, True)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"incidents/a.yml": FLAME, "incidents/b.yml": FLAME},
            ["incidents/b.yml:3 「incidents/b.yml」は、「incidents/a.yml」と同じ種類・アカウント・日付の記録です。"],
        ),
        (
            {
                "incidents/a.yml": FLAME.replace(
                    "status: open", "status: closed\nclosed_on: 2026-11-27\ndecided_by: 試野"
                )
            },
            [
                "incidents/a.yml:4 炎上の記録「incidents/a.yml」が終了になっていますが、「所属での検討」の記録がありません。",
                "incidents/a.yml:5 「closed_on」の日付 2026-11-27 は、opened_on 2026-11-28 と前後が合いません。",
                "incidents/a.yml:6 「試野」は、このアカウントの所属長として people.yml に登録されていません。",
            ],
        ),
        (
            {"incidents/a.yml": FLAME + "decided_by: shinno\nneeded: [説明, 謝まる]\n"},
            [
                "incidents/a.yml:5 「shinno」は、このアカウントの所属長として people.yml に登録されていません。「shino」のことですか。",
                "incidents/a.yml:6 needed に書ける対応に「謝まる」はありません。",
            ],
        ),
        (
            {"incidents/a.yml": FLAME.replace("2026-11-28", "2026-12-02")},
            ["incidents/a.yml:3 「opened_on」の日付 2026-12-02 は、今日(2026-12-01) と前後が合いません。"],
        ),
        (
            {"moderation.yml": DELETED.replace("5-1-06", "5-1-6").replace("kano", "kanno")},
            [
                "moderation.yml:6 「by」の「kanno」は、people.yml に登録されていません。「kano」のことですか。",
                "moderation.yml:7 「5-1-6」は、コメントを削除できる条項ではありません。「5-1-06」のことですか。",
            ],
        ),
        (
            {"moderation.yml": DELETED.replace("by: kano", "by: reida").replace("    blocked: false\n", "")},
            [
                "moderation.yml:2 削除の記録「m-1」に「blocked」がありません。",
                "moderation.yml:6 「reida」は、削除の日に、このアカウントのコメント担当者ではありません。",
            ],
        ),
        (
            {"moderation.yml": DELETED.replace("https://x.com/example_user/status/1", "税金どろぼう、職員は辞めろ")},
            ["moderation.yml:4 「税＊＊＊＊＊、＊＊＊＊＊＊」は、コメントの id や URL ではなく、文と読めます。"],
        ),
        (
            {"moderation.yml": DELETED.replace("職員への暴言", "例田さんへの暴言。090-0000-0001")},
            [
                "moderation.yml:9 「例＊＊＊」は、特定の人の名前、住所、生年月日と読めます。",
                "moderation.yml:9 「0**-****-****」は、利用者の電話番号、メールアドレス、個人番号と読めます。",
            ],
        ),
        (
            {"answers.yml": ANSWERED.replace("2026-11-10", "2026-11-12")},
            ["answers.yml:7 「answered_on」の日付 2026-11-11 は、considered_on 2026-11-12 と前後が合いません。"],
        ),
        (
            {"answers.yml": ANSWERED.replace("www.kouiki.example.lg.jp", "kouiki.example.com")},
            ["answers.yml:8 回答の掲載先「https://kouiki.example.com/faq/」は、公式ホームページではありません。"],
        ),
        (
            {"answers.yml": ANSWERED.replace("status/2", "status/1"), "moderation.yml": DELETED},
            ["answers.yml:3 回答「a-1」のコメントは、削除の記録「m-1」にもあります。"],
        ),
        (
            {"consultations.yml": CONSULTED.replace("企画財政係", "総務課").replace("by: reida", "by: dareka")},
            [
                "consultations.yml:2 協議の相手「総務課」は、指針が定める相手ではありません。",
                "consultations.yml:2 「by」の「dareka」は、people.yml に登録されていません。",
            ],
        ),
        (
            {"accounts.yml": ACCOUNTS.replace("two_factor: true", "two_factor: false")},
            ["accounts.yml:9 アカウント「x-main」で、二段階認証を使っていることが記録されていません。"],
        ),
        (
            {"people.yml": STAFF.replace("仮野", "仮野 090-0000-0001")},
            ["people.yml:5 「0**-****-****」は、組織のものではない電話番号、メールアドレス、個人番号と読めます。"],
        ),
    ],
)
def test_what_the_rules_say_of_registers(run_check: Check, files: dict[str, str], said: list[str]) -> None:
    outcome = run_check({"people.yml": STAFF, **files})
    assert told(outcome) == said
    assert outcome.status == (0 if "two_factor: false" in str(files) else 1)


def test_the_same_place_in_two_files_is_told_of_both(run_check: Check) -> None:
    closed = FLAME.replace("open\n", "closed\nclosed_on: 2026-11-30\n")
    other = closed.replace("x-main", "x-more")
    accounts = ACCOUNTS + ACCOUNTS.partition("\n")[2].replace("x-main", "x-more").replace("service: x", "service: line")
    found = run_check({"accounts.yml": accounts, "incidents/a.yml": closed, "incidents/b.yml": other}).findings
    assert [(each.path, each.rule) for each in found] == [
        ("incidents/a.yml", "flame-up-unfinished"),
        ("incidents/a.yml", "flame-up-without-decision"),
        ("incidents/b.yml", "flame-up-unfinished"),
        ("incidents/b.yml", "flame-up-without-decision"),
    ]


@pytest.mark.parametrize(
    ("consultation", "register", "said"),
    [
        ("c-2026-01", CONSULTED, []),
        ("{with: 企画財政係, date: 2026-11-20, outcome: agreed, until: 2026-12-10}", "", []),
        ("c-2026-01", CONSULTED.replace("until: 2027-03-31", "until: 2026-12-10"), []),
        ("c-2026-01", CONSULTED.replace("until: 2027-03-31", "until: 2026-12-09"), ["share-without-consultation"]),
        ("c-2026-01", CONSULTED.replace("outcome: agreed", "outcome: refused"), ["share-without-consultation"]),
        (
            "{with: 企画財政係, date: 2026-11-20, outcome: agreed, until: 2026-12-09}",
            "",
            ["share-without-consultation"],
        ),
        ("c-2026-02", CONSULTED, ["share-without-consultation", "unknown-consultation"]),
        ("c-2026-01", "", ["share-without-consultation", "unknown-consultation"]),
    ],
)
def test_a_draft_names_a_consultation(run_check: Check, consultation: str, register: str, said: list[str]) -> None:
    post = draft("紹介します。", SHARE + f"consultation: {consultation}\n")
    found = run_check({"posts/a.md": post, "consultations.yml": register}, ["posts/a.md"]).findings
    assert sorted(each.rule for each in found if each.rule != "approval-missing") == said


def test_a_reference_to_nothing_says_what_was_meant(run_check: Check) -> None:
    post = draft("紹介します。", SHARE + "consultation: c-2026-O1\n")
    outcome = run_check({"posts/a.md": post, "consultations.yml": CONSULTED}, ["posts/a.md"])
    assert told(outcome, "en")[-1] == (
        "posts/a.md:7 There is no consultation c-2026-O1 in consultations.yml. Did you mean c-2026-01?"
    )


BROKEN = {"consultations.yml": "consultations: [\n", "moderation.yml": "entries: [\n", "answers.yml": "answers: [\n"}


def test_a_draft_reads_only_the_registers_that_it_needs(run_check: Check, checker: Checker) -> None:
    plain, naming = draft("お知らせです。"), draft("紹介します。", SHARE + "consultation: c-2026-01\n")
    assert run_check({"posts/a.md": plain, **BROKEN}, ["posts/a.md"]).status == 1  # its approval is missing
    outcome = run_check({"posts/a.md": plain, "posts/b.md": naming, **BROKEN}, ["posts/a.md", "posts/b.md"])
    assert {each.path for each in outcome.findings} == set(BROKEN)
    assert (outcome.status, outcome.checked) == (2, 0)
    assert {each.path for each in run_check({"posts/a.md": plain, **BROKEN}).findings} == set(BROKEN)


def test_checking_a_draft_imports_nothing_of_this(content_repo: str) -> None:
    write_files(content_repo, {"posts/a.md": draft("お知らせです。")})
    program = (
        "import sys\nfrom sekisho.cli import main\nmain(['check', '--quiet', '--at', '2026-12-01T09:00', 'posts/a.md'])\n"
        "sys.stderr.write(' '.join(sorted(sys.modules)))"
    )
    loaded = run_program(sys.executable, "-c", program, cwd=content_repo).err.split()
    mine = ("consultations", "moderation", "answers", "due", "posts", "form")
    assert "sekisho.kinds.records" in loaded
    assert [name for name in loaded if name.startswith("sekisho.kinds.register")] == []
    assert sorted({f"sekisho.registers.{name}" for name in mine} & set(loaded)) == []


@pytest.mark.parametrize("path", ["consultations.yml", "moderation.yml", "answers.yml"])
def test_a_register_brings_the_drafts_that_wait(run_check: Check, path: str) -> None:
    assert is_register(path)
    drafts = {"posts/a.md": draft("一つ目"), "posts/b.md": draft("二つ目", FIELDS.replace("12-10", "11-10"))}
    assert run_check({**WHOLE, **drafts}, [path]).checked == 1
    assert run_check({**WHOLE, **drafts, path: ""}, [path]).checked == 1  # also where the file was taken away


# One that holds a draft which named it, and its decision, is tested in the rules' examples; here who may decide.
@pytest.mark.parametrize(
    ("people", "decided_by", "author", "held"),
    [
        (STAFF, "shino", "reida", False),
        (STAFF, "mihon", "reida", True),
        (STAFF, "試野", "reida", True),
        (STAFF, "shino", "shino", True),
        (STAFF.replace("roles: [head]", "roles: [head], accounts: [line-main]"), "shino", "reida", True),
        (STAFF.replace("roles: [head]", "roles: [head], until: 2026-11-27"), "shino", "reida", True),
        (STAFF.replace("roles: [head]", "roles: [head], until: 2026-11-28"), "shino", "reida", False),
        (STAFF.replace("roles: [head]", "roles: [head], deputies: [{person: kano, from: 2026-11-20, until: 2026-12-20}]"), "kano", "reida", False),
        (STAFF.replace("roles: [head]", "roles: [head], deputies: [{person: kano, from: 2026-10-20, until: 2026-11-20}]"), "kano", "reida", True),
    ],
)  # fmt: skip
def test_an_open_flame_up_holds_drafts(run_check: Check, people: str, decided_by: str, author: str, held: bool) -> None:
    fields = FIELDS.replace("reida", author) + "incident: incidents/a.yml\n"
    line = ACCOUNTS.partition("\n")[2].replace("x-main", "line-main").replace("service: x", "service: line")
    files = {
        "accounts.yml": ACCOUNTS + line,
        "people.yml": people,
        "incidents/a.yml": FLAME + f"decided_by: {decided_by}\n",
    }
    found = run_check({**files, "posts/a.md": draft("ご説明します。", fields)}, ["posts/a.md"]).findings
    assert ("post-during-flame-up" in [each.rule for each in found]) == held


def test_of_two_open_flame_ups_the_one_that_is_named_must_be_decided(run_check: Check) -> None:
    files = {
        "people.yml": STAFF,
        "incidents/a.yml": FLAME,
        "incidents/b.yml": FLAME.replace("11-28", "11-29") + "decided_by: shino\n",
    }
    for named, held in (("a", True), ("b", False)):
        post = draft("ご説明します。", FIELDS + f"incident: incidents/{named}.yml\n")
        found = run_check({**files, "posts/a.md": post}, ["posts/a.md"]).findings
        assert [each.values["incident"] for each in found if each.rule == "post-during-flame-up"] == (
            ["incidents/a.yml"] if held else []
        )


def test_the_day_is_that_of_the_content_repo(run_check: Check) -> None:
    late = "2026-12-01T15:30+00:00"  # half past midnight of the next day in Japan
    files = {"incidents/a.yml": FLAME.replace("11-28", "12-02")}
    assert told(run_check(files, at=late)) == []
    assert len(told(run_check(files, at="2026-12-01T14:30+00:00"))) == 1


def test_registers_of_the_example_are_in_order(checker: Checker) -> None:
    from conftest import ROOT

    from sekisho.tree import Folder

    repo = checker.open(Folder(os.path.join(ROOT, "example")))
    assert checker.check_registers(repo, moment()) == []
    assert (list(repo.consultations), list(repo.moderation), list(repo.answers)) == (
        ["c-2026-01", "c-2026-02"],
        ["m-2026-01"],
        ["a-2026-01"],
    )
