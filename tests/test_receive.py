"""The server's hook: real bare repositories, real pushes, by people who commit with --no-verify."""

import os
import re
import shutil
from pathlib import Path

import pytest
from conftest import SETTINGS, draft, run_program
from server import PEOPLE, WAITING, Keys, Server, told

pytestmark = pytest.mark.usefixtures("compiled")
GOOD = draft("ごみの収集は午前8時からです。", WAITING)
BAD = draft("地図は https://bit.ly/a です。", WAITING)


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return Keys(str(tmp_path_factory.mktemp("keys")))


@pytest.fixture
def server(tmp_path: Path, keys: Keys) -> Server:
    return Server(str(tmp_path), keys)


def test_a_good_draft_is_accepted(server: Server) -> None:
    server.draft("posts/a.md", GOOD)
    done = server.push()
    assert (done.status, told(done)) == (0, "")


def test_a_bad_draft_is_refused_with_the_clause(server: Server) -> None:
    server.commit({"posts/地図 1.md": BAD})
    done = server.push()
    assert done.status == 1
    said = told(done)
    assert said.startswith(
        "posts/地図 1.md:3:15  止めます  上司の確認がない  [3(5)]\n3 | scheduled_at: 2126-12-10T09:00\n"
    )
    assert "posts/地図 1.md:6:5  止めます  短縮 URL  [6(1)④]" in said
    assert "ブランチ main への push を受け付けませんでした。上の点を直し、コミットし直してから送ってください。" in said


def test_it_speaks_english_where_the_server_is_set_to(server: Server) -> None:
    server.configure("sekisho.language", "en")
    server.commit({"posts/a.md": BAD})
    assert "The push to main was refused. Mend the above, commit, and push again." in told(server.push())


def test_branches_that_are_not_protected_are_free(server: Server) -> None:
    server.commit({"posts/a.md": BAD})
    assert server.push("main:refs/heads/work/a").status == 0
    assert server.push("main:refs/tags/v1").status == 0
    server.configure("sekisho.branches", "main work/*")
    assert server.push("main:refs/heads/work/b").status == 1


def test_of_several_refs_git_takes_none_where_one_is_refused(server: Server) -> None:
    server.draft("posts/a.md", GOOD)
    server.repo.git("branch", "good")
    server.commit({"posts/b.md": BAD})
    server.configure("sekisho.branches", "main good")
    assert server.push("good", "main").status == 1
    assert run_program("git", "rev-parse", "--verify", "--quiet", "good", cwd=server.bare).status == 1
    assert server.push("good").status == 0


def test_a_protected_branch_can_not_be_deleted(server: Server) -> None:
    server.configure("receive.denyDeleteCurrent", "ignore")
    done = server.push("--delete", "main")
    assert (done.status, told(done)) == (1, "ブランチ main は保護されていて、削除できません。")
    server.push("main:refs/heads/work")
    assert server.push("--delete", "work").status == 0


def test_a_force_push_is_judged_like_any_other(server: Server) -> None:
    server.draft("posts/a.md", GOOD)
    assert server.push().status == 0
    server.repo.git("commit", "--quiet", "--amend", "--no-verify", "-m", "anew")
    assert server.push("--force", "main").status == 0
    server.repo.git("reset", "--quiet", "--hard", "HEAD~1")
    server.commit({"posts/b.md": BAD})
    assert server.push("--force", "main").status == 1


def test_a_shallow_clone_can_push(server: Server, tmp_path: Path) -> None:
    server.draft("posts/a.md", GOOD)
    server.push()
    folder = str(tmp_path / "shallow")
    server.repo.git("clone", "--quiet", "--depth", "1", "file://" + server.bare, folder)
    server.repo.folder = folder
    server.draft("posts/b.md", draft("し尿の収集は月曜日です。", WAITING))
    assert server.push("main").status == 0
    server.commit({"posts/c.md": BAD})
    assert server.push("main").status == 1


def test_a_new_branch_is_judged_by_the_registers_of_the_main_one(server: Server) -> None:
    server.configure("sekisho.branches", "main release/*")
    server.repo.git("checkout", "--quiet", "--orphan", "release/1")
    server.commit(
        {
            "people.yml": server.keys.people(
                PEOPLE.replace(
                    "reida: {name: 例田, roles: [author]}", "reida: {name: 例田, roles: [author, approver, head]}"
                )
            )
        }
    )
    done = server.push("release/1")
    assert done.status == 1
    assert "承認のない設定の変更  [3(5)]" in told(done)


def test_registers_count_as_they_were_before_the_push(server: Server) -> None:
    """An author who makes an approver of somebody in the same push."""
    server.commit(
        {
            "people.yml": server.keys.people(
                PEOPLE + '  itaku: {name: 委託先, roles: [approver, head], key: "@itaku@"}\n'
            )
        }
    )
    server.draft("posts/a.md", GOOD, by="itaku")
    done = server.push()
    assert done.status == 1
    said = told(done)
    assert "「people.yml」の変更に、変更前から権限を持つ所属長の承認がありません。" in said
    assert "「itaku」は、このアカウントの承認者ではありません。" in said


