"""How fast the checker is, as ratios against `python -c 'import yaml'` measured in the same run.

Absolute times say as much of the machine as of the program; the ratio holds elsewhere. Run by `make bench`. The package
is installed from a wheel into an environment of its own, as users have it.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, "build", "bench")
PYTHON = os.path.join(BUILD, "venv", "bin", "python")
SEKISHO = os.path.join(BUILD, "venv", "bin", "sekisho")
AT = ("--at", "2026-12-01T09:00")
DRAFTS = 10_000

TEXTS = [
    "【年末年始のごみ収集】\n最後の収集は12月30日(水)、年明けは1月4日(月)からです。\nスプレー缶は、中身を使い切ってからお出しください。\nお問い合わせは清掃センター 0254-00-0031(平日 8:30~17:15)へ。\nhttps://www.kouiki.example.lg.jp/seisou/nenmatsu.html",
    "インフルエンザの流行で、急患診療所が大変混み合っています。お待ちいただく時間は2時間を超えることがあります。症状が軽いときは、翌日のかかりつけ医の受診もご検討ください。迷ったら#7119(大人)、#8000(子ども)へお電話ください。",
    "テロ対策の合同訓練を実施します。\n10月28日(水)13:30~15:30、例駅の東口広場。化学剤がまかれ、負傷者が多数出た想定です。警察、保健所、医師会と合同で行います。発煙筒の使用と爆発音の再生があります。通行にご不便をおかけします。",
    "Free first-aid class in English\nSat., July 18, 9:30 - 11:30, Fire Headquarters 2F\nA physical therapist and an ambulance crew will show you how to assess a person who has collapsed. No password or app is needed. Call 0254-00-0071 or ask at the front desk.",
    "水の事故から命を守る「ういてまて」\n落ち着いて、あおむけに。くつは浮きになるので脱がないでください。助ける人は、飛び込まず、ペットボトルやボールを投げてください。消防に通報し、目を離さず待ちましょう。6月14日(日)に市民プールで体験会を開きます。定員30名、参加費は無料です。",
]


def prepare() -> None:
    """An environment with the wheel in it, and a content repo of many drafts."""
    shutil.rmtree(BUILD, ignore_errors=True)
    wheels = os.path.join(BUILD, "wheels")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", wheels],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    subprocess.run([sys.executable, "-m", "venv", os.path.join(BUILD, "venv")], check=True)
    (wheel,) = os.listdir(wheels)
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", os.path.join(wheels, wheel)], check=True)
    repo = os.path.join(BUILD, "repo")
    shutil.copytree(os.path.join(ROOT, "example"), repo)
    shutil.rmtree(os.path.join(repo, "posts"))
    for number in range(DRAFTS):
        folder = os.path.join(repo, "posts", f"{number // 100:03}")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, f"{number:05}.md"), "w", encoding="utf-8") as file:
            file.write(
                f"---\naccount: facebook-main\nscheduled_at: 2026-12-{number % 28 + 1:02}T09:00\nauthor: reida\n"
                "links:\n  - url: https://www.example.ac.jp/gomi/\n    reviewed: 大学の公式ページ\n"
                "approval:\n  by: mihon\n  at: 2026-11-20T10:00:00+09:00\n  digest: sha256:0000\n"
                f"---\n{TEXTS[number % len(TEXTS)]}\n第{number}号\n"
            )


def seconds(command: list[str], runs: int, folder: str = "") -> float:
    """The median wall time of a command in a folder (the content repo), after one run that does not count."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder or os.path.join(BUILD, "repo"), stdout=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def paired(command: list[str], runs: int) -> tuple[float, float]:
    """Median time, and median ratio against the reference run just before: the machine's speed drifts, ratios don't."""
    reference = [PYTHON, "-c", "import yaml"]
    seconds(command, 2)
    pairs = [(seconds(reference, 1), seconds(command, 1)) for _ in range(runs)]
    return statistics.median(mine for _, mine in pairs), statistics.median(mine / theirs for theirs, mine in pairs)


