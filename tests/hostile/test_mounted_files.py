"""An output that is a file and cannot be moved, as one that is mounted: it is written in place."""

import errno
import os
import shutil
from pathlib import Path

import pytest

import newsclean.batch.run
from tests.hostile.own_runs import Command, finish, snapshot

OUT = "out.jsonl"


def pin(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let files be mounted: the system lets nothing take their place."""
    moved = os.replace

    def replace(source: str, target: str) -> None:
        if os.path.basename(target) in names:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        moved(source, target)

    monkeypatch.setattr(os, "replace", replace)


def batch(form: str, *more: str) -> tuple[str, ...]:
    """The arguments of a batch."""
    return ("batch", "pages", "-q", "-o", OUT, "-f", form, *more)


@pytest.mark.parametrize("form", ["jsonl", "sqlite"])
@pytest.mark.parametrize("earlier", ["empty", "a run's", "a longer run's"])
@pytest.mark.parametrize("names", [(OUT,), (OUT, f"{OUT}.manifest.json")], ids=["one", "both"])
def test_a_mounted_file_is_written_in_place(
    form: str,
    earlier: str,
    names: tuple[str, ...],
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    finish(*batch(form))
    wanted = snapshot(Path())
    if earlier == "a longer run's":
        shutil.copytree("pages", "more")
        finish("batch", "more", *batch(form, "--overwrite")[1:])
        shutil.rmtree("more")
    if earlier == "empty":
        os.truncate(OUT, 0)
    place = Path(OUT).stat().st_ino
    pin(monkeypatch, *names)
    assert command(*batch(form, "--overwrite")).code == 0
    assert (Path(OUT).stat().st_ino, snapshot(Path())) == (place, wanted)


@pytest.mark.parametrize("form", ["jsonl", "sqlite", "parquet"])
@pytest.mark.parametrize("kept", [0, 10, 100, 1_000, None], ids=str)
@pytest.mark.parametrize("how", ["killed", "no room"])
def test_a_stop_while_it_is_written(
    form: str, kept: int | None, how: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    finish(*batch(form))
    wanted = snapshot(Path())
    manifest = Path(f"{OUT}.manifest.json")
    manifest.unlink()
    pin(monkeypatch, OUT)

    def copy(source: object, file: object) -> None:
        """All is as it is when a kill comes here, where the clean-up does nothing."""
        file.write(source.read(kept))  # type: ignore[attr-defined]
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", copy)
        if how == "killed":
            patch.setattr(newsclean.batch.run, "remove_made", lambda _: None)
            patch.setattr(os, "truncate", lambda *_: None)
        assert command(*batch(form, "--overwrite")).code == 4
    assert not manifest.exists()
    assert command(*batch(form, "--resume")).code == 0
    assert snapshot(Path()) == wanted