def test_a_confirmed_change_of_the_registers_is_accepted(server: Server) -> None:
    server.repo.write(
        {"people.yml": server.keys.people(PEOPLE + '  itaku: {name: 委託先, roles: [approver], key: "@itaku@"}\n')}
    )
    assert server.approve("people.yml").status == 0
    server.repo.start()
    done = server.push()
    assert (done.status, told(done)) == (0, "")
    server.draft("posts/a.md", GOOD, by="itaku")
    assert server.push().status == 0


def test_a_confirmation_by_somebody_who_had_no_right_is_none(server: Server) -> None:
    server.repo.write(
        {"people.yml": server.keys.people(PEOPLE.replace("roles: [approver], key", "roles: [approver, head], key"))}
    )
    server.approve("people.yml", by="bonno")
    server.repo.start()
    assert "承認のない設定の変更" in told(server.push())


def test_an_older_register_is_not_brought_back_by_its_old_confirmation(server: Server) -> None:
    strict = SETTINGS + "approval: {valid_days: 30}\n"
    lax = SETTINGS + "approval: {valid_days: 3000}\n"
    for settings in (strict, lax, strict):
        server.repo.write({"sekisho.yml": settings})
        assert server.approve("sekisho.yml").status == 0
        server.repo.start()
        assert server.push().status == 0
    server.commit({"sekisho.yml": SETTINGS})
    assert "承認のない設定の変更" in told(server.push())


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", "sekisho.pyz"])
def test_what_checks_commits_is_not_swapped_unseen(server: Server, name: str) -> None:
    server.commit({name: "an older policy\n"})
    done = server.push()
    assert done.status == 1
    assert f"「{name}」の変更に" in told(done)
    server.repo.git("reset", "--quiet", "--soft", "HEAD~1")
    assert server.approve(name).status == 0
    server.repo.start()
    assert server.push().status == 0


def test_an_account_is_registered_before_it_is_used(server: Server) -> None:
    with open(os.path.join(server.repo.folder, "accounts.yml"), encoding="utf-8") as file:
        accounts = file.read()
    line = accounts + accounts.partition("\n")[2].replace("x-main", "threads-main").replace(
        "service: x", "service: threads"
    ).replace("https://x.com/kouiki_example", "https://www.threads.net/@kouiki_example")
    server.repo.write({"accounts.yml": line})
    server.draft("posts/a.md", GOOD.replace("x-main", "threads-main"))
    said = told(server.push())
    assert "次の点は、push する前の登録簿と設定で判断しました。" in said
    server.repo.git("reset", "--quiet", "--soft", "HEAD~1")
    server.repo.git("reset", "--quiet", "posts")
    server.repo.git("commit", "--quiet", "--no-verify", "-m", "register")
    assert server.push().status == 0
    server.repo.start()
    assert server.push().status == 0


def test_secrets_in_an_earlier_commit_of_the_push_are_found(server: Server) -> None:
    server.draft("posts/a.md", draft("連絡は例田 090-1234-5678 まで。", WAITING))
    server.draft("posts/a.md", GOOD)
    done = server.push()
    assert done.status == 1
    assert re.search(r"コミット [0-9a-f]{10} の posts/a.md:\d+:\d+  止めます  個人の電話番号", told(done))
    assert "5678" not in told(done)


def test_settings_can_not_be_taken_away(server: Server) -> None:
    server.repo.git("rm", "--quiet", "sekisho.yml")
    server.repo.start()
    assert "保護されたブランチから sekisho.yml を取り除くことはできません。" in told(server.push())


def test_broken_registers_stop_everything(server: Server) -> None:
    server.commit({"accounts.yml": "accounts: none\n", "posts/a.md": GOOD})
    done = server.push()
    assert done.status == 1
    assert "設定や登録簿に誤りがあるため、下書きは確かめていません。" in told(done)


def test_without_sekisho_nothing_is_accepted(server: Server) -> None:
    run_program("git", "config", "--unset", "sekisho.command", cwd=server.bare)
    server.draft("posts/a.md", GOOD)
    path = os.pathsep.join(["/usr/bin", "/bin"])
    done = run_program(
        "/usr/bin/env", f"PATH={path}", "git", "push", "--quiet", "origin", "main", cwd=server.repo.folder
    )
    assert done.status == 1
    assert "Sekisho was not found, so no push is accepted." in told(done)


def test_the_zip_application_beside_the_hook_is_enough(server: Server, pyz: str) -> None:
    run_program("git", "config", "--unset", "sekisho.command", cwd=server.bare)
    shutil.copy(pyz, os.path.join(server.bare, "hooks", "sekisho.pyz"))
    server.draft("posts/a.md", GOOD)
    assert server.push().status == 0
    server.commit({"posts/b.md": BAD})
    assert server.push().status == 1


def test_a_content_repo_in_a_folder_of_the_repository(tmp_path: Path, keys: Keys) -> None:
    server = Server(str(tmp_path), keys)
    os.makedirs(os.path.join(server.repo.folder, "sns"))
    server.repo.git("mv", "posts", "accounts.yml", "people.yml", "sekisho.yml", "sns")
    server.configure("sekisho.branches", "none")
    server.repo.start()
    server.push()
    server.configure("sekisho.branches", "main")
    server.configure("sekisho.folder", "sns")
    server.draft("sns/posts/a.md", GOOD)
    assert server.push().status == 0
    server.commit({"sns/posts/b.md": BAD, "posts/elsewhere.md": "何でもない"})
    done = server.push()
    assert "posts/b.md:6:5  止めます" in told(done)
    assert "elsewhere" not in told(done)
