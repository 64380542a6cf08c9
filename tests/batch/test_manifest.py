"""`batch.manifest`: times, gone inputs, and outputs that were edited."""

import os
from pathlib import Path

import pytest

from newsclean.batch.journal import JournalHead
from tests.batch.runs import PAGES, batch, manifest, page


@pytest.mark.parametrize("form", ["jsonl", "sqlite"])
def test_a_resumed_run_tells_of_records_that_have_no_input_any_more(
    form: str, pages: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert not batch(pages, to=out, form=form).notices
    (pages / "0" / "000.txt").write_text(page(999))  # changed, not gone
    assert not batch(pages, to=out, form=form, resume=True).notices
    (pages / "0" / "003.txt").unlink()
    (pages / "0" / "006.txt").unlink()
    (told,) = batch(pages, to=out, form=form, resume=True).notices
    assert told.startswith(f"{out}: 2 records of the earlier output have no input any more")
    assert told.endswith(f"the first {pages}/0/003.txt")


def test_an_output_that_was_edited_is_not_gone_on_from(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    batch(pages, to=out)
    whole = out.read_bytes()
    out.write_bytes(b"".join(reversed(whole.splitlines(keepends=True))))
    (pages / "0" / "000.txt").touch()
    os.utime(pages / "0" / "000.txt", (1, 1))
    made = batch(pages, to=out, resume=True)
    assert len(made.did) == PAGES - 1  # the one that is found first fits
    assert [notice.partition(": ")[2] for notice in made.notices] == [
        "8 records of it do not fit the manifest any more, and are made anew"
    ]
    assert out.read_bytes() == whole


def test_times_stand_in_the_manifest_where_they_are_wanted(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    batch(pages, to=out)
    assert "run" not in manifest(out)
    batch(pages, to=out, overwrite=True, times=True)
    told = manifest(out)
    assert told["columns"] == list(JournalHead._fields)
    assert {"started", "ended", "wall_seconds", "jobs", "slowest"} <= set(told["run"])
    batch(pages, to=out, resume=True)
