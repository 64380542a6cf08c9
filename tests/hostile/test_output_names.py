"""Names in a folder output: harmless on every system, and no two documents share a file."""

import errno
import os
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsclean.batch.plan import Plan
from newsclean.documents.distinct import fold_name
from newsclean.documents.files import list_members_here
from newsclean.documents.names import make_output_name
from newsclean.records.stores import find_output_format
from tests.batch.runs import batch, contents, manifest, page, refused
from tests.hostile.own_runs import snapshot, stop, write_few_pages

COMPOSED, DECOMPOSED = "caf\u00e9", "cafe\u0301"

MEETING: dict[str, list[str]] = {
    "case": ["a.html", "A.html"],
    "case of the ending": ["a.html", "a.HTML"],
    "three cases": ["ab.html", "aB.html", "Ab.html"],
    "forms of an accent": [f"{COMPOSED}.html", f"{DECOMPOSED}.html"],
    "case and accent": [f"{COMPOSED}.html", f"{DECOMPOSED.upper()}.html"],
    "sharp s": ["stra\u00dfe.html", "STRASSE.html"],
    "long s": ["stra\u017fe.html", "strase.html"],
    "Kelvin and k": ["3\u212a.html", "3k.html"],
    "dotless i": ["\u0131.html", "i.html"],
    "final sigma": ["\u03c3.html", "\u03c2.html"],
    "Hangul": ["\ud55c.html", "\u1112\u1161\u11ab.html"],
    "joiners": ["a\u200db.html", "ab.html"],
    "folders by case": ["News/a.html", "news/a.html"],
    "folders by accent": [f"{COMPOSED}/a.html", f"{DECOMPOSED}/a.html"],
    "folder and file": ["a.html", "A.HTML.md/b.html"],
    "folder that takes a long s for an s": ["a.html", "a.html.j\u017fon/b.html"],
}


def list_paths(*paths: str, form: str) -> list[str]:
    """The files that a folder output would have."""
    plan = Plan(paths, "out", find_output_format("out", form))
    return [
        f"{entry.name}.{form}" for entry in plan.iter_inputs(list_members_here) if not entry.skipped
    ]


def fold_strictly(path: str) -> str:
    """A path as the least exact of all systems would see it."""
    seen = unicodedata.normalize("NFD", path.replace("\u200d", "")).upper().casefold()
    return unicodedata.normalize("NFKD", seen)


