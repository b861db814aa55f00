"""The rows of a report, as programs and people read them."""

from ingest.found import Reason
from ingest.planned_rows import Action
from ingest.report_rows import ReportRow


def test_nothing_unseen_stands_in_a_report_though_a_files_name_holds_it() -> None:
    name = "\x1b[31mđỏ\u202egpj.jpg"
    row = ReportRow(name, None, Action.REFUSED, files=(name,), paired={name: Reason.SHEET}).document("vi")
    shown = "␛[31mđỏ<U+202E>gpj.jpg"
    assert (row["source"], row["files"], list(row["paired"])) == (shown, [shown], [shown])
