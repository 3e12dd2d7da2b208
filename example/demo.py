"""Shows the main job: the site that was built, and a commit stopped by a real pre-commit, then let through.

Run by `make demo`. Everything it makes lies in build/demo.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, "build", "demo")
REPO = os.path.join(BUILD, "posts-of-the-association")
BIN = os.path.dirname(sys.executable)
ENVIRONMENT = {
    **os.environ,
    "PATH": BIN + os.pathsep + os.environ["PATH"],
    "PRE_COMMIT_HOME": os.path.join(BUILD, "pre-commit"),
    "GIT_AUTHOR_NAME": "demo",
    "GIT_AUTHOR_EMAIL": "demo@example.jp",
    "GIT_COMMITTER_NAME": "demo",
    "GIT_COMMITTER_EMAIL": "demo@example.jp",
}
BAD = "ごみ出しの地図は https://bit.ly/EXAMPLE1 です。時間も守れないのは、ほんとうにバカですね。"
GOOD = "ごみ出しの地図を新しくしました。https://www.kouiki.example.lg.jp/seisou/map.html"


def say(ja: str, en: str) -> None:
    """A line of the story, in both languages."""
    print(f"\n\033[1m■ {ja}\033[0m\n  {en}\n" if sys.stdout.isatty() else f"\n■ {ja}\n  {en}\n", flush=True)


def run(*command: str, allow: tuple[int, ...] = (0,), quiet: bool = False) -> int:
    """Run a command in the content repo, showing it as a person would type it."""
    if not quiet:
        print("$ " + " ".join(command), flush=True)
    done = subprocess.run(command, cwd=REPO, env=ENVIRONMENT, check=False, stdout=subprocess.DEVNULL if quiet else None)
    if done.returncode not in allow:
        sys.exit(f"{command[0]}: {done.returncode}")
    return done.returncode


def main() -> int:
    """Tell the story from the beginning."""
    shutil.rmtree(REPO, ignore_errors=True)
    os.makedirs(REPO)
    run("git", "init", "--quiet", "--initial-branch=main", quiet=True)
    out = datetime.now(UTC) + timedelta(days=7)
    say("サイトができました。", "The site was built.")
    print(f"  {os.path.join(ROOT, 'site', 'index.html')}  (make serve: http://127.0.0.1:8000/)")
    say(
        "投稿管理フォルダーを作ります。コミットのたびに確かめます。",
        "A content repo is made; every commit in it is checked.",
    )
    run("sekisho", "init", ".", "--source", ROOT)
    run("git", "add", "--all", quiet=True)
    run("git", "commit", "--quiet", "-m", "start", "--no-verify", quiet=True)
    say("規則に反する下書きを、登録しようとします。", "Somebody tries to register a draft that breaks the guideline.")
    draft = "posts/map.md"
    answers = ["--account", "x-main", "--author", "reida", "--scheduled-at", out.strftime("%Y-%m-%dT09:00")]
    run("sekisho", "new", draft, *answers, "--body", BAD)
    run("git", "add", "--all", quiet=True)
    if run("git", "commit", "--quiet", "-m", "ごみ出しの地図", allow=(0, 1)) == 0:
        sys.exit("the hook let a bad draft through")
    say("同じ指摘を英語で見ます。", "The same findings in English.")
    run("sekisho", "check", "--lang", "en", draft, allow=(1,))
    say("文面を直し、承認を受けます。", "The text is mended, and approved.")
    path = os.path.join(REPO, draft)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(BAD, GOOD))
    run("sekisho", "approve", "--by", "mihon", draft)
    run("git", "add", "--all", quiet=True)
    run("git", "commit", "--quiet", "-m", "ごみ出しの地図")
    say("通りました。", "It went through.")
    run("git", "log", "--oneline", "-1")
    print(f"\n  {REPO}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
