"""`report.rows`: rows of any JSON, and how doubtful they are."""

from newsclean.report.rows import (
    MAX_CELL_CHARS,
    MAX_CODES,
    MAX_SOURCE_CHARS,
    compute_doubt,
    make_report_row,
)
from tests.report.report_records import failed, plain


def test_no_record_makes_a_large_row() -> None:
    row = make_report_row({"source": "a" * 99_999, "title": "b" * 99_999, "encoding": None})
    assert (len(row.source), len(row.title), row.encoding) == (MAX_SOURCE_CHARS, MAX_CELL_CHARS, "")
    codes = [{"code": f"{n}", "detail": ""} for n in range(9_999)]
    assert len(make_report_row({"source": "a", "warnings": codes}).codes) == MAX_CODES


def test_doubt() -> None:
    sure, lacking = make_report_row(plain(1)), make_report_row(plain(1, title=None))
    unread, nothing = make_report_row(failed(1)), make_report_row(failed(1, "no_article"))
    order = sorted((sure, lacking, unread, nothing), key=compute_doubt)
    assert order == [sure, lacking, unread, nothing]
