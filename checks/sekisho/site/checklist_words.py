"""The words around checklists: their controls, and what their script says."""

from __future__ import annotations

from sekisho.messages import Text

_WORDS = {
    "keep": Text("印をこの端末のブラウザーに残す", "Keep the ticks in this browser"),
    "keep-about": Text("残すと、このブラウザーを使う人はだれでも、印と、書いた名前や記録を見られます。どこにも送りません。共用の端末では、終わったら「すべて消す」で消してください。", "Whoever uses this browser can then see the ticks, names and notes. Nothing is sent anywhere. On a shared computer, use “Clear everything” when you are done."),
    "print": Text("印刷する", "Print"),
    "csv": Text("CSV(表計算)で保存", "Save as CSV (spreadsheet)"),
    "text": Text("文書で保存", "Save as text"),
    "reset": Text("すべて消す", "Clear everything"),
    "sure": Text("印、日付、名前、記録をすべて消します。元に戻せません。よろしいですか。", "This clears all ticks, the date, names and notes. It can't be undone. Go on?"),
    "no": Text("消さない", "Keep them"),
    "yes": Text("消す", "Clear"),
    "all": Text("すべての項目を見る", "Show all steps"),
    "back": Text("前へ", "Back"),
    "next": Text("次へ", "Next"),
    "note": Text("経過を書き留める(時刻が付きます)", "Note down what happens (the time is added)"),
    "note-add": Text("記録に加える", "Add to the log"),
    "decides": Text("決める人", "Who decides"),
    "never": Text("してはいけないこと", "What must not be done"),
    "stamp-by": Text("確かめた人", "Checked by"),
    "stamp-seen": Text("確認", "Seen by"),
    "stamp-head": Text("責任者", "In charge"),
}  # fmt: skip

SCRIPT = {
    "progress": Text("{done} / {count} 項目が済みました", "{done} of {count} done"),
    "done": Text("済 {time}", "Done {time}"),
    "not-kept": Text("いまは、どこにも保存していません。ページを閉じると消えます。", "Nothing is stored now: it is gone when you close the page."),
    "is-kept": Text("いまは、この端末のブラウザーに残しています。", "It is being kept in this browser."),
    "can-not-keep": Text("このブラウザーでは残せません。印刷するか、文書で保存してください。", "This browser can't keep it. Print it, or save it as text."),
    "all-done": Text("すべての項目が済みました。", "All items are done."),
    "saved": Text("保存しました: {name}", "Saved: {name}"),
    "cleared": Text("すべて消しました。", "Everything is cleared."),
    "show-all": Text("すべての項目を見る", "Show all steps"),
    "show-one": Text("一つずつ進める", "One step at a time"),
    "step-of": Text("{count} のうち {number} 番目", "Step {number} of {count}"),
    "log": Text("経過の記録", "Log"),
    "log-done": Text("済: {item}", "Done: {item}"),
    "log-undone": Text("取り消し: {item}", "Undone: {item}"),
    "csv-title": Text("チェックリスト", "Checklist"),
    "csv-version": Text("版", "Version"),
    "csv-date": Text("年月日", "Date"),
    "csv-by": Text("確かめた人", "By"),
    "csv-subject": Text("対象", "About"),
    "csv-sort": Text("種類", "Sort"),
    "csv-number": Text("番号", "Number"),
    "csv-item": Text("項目・記録", "Item or note"),
    "csv-clauses": Text("条項", "Clauses"),
    "csv-done": Text("済", "Done"),
    "csv-time": Text("日時", "Time"),
    "csv-is-item": Text("項目", "item"),
    "csv-is-note": Text("記録", "log"),
    "csv-is-done": Text("済", "done"),
}  # fmt: skip


def word(key: str, lang: str) -> str:
    """A text of a control."""
    return _WORDS[key].in_(lang)
