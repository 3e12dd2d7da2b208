"""What an approver is shown before saying yes: the post as readers will see it, and what to look at."""

from __future__ import annotations

from sekisho.check.checker import Checker
from sekisho.cli import write
from sekisho.data import TEXTS, load
from sekisho.draft import Draft
from sekisho.messages import shown
from sekisho.messages.words import WORDS
from sekisho.registers import Repo
from sekisho.report.style import terminal_style
from sekisho.sheet.preview import as_text


def show_for_approval(draft: Draft, repo: Repo, checker: Checker, lang: str) -> None:
    """The draft as it will look on its platform, and the checklist for approving."""
    style = terminal_style()
    account = repo.accounts.get(draft.account)
    platform = checker.lists.platforms.get(account.service, {}) if account else {}
    lines = ["", f"{style.strong}{draft.path}{style.plain}", *as_text(draft, account, platform, lang)]
    texts = load(TEXTS)
    for checklist in texts["checklists"]:
        if checklist["id"] == "approving":
            lines += ["", f"{style.strong}{shown(checklist['title'], lang)}{style.plain}"]
            for item in checklist["items"]:
                cites = WORDS["clause-join"].in_(lang).join(texts["clauses"][each]["cite"] for each in item["clauses"])
                lines.append(f"  □ {shown(item['text'], lang)}  {style.faint}[{cites}]{style.plain}")
    write("\n".join([*lines, "", ""]))
