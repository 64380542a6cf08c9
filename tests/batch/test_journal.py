"""`batch.journal`: a torn journal loses no more than what is torn."""

from pathlib import Path

import pytest

from tests.batch.runs import batch, contents


def test_a_torn_journal_loses_what_is_torn_alone(pages: Path, tmp_path: Path) -> None:
    clean, out = tmp_path / "clean.jsonl", tmp_path / "out.jsonl"
    batch(pages, to=clean)
    with pytest.raises(KeyboardInterrupt):
        batch(pages, to=out, most=5)
    journal = tmp_path / "out.jsonl.unfinished" / "journal"
    data = journal.read_bytes()
    lines = data.splitlines(keepends=True)
    for torn, lost in (
        (data[:-1], 1),
        (data + b'[1,2,"a', 0),
        (data.replace(lines[3], lines[3].replace(b"river", b"liver")), 2),
        (data[: len(lines[0])] + b"\0" * 100, 4),
        (b"", 5),
    ):
        journal.write_bytes(torn)
        with pytest.raises(KeyboardInterrupt):
            batch(pages, to=out, most=0, resume=True)
        whole = journal.read_bytes() if journal.exists() else b""
        assert whole == b"".join(lines[: 5 - lost])
    assert batch(pages, to=out).counts == batch(pages, to=clean, resume=True).counts
    assert contents(out) == contents(clean)
