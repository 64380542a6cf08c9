"""`batch.lock`: one run at a time on an output."""

from pathlib import Path

from newsclean.batch.lock import hold_lock
from tests.batch.runs import PAGES, batch, refused


def test_two_runs_on_one_output_refuse_each_other(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    lock = tmp_path / "out.jsonl.unfinished" / ".lock"
    with hold_lock(str(lock), str(out)):
        assert refused(pages, to=out) == "locked"
    assert lock.exists()  # as after a run that died
    assert batch(pages, to=out).counts["article"] == PAGES - 1
