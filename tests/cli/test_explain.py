"""`newsclean explain`: lines in a pipe, tables on a terminal."""

from pathlib import Path

import pytest

from tests.cli.command_line import Run

pytestmark = pytest.mark.usefixtures("folder")


# explain
def test_explain_in_a_pipe_is_a_line_for_each_thing(ran: Run) -> None:
    shown = ran("explain", "a.txt")
    assert (shown.code, shown.err) == (0, "")
    lines = shown.out.splitlines()
    assert {line.split()[0] for line in lines} <= {"page", "warn", "block", "field"}
    (related,) = (line for line in lines if "• 海港大桥" in line or "海港大桥将进行大修" in line)
    assert " related " in related
    (outlet,) = (line for line in lines if line.startswith("field  outlet ") and " * " in line)
    assert "海港晚报" in outlet
    assert "line 5" in outlet


def test_explain_of_a_page_that_fails(ran: Run) -> None:
    shown = ran("explain", "empty.txt")
    assert (shown.code, shown.out) == (1, "")
    assert shown.err.startswith("newsclean: empty.txt: ")


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_explain_on_a_terminal_keeps_to_its_width(
    ran: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    from newsclean.cli import explain  # noqa: PLC0415  after the folder is there

    monkeypatch.setattr(explain, "is_stdout_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    out = ran("explain", "a.txt").out
    assert "\x1b" not in out
    assert "海港晚报" in "".join(out.split())
    assert max(map(explain.measure_columns, out.splitlines())) <= columns
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[" in ran("explain", "a.txt").out


def test_explain_does_not_mark_what_the_record_leaves_out(ran: Run, tmp_path: Path) -> None:
    """A candidate that is too unsure is shown with its reason, without the winner's star."""
    prose = "昨天夜里，青河水位上涨两米，老城低洼街道的居民在天亮前全部撤离。镇长表示，没有人员受伤。\n\n"
    page = tmp_path / "page.txt"
    page.write_text(
        f"青河水位上涨两米\n\n2022-08-18 11:00:44 北京 来源: 青河晚报\n\n{prose * 3}", "utf-8"
    )
    lines = ran("explain", str(page)).out.splitlines()
    location = [line for line in lines if line.startswith("field  location")]
    assert len(location) == 1
    assert "*" not in location[0]
    assert "too unsure to be given" in location[0]
