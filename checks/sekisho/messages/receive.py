"""What the server's hook says, beside the findings themselves."""

from __future__ import annotations

from sekisho.messages import Text

RECEIVE = {
    "refused": Text(
        "ブランチ {branch} への push を受け付けませんでした。上の点を直し、コミットし直してから送ってください。",
        "The push to {branch} was refused. Mend the above, commit, and push again.",
    ),
    "deleted": Text(
        "ブランチ {branch} は保護されていて、削除できません。",
        "The branch {branch} is protected and can't be deleted.",
    ),
    "by-registers-before": Text(
        "次の点は、push する前の登録簿と設定で判断しました。登録簿を変えたときは、その変更を先に送り、受け付けられてから下書きを送ってください。",
        "The following was judged by the registers and settings as they were before this push. Where a register has changed, "
        "push that first, and the drafts once it has been accepted.",
    ),
    "in-history": Text(
        "次の点は、push に含まれる途中のコミットにあります。最後に消していても履歴に残るので、コミットを作り直してください(git rebase -i)。",
        "The following stands in an earlier commit of this push. Deleting it later leaves it in the history: "
        "make the commits anew (git rebase -i).",
    ),
    "at-commit": Text("コミット {commit} の {path}", "{path} in commit {commit}"),
    "other-settings": Text(
        "保護されたブランチから sekisho.yml を取り除くことはできません。",
        "sekisho.yml can't be removed from a protected branch.",
    ),
}
