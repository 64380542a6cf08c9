"""`batch.plan`: what may be in the way of an output, and which earlier runs can be gone on with."""

import os
from pathlib import Path

import pytest

from newsclean.batch.worker import RecordOptions
from newsclean.errors import OutputError
from newsclean.model import Settings
from tests.batch.runs import PAGES, batch, contents, records, refused


def test_a_folder_gives_way_to_one_of_ours_alone(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(pages, to=out, form="md")
    (pages / "0" / "000.txt").unlink()
    batch(pages, to=out, form="md", overwrite=True)
    assert sorted(contents(out)) == sorted(
        f"{path.relative_to(pages)}.md" for path in pages.rglob("*.txt")
    )
    (tmp_path / "out.manifest.json").unlink()
    assert refused(pages, to=out, form="md", overwrite=True) == "exists"
    assert contents(out)


def test_an_output_that_cannot_be_begun_is_not_to_be_resumed(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine\n")
    with pytest.raises(OutputError, match="nothing was begun; name another output") as caught:
        batch(pages, to=tmp_path / "file" / "out.jsonl")
    assert (caught.value.code, "--resume" in str(caught.value)) == ("unwritable", False)


def test_what_stands_there_is_not_overwritten(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine\n")
    assert refused(pages, to=out) == "exists"
    assert refused(pages, to=out, resume=True) == "exists"
    assert refused(pages, to=out, form="md", overwrite=True) == "exists"
    assert refused(pages, to=Path(os.devnull), form="jsonl", overwrite=True) == "exists"
    assert refused(pages, to=out, overwrite=True) == "exists"
    assert out.read_text() == "mine\n"
    out.write_text('{"source":"a.html","status":"article"}\n')  # records, of whatever run
    assert refused(pages, to=out) == "exists"
    assert batch(pages, to=out, overwrite=True).counts["article"] == PAGES - 1
    assert len(records(out)) == PAGES


def test_an_unfinished_run_is_gone_on_with_or_given_up(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with pytest.raises(KeyboardInterrupt):
        batch(pages, to=out, most=5)
    assert refused(pages, to=out) == "exists"
    assert len(batch(pages, to=out, overwrite=True).did) == PAGES


def test_other_options_and_versions_are_refused(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    with pytest.raises(KeyboardInterrupt):
        batch(pages, to=out, most=5)
    titles = RecordOptions(fields=("title",))
    assert refused(pages, to=out, resume=True, wanted=titles) == "other_run"
    assert refused(pages, to=out, resume=True, form="json") == "other_run"
    big5 = RecordOptions(Settings(encoding="big5"))
    with pytest.raises(OutputError, match=r'begun with settings\.encoding null, not "big5"; '):
        batch(pages, to=out, resume=True, wanted=big5)
    with monkeypatch.context() as patch:
        patch.setattr("newsclean.batch.manifest.RECORD_VERSION", 2)
        assert refused(pages, to=out, resume=True) == "other_run"
    batch(pages, to=out, resume=True)
    assert refused(pages, to=out, resume=True, wanted=titles) == "other_run"
    batch(pages, to=out, overwrite=True, wanted=titles)
    assert set(records(out)[0]) == {"source", "status", "title"}


def test_own_outputs_are_not_read(pages: Path) -> None:
    out = pages / "out"
    before = batch(pages, to=out, form="txt").counts
    assert batch(pages, to=out, form="txt", overwrite=True).counts == before
