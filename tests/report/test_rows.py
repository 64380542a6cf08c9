"""`report.rows`: rows of any JSON, and how doubtful they are."""

from newsclean.report.rows import compute_doubt, make_report_row
from tests.report.report_records import failed, plain


def test_rows_take_any_json() -> None:
    odd = {
        "source": "a",
        "title": 7,
        "quality": "high",
        "warnings": [3, {"code": []}],
        "error": "e",
    }
    row = make_report_row(odd | {"encoding": [], "version": None, "text": None, "published": {}})
    assert (row.title, row.quality, row.codes, row.length) == ("", None, (), 0)


def test_doubt() -> None:
    sure, lacking = make_report_row(plain(1)), make_report_row(plain(1, title=None))
    unread, nothing = make_report_row(failed(1)), make_report_row(failed(1, "no_article"))
    order = sorted((sure, lacking, unread, nothing), key=compute_doubt)
    assert order == [sure, lacking, unread, nothing]
