"""The trainer's page: how to run half an hour, ten cases to print with answers overleaf, and the cases for each role."""

from __future__ import annotations

from html import escape
from typing import Any

from sekisho.messages import Text
from sekisho.rulebook import Rulebook
from sekisho.site.drill_words import drill_words
from sekisho.site.html import head, url
from sekisho.site.words import words

URI = "drills/trainer.md"

TITLE = Text("練習問題で研修をする", "Train with the drills")
_LEAD = Text(
    "三十分で、十問を一緒に考える研修の進め方です。パソコンが一台あれば足ります。紙だけでもできます。",
    "How to go through ten cases together in half an hour. One computer is enough, and paper alone will do.",
)
_PLAN = Text("三十分の進め方", "Half an hour, step by step")
_STEPS = (
    (Text("前の日", "The day before"), Text("下の欄で立場を選び、十問を作って、自分で一度解きます。問題番号を控えておくと、当日も同じ十問が出ます。紙で配るときは印刷します。", "Choose a role below, make ten cases, and go through them yourself. Note the number of the round: it brings the same ten again. Print them if you hand out paper.")),
    (Text("0〜3 分", "Minutes 0 to 3"), Text("目的を伝えます。「点を競うのではなく、迷うところを話し合います。ここで間違えるのが、いちばん安全です」。", "Say what it is for: “This is no contest. We talk about where we hesitate. This is the safest place to be wrong.”")),
    (Text("3〜18 分", "Minutes 3 to 18"), Text("一問ずつ映し、まず一人で三十秒考え、手を挙げてもらってから答えを見ます。意見が割れた問題だけ、二人一組で一分話します。", "Show one case at a time: half a minute alone, a show of hands, then the answer. Where opinions differ, let pairs talk for a minute.")),
    (Text("18〜26 分", "Minutes 18 to 26"), Text("物語の問題を全員で進めます。よくない選択も、一度は選んでみると、何が起こるかが分かります。", "Go through a story together. Try a poor choice once, to see what comes of it.")),
    (Text("26〜30 分", "Minutes 26 to 30"), Text("結果の「読んでおくところ」を開き、各自が明日から変えることを一つ書きます。", "Open “What to read” in the result. Everybody writes down one thing to do differently from tomorrow.")),
)  # fmt: skip
_MIND = Text("気をつけること", "Please mind")
_MINDS = (
    Text("事例の名前や番号は、すべて架空のものです。実在の投稿や、住民の書き込みを使わないでください。", "All names and numbers in the cases are made up. Don't use real posts or what residents wrote."),
    Text("間違えた人を名指ししないでください。結果は、本人だけのものです。", "Don't point out who was wrong. Results are each person's own."),
    Text("検査器が見つけない問題もあります。「機械が通した」は、出してよい理由になりません。", "Some cases the checker does not find. That it passes is no reason to post."),
    Text("答えに納得できないときは、条項を一緒に読んでください。条項のほうを直す必要が見つかることもあります。", "Where an answer does not convince, read the clause together. Sometimes it is the clause that needs mending."),
)  # fmt: skip
_MAKE = Text("十問を作って、印刷する", "Make ten cases to print")
_SETS = Text("立場ごとの事例", "Cases by role")
_SETS_LEAD = Text(
    "件数を開き、番号を選ぶと、事例集のその事例が開きます。", "Open the count: a number leads to that case."
)
_COUNT = Text("{count} 件", "{count} cases")
_BEGIN = Text("この立場で十問をはじめる", "Begin ten questions in this role")


def trainer_page(book: Rulebook, data: dict[str, Any], lang: str, frame: str) -> str:
    """The page as Markdown; `frame` is where the script builds the ten cases."""
    trail = [(words("home", lang), "index.md"), (drill_words("drills", lang), "drills/index.md")]
    steps = "".join(f"<div><dt>{when.in_(lang)}</dt><dd>{what.in_(lang)}</dd></div>" for when, what in _STEPS)
    minds = "".join(f"<li>{each.in_(lang)}</li>" for each in _MINDS)
    return "\n".join(
        [
            *head(TITLE.in_(lang), trail, URI, lang),
            f"<p>{_LEAD.in_(lang)}</p>",
            "",
            f'<div class="skd-guide"><h2 id="plan">{_PLAN.in_(lang)}</h2><dl class="sk-facts">{steps}</dl>',
            f'<h2 id="mind">{_MIND.in_(lang)}</h2><ul>{minds}</ul>',
            f'<h2 id="sets">{_SETS.in_(lang)}</h2><p>{_SETS_LEAD.in_(lang)}</p>{_sets(data, lang)}</div>',
            "",
            f'<h2 id="make">{_MAKE.in_(lang)}</h2>',
            frame,
        ]
    )


def _sets(data: dict[str, Any], lang: str) -> str:
    cases = [case for case in data["cases"] if not case.get("example")]
    rows = []
    for person in data["people"]:
        links = [
            f'<a href="{url(URI, "drills/cases.md")}#case-{case["id"]}" title="{escape(case["title"])}">{number}</a>'
            for number, case in enumerate(cases, 1)
            if person["id"] in case["for"]
        ]
        count = _COUNT.in_(lang).format(count=len(links))
        begin = f'<a href="{url(URI, "drills/index.md")}?set={person["id"]}">{_BEGIN.in_(lang)}</a>'
        rows.append(
            f"<div><dt>{escape(person['name'])}</dt><dd>{begin}"
            f'<details class="skd-set"><summary>{count}</summary><p class="skd-numbers">{" ".join(links)}</p></details></dd></div>'
        )
    return f'<dl class="sk-facts">{"".join(rows)}</dl>'