def report(name: str, taken: float, ratio: float, most: float | None) -> bool:
    """One line of the table; False where a target was missed."""
    verdict = "" if most is None else f"  (at most {most:g}: {'reached' if ratio <= most else 'MISSED'})"
    print(f"{name:<44} {taken:8.3f} s  {ratio:7.2f} × import yaml{verdict}")
    return most is None or ratio <= most


def push() -> tuple[float, float]:
    """1,000 drafts in one push, judged by the server's hook: median time, and ratio to checking them in a work tree."""
    work, bare = os.path.join(BUILD, "push"), os.path.join(BUILD, "push.git")
    os.makedirs(os.path.join(work, "posts"))
    for name in os.listdir(os.path.join(BUILD, "repo")):
        if name.endswith(".yml"):
            shutil.copy(os.path.join(BUILD, "repo", name), work)
    git = ["git", "-C", work, "-c", "user.name=bench", "-c", "user.email=bench@example.jp"]
    for message in ("registers", "drafts"):
        if message == "drafts":
            for folder in range(DRAFTS // 1000):
                shutil.copytree(os.path.join(BUILD, "repo", "posts", f"{folder:03}"), f"{work}/posts/{folder:03}")
        else:
            subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
        subprocess.run([*git, "add", "--all"], check=True)
        subprocess.run([*git, "commit", "--quiet", "-m", message], check=True)
    subprocess.run(["git", "clone", "--quiet", "--bare", work, bare], check=True)
    asked = [*git, "rev-parse", "HEAD~1", "HEAD"]
    old, new = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()
    line = f"{old} {new} refs/heads/main\n"
    received = ["sh", "-c", f"printf '%s' '{line}' | {SEKISHO} receive {' '.join(AT)}"]
    paths = [SEKISHO, "check", *AT, "posts"]
    pairs = [(seconds(paths, 1, work), seconds(received, 1, bare)) for _ in range(3)]
    return statistics.median(mine for _, mine in pairs), statistics.median(mine / theirs for theirs, mine in pairs)


def main() -> int:
    """Measure everything and print the table; 1 where a target was missed."""
    prepare()
    pyz = os.path.join(BUILD, "repo", "sekisho.pyz")
    shutil.copy(os.path.join(ROOT, "checks", "sekisho", "_data", "sekisho.pyz"), pyz)
    one = [SEKISHO, "check", *AT, "posts/000/00000.md"]
    fine = report("python -c 'import yaml'", seconds([PYTHON, "-c", "import yaml"], 15), 1.0, None)
    fine &= report("sekisho check, one draft", *paired(one, 25), 2.0)
    fine &= report("sekisho.pyz check, one draft", *paired([PYTHON, "-I", pyz, *one[1:]], 11), None)
    thousand = [SEKISHO, "check", *AT, *(f"posts/{folder:03}" for folder in range(DRAFTS // 1000))]
    few, few_ratio = paired(thousand, 3)
    fine &= report(f"sekisho check, {DRAFTS // 10:,} drafts", few, few_ratio, None)
    many, many_ratio = paired([SEKISHO, "check", *AT], 3)
    fine &= report(f"sekisho check, {DRAFTS:,} drafts", many, many_ratio, 200.0)
    pushed, push_ratio = push()
    reached = push_ratio <= 1.5
    print(
        f"{'1,000 drafts in one push, by the server':<44} {pushed:8.3f} s  {push_ratio:7.2f} × the same in a work tree"
        f"  (at most 1.5: {'reached' if reached else 'MISSED'})"
    )
    fine &= reached
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    growth = (many / DRAFTS) / (few / (DRAFTS // 10))
    print(
        f"{'peak memory of the largest run':<44} {peak:8.0f} MB  (at most 100: {'reached' if peak <= 100 else 'MISSED'})"
    )
    print(f"{'cost of a draft, 10 times as many drafts':<44} {growth:8.2f} ×")
    return 0 if fine and peak <= 100 else 1


if __name__ == "__main__":
    sys.exit(main())
