"""`report.tallies`: plots, and odd dates in them."""

from newsclean.report.rows import make_report_row
from newsclean.report.tallies import build_plots, count_statuses, plot_over_time
from tests.report.report_records import failed, plain


def test_plots() -> None:
    rows = [make_report_row(plain(number)) for number in range(40)] + [make_report_row(failed(41))]
    plots = {plot.title: plot for plot in build_plots(rows)}
    assert [bar.label for bar in plots["Outlets"].bars] == ["Harbour Post", "海港晚报"]
    assert sum(bar.pages for bar in plots["Quality"].bars) == 40
    assert plots["Errors"].bars[0].label == "empty"
    assert "Warnings" not in plots
    assert [(bar.label, bar.pages) for bar in count_statuses(rows)] == [
        ("article", 40),
        ("error", 1),
    ]


def test_one_odd_date_does_not_fill_the_plot() -> None:
    usual = [make_report_row(plain(number)) for number in range(500)]
    odd = [
        make_report_row(plain(1, published=day))
        for day in ("1970-01-01", "9999-12-31", "2024-02-30", "x")
    ]
    plot = plot_over_time(usual + odd)
    assert len(plot.bars) == 28
    assert "1 earlier" in plot.note
    assert "3 without" in plot.note
