"""`report.views` and `report.evidence`: what is shown of a page."""

from pathlib import Path

from newsclean.pipeline import explain
from newsclean.report.views import DisplayLimits, build_page_view
from tests.report.report_files import EXAMPLE, run


def test_evidence_is_marked_in_place() -> None:
    view = build_page_view("page", explain(EXAMPLE.read_bytes()))
    marked = {piece.fields: piece.text for block in view.blocks for piece in block.pieces}
    assert marked["outlet"] == "云溪晨报"
    assert marked["published"] == "2019-07-01 06:48:05"
    assert marked["authors"] == "盛夏"
    assert view.counts == {"kept": 4, "read": 3, "dropped": 21}
    assert any("site" in claim.fields for claim in view.claims)


def test_a_value_has_rivals() -> None:
    view = build_page_view("page", explain(EXAMPLE.with_name("ja-euc.html").read_bytes()))
    assert next(field for field in view.fields if field.name == "site").rivals


def test_a_long_page_is_cut_and_says_so() -> None:
    view = build_page_view("page", explain(EXAMPLE.read_bytes()), DisplayLimits(block=10, page=60))
    assert sum(len(piece.text) for block in view.blocks for piece in block.pieces) == 60
    assert view.left_out > 0
    assert any(block.cut for block in view.blocks)


def test_a_page_without_an_article_is_explained(tmp_path: Path) -> None:
    page = tmp_path / "nothing.txt"
    page.write_text("Home\nNews\nSport\n", encoding="utf-8")
    code, said = run("explain", str(page), "--html", str(tmp_path / "out.html"))
    assert code == 1
    assert "no text that reads like an article" in said
    assert "no text that reads like an article" in (tmp_path / "out.html").read_text("utf-8")
