"""`batch.run`: one record for each input, in order; resumed runs; without processes."""

import os
from pathlib import Path

import pytest

from tests.batch.runs import PAGES, Made, batch, contents, manifest, page, records


def test_every_input_has_one_record_in_order_and_counts_add_up(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    counts = {"inputs": PAGES + 1, "article": PAGES - 1, "error": 1, "skipped": 1}
    assert batch(pages, to=out).counts == counts
    found = records(out)
    sources = [record["source"] for record in found]
    assert sources == sorted(map(str, pages.rglob("*.txt")), key=os.fsencode)
    titles = [record["title"] for record in found if record["title"]]
    assert sorted(titles) == [f"Flood number {n} reaches the town" for n in range(PAGES) if n != 7]
    assert [r["error"]["code"] for r in found if r["status"] == "error"] == ["empty"]
    told = manifest(out)
    assert told["counts"] == counts
    assert told["errors"] == {"empty": 1}
    assert [row[1] for row in told["documents"]] == sources
    assert sorted(os.listdir(tmp_path)) == ["out.jsonl", "out.jsonl.manifest.json", "pages"]


@pytest.mark.parametrize("form", ["jsonl", "json", "md", "txt", "sqlite"])
@pytest.mark.parametrize("most", [0, 4, PAGES - 1])
def test_an_interrupted_run_is_resumed_to_the_same_bytes(
    form: str, most: int, pages: Path, tmp_path: Path
) -> None:
    clean, out = tmp_path / "clean", tmp_path / "out"
    batch(pages, to=clean, form=form)
    with pytest.raises(KeyboardInterrupt):
        batch(pages, to=out, form=form, most=most)
    assert not out.exists()
    resumed = batch(pages, to=out, form=form, resume=True)
    assert len(resumed.did) == PAGES - most  # nothing is done twice
    assert contents(out) == contents(clean)
    assert manifest(out) == manifest(clean)


def test_changed_inputs_alone_are_redone(pages: Path, tmp_path: Path) -> None:
    out, fresh = tmp_path / "out.jsonl", tmp_path / "fresh.jsonl"
    batch(pages, to=out)
    (pages / "1" / "007.txt").write_text(page(7))
    (pages / "2" / "999.txt").write_text(page(999))
    (pages / "0" / "000.txt").unlink()
    assert sorted(batch(pages, to=out, resume=True).did) == ["007.txt", "999.txt"]
    batch(pages, to=fresh)
    assert contents(out) == contents(fresh)
    assert manifest(out) == manifest(fresh)


@pytest.mark.parametrize("form", ["jsonl", "md"])
def test_nothing_is_done_where_nothing_changed(form: str, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = batch(pages, to=out, form=form)
    before = os.stat(out)
    again = batch(pages, to=out, form=form, resume=True)
    assert again == Made(first.counts, [], [])
    assert os.stat(out).st_ino == before.st_ino
    assert sorted(os.listdir(tmp_path)) == ["out", "out.manifest.json", "pages"]