@pytest.mark.parametrize("form", ["json", "md", "txt"])
@pytest.mark.parametrize("names", MEETING.values(), ids=MEETING)
def test_no_two_documents_share_a_file(
    names: list[str], form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in names:
        path = Path("pages", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(1), encoding="utf-8")
    if sum(path.is_file() for path in Path("pages").rglob("*")) < len(names):
        pytest.skip("this file system cannot hold such files itself")
    files = list_paths("pages", form=form)
    folders = {folder for file in files for folder in map(str, Path(file).parents)}
    assert len({*map(fold_strictly, files)}) == len(files) == len(names)
    assert not {*map(fold_strictly, files)} & {*map(fold_strictly, folders)}


def test_the_files_are_those_of_the_manifest(tmp_path: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    for name in ("a.txt", "A.txt", f"{COMPOSED}.txt", f"{DECOMPOSED}.txt"):
        pages.mkdir(exist_ok=True)
        (pages / name).write_text(page(1), encoding="utf-8")
    if len([*pages.iterdir()]) < 4:
        pytest.skip("this file system cannot hold such files itself")
    batch(pages, to=out, form="md")
    listed = [row[2] for row in manifest(out)["documents"]]
    assert sorted(contents(out)) == sorted(f"{name}.md" for name in listed)
    assert sum("%#" in name for name in listed) == 2
    before = snapshot(tmp_path)
    assert not batch(pages, to=out, form="md", resume=True).did  # the same names again
    batch(pages, to=out, form="md", overwrite=True)
    assert snapshot(tmp_path) == before


RESERVED = """
con CON nul NUL.txt aux.html prn com1 COM9.txt lpt1 Lpt3.htm com\u00b9 COM\u00b2.txt lpt\u00b3.html
conin$ CONOUT$ clock$
""".split()
ODD = {
    **{f"reserved {name}": name for name in RESERVED},
    "reserved, with a space": "con .txt",
    "reserved, with spaces": "NUL  .html",
    "reserved folder": "aux/a.html",
    "dot at the end": "a.",
    "dots at the end": "a...",
    "space at the end": "a.html ",
    "folder with a dot at the end": "a./b.html",
    "stream of another file": "a.html:b",
    "drive": "c:a.html",
    "backslashes": "..\\..\\a.html",
    "question mark": "a.html?id=1",
    "star": "*.html",
    "quotes": '"a".html',
    "pipe": "a|b.html",
    "up": "../../a.html",
    "root": "/etc/passwd",
    "nothing": "",
    "bytes": b"\xff\xfe.html".decode("utf-8", "surrogateescape"),
    "half a pair": "\ud800.html",
    "control characters": "a\x1b[2J\x07.html",
    "direction": "a\u202etxt.exe",
    "line separator": "a\u2028b.html",
    "255 bytes": "n" * 250 + ".html",
    "255 bytes of Chinese": "\u65b0" * 85,
    "255 bytes, case apart": "N" * 250 + ".html",
    "many folders": "/".join(["d" * 40] * 90),
    "percent": "%2E%2E",
}
WINDOWS_RESERVED = re.compile(
    r"(?i)(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(\.|$)"
)


@pytest.mark.parametrize("path", ODD.values(), ids=ODD)
def test_a_name_is_harmless_on_every_system(path: str, tmp_path: Path) -> None:
    name = make_output_name(path)
    for part in f"{name}.md".split("/"):
        assert 0 < len(part.encode()) <= 255
        assert not WINDOWS_RESERVED.match(part)
        assert not re.search(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\\u2028-\u202e]', part)
        assert part[-1] not in " ."
        assert part not in {".", ".."}
    target = tmp_path.joinpath(*f"{name}.md".split("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("x")
    assert tmp_path in target.resolve().parents


ORDINARY = ["index.html", "2024/05/17/a-b_c.htm", "\u9875 1.html", "News/Story.html", "a~1.html"]


@pytest.mark.parametrize("path", ORDINARY)
def test_ordinary_names_stay_as_they_are(path: str) -> None:
    assert make_output_name(path) == path


def test_names_of_bytes_become_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkdir("pages")
    try:
        for name in (b"caf\xe9.txt", b"caf\xe8.txt", b"\xff"):
            with open(os.path.join(b"pages", name), "wb") as file:
                file.write(page(1).encode())
    except OSError:
        pytest.skip("this file system takes no such names")
    batch(Path("pages"), to=Path("out"), form="md")
    assert sorted(contents(Path("out"))) == ["caf%E8.txt.md", "caf%E9.txt.md"]


@pytest.mark.parametrize("fold", [str.lower, fold_name], ids=["case", "case and accents"])
def test_a_file_system_that_folds_names(
    fold: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file that is made there has a name of its own, even where the system folds it."""
    pages = tmp_path / "pages"
    for name in ("a.txt", "A.txt", f"{COMPOSED}.txt", "News/b.txt", "news/b.txt"):
        (pages / name).parent.mkdir(parents=True, exist_ok=True)
        (pages / name).write_text(page(1), encoding="utf-8")
    opened, made = open, set()

    def open_folded(path: Any, mode: str = "r", *args: Any, **more: Any) -> Any:
        if "x" in mode:
            if fold(str(path)) in made:
                raise FileExistsError(errno.EEXIST, "there is one of that name", path)
            made.add(fold(str(path)))
        return opened(path, mode, *args, **more)

    monkeypatch.setattr("builtins.open", open_folded)
    assert batch(pages, to=tmp_path / "out", form="txt").counts["article"] == len(
        [path for path in pages.rglob("*") if path.is_file()]
    )


# Folders that cannot be moved
@pytest.mark.skipif(sys.platform == "win32", reason="a mount point is a folder there, too")
@pytest.mark.parametrize("how", ["seen before", "busy", "on another disk"])
@pytest.mark.parametrize("earlier", [False, True], ids=["empty", "with an earlier output"])
def test_a_mounted_folder_is_written_into(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, earlier: bool
) -> None:
    pages, out = write_few_pages(tmp_path / "pages"), tmp_path / "out"
    out.mkdir()
    if earlier:
        batch(pages, to=out, form="md")
        (pages / "0.txt").unlink()
    number = out.stat().st_ino
    pin(out, how, monkeypatch)
    batch(pages, to=out, form="md", overwrite=earlier)
    assert out.stat().st_ino == number
    assert sorted(contents(out)) == sorted(f"{path.name}.md" for path in pages.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "out.manifest.json", "pages"]
    assert not batch(pages, to=out, form="md", resume=True).did


def pin(out: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a folder be mounted."""
    moved = os.replace
    code = errno.EXDEV if how == "on another disk" else errno.EBUSY

    def replace(source: str, target: str) -> None:
        if str(out) in {source, target}:
            raise OSError(code, os.strerror(code))
        moved(source, target)

    monkeypatch.setattr(os, "replace", replace)
    if how == "seen before":
        monkeypatch.setattr(os.path, "ismount", lambda path: str(path) == str(out))


@pytest.mark.parametrize("earlier", [False, True], ids=["empty", "with an earlier output"])
@pytest.mark.parametrize("form", ["md", "txt"])
def test_a_stop_while_a_mounted_folder_is_filled(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, earlier: bool
) -> None:
    """Some files are there, one is half written: the run is unfinished, and can be gone on with."""
    pages, out = write_few_pages(tmp_path / "pages"), tmp_path / "out"
    batch(pages, to=out, form=form)
    wanted = snapshot(tmp_path)
    if not earlier:
        for path in (*out.iterdir(), tmp_path / "out.manifest.json"):
            path.unlink()
    pin(out, "busy" if earlier else "seen before", monkeypatch)
    with pytest.MonkeyPatch.context() as patch:
        moved, left = os.replace, [2]

        def replace(source: str, target: str) -> None:
            left[0] -= str(source).endswith("-copy")
            if not left[0]:
                raise KeyboardInterrupt
            moved(source, target)

        patch.setattr(os, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            batch(pages, to=out, form=form, overwrite=earlier)
    assert not Path(f"{out}.manifest.json").exists()
    assert any(name.endswith("-copy") for name in contents(out))
    (out / f"mine.{form}").write_text("mine")
    assert refused(pages, to=out, form=form, resume=True) == "exists"
    (out / f"mine.{form}").unlink()
    batch(pages, to=out, form=form, resume=True)
    assert snapshot(tmp_path) == wanted


def test_the_current_folder_is_written_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_few_pages(tmp_path / "pages")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    stop("batch", "../pages", "-q", "-o", ".", "-f", "md")
    batch(tmp_path / "pages", to=tmp_path / "here", form="md", overwrite=True)
    assert sorted(os.listdir()) == ["0.txt.md", "1.txt.md", "2.txt.md"]
    assert sorted(os.listdir("..")) == ["here", "here.manifest.json", "pages"]
