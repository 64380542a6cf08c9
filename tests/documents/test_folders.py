"""Folders, lists, globs and named files as inputs: what is read, in which order, under which name."""

import gzip
import io
import json
import os
import socket
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.documents import Entry, Selection, iter_entries, iter_listing_lines, load, read
from newsclean.documents.globs import is_glob_match, may_lead_to_match
from newsclean.documents.names import MAX_PART_BYTES, SeenNames, make_output_name
from newsclean.errors import ERROR_CODES, InputError

PAGE = b"<p>The bridge was opened on Monday.</p>"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes files below the current folder."""
    monkeypatch.chdir(tmp_path)

    def make(*names: str | bytes, data: bytes = PAGE) -> None:
        for name in names:
            path = os.fsencode(name)
            os.makedirs(os.path.dirname(path) or b".", exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)

    return make


def found(*paths: str, **selection: object) -> list[Entry]:
    """All entries, checked for what every entry must hold."""
    every = list(iter_entries(paths, Selection(**selection)))  # type: ignore[arg-type]  # a selection's fields, by name
    for entry in every:
        assert "\ufffd" not in entry.source.encode("utf-8", "strict").decode()
        assert (
            sum(x is not None for x in (entry.path, entry.data, entry.failure)) == 1
            or entry.skipped
        )
        if not entry.skipped:
            parts = entry.name.split("/")
            assert all(parts)
            assert not {".", ".."} & set(parts)
            assert all(len(os.fsencode(part)) <= MAX_PART_BYTES + 10 for part in parts)
        if entry.failure:
            assert entry.failure.code in ERROR_CODES
            assert entry.failure.message.isprintable()
    names = [entry.name for entry in every if not entry.skipped]
    assert len(set(names)) == len(names)
    return every


def pages(*paths: str, **selection: object) -> list[str]:
    """The sources of the pages."""
    return [e.source for e in found(*paths, **selection) if not e.skipped and not e.failure]


def failed(*paths: str, **selection: object) -> dict[str, str]:
    """The sources of the errors, with their codes."""
    return {e.source: e.failure.code for e in found(*paths, **selection) if e.failure}


def test_a_folder_is_read_in_the_order_of_whole_paths(tree: Callable[..., None]) -> None:
    tree("in/a/x.html", "in/a.html", "in/a-b.htm", "in/Z.TXT", "in/新.html", "in/a/b/c.mhtml")
    expected = [
        "in/Z.TXT",
        "in/a-b.htm",
        "in/a.html",
        "in/a/b/c.mhtml",
        "in/a/x.html",
        "in/新.html",
    ]
    assert pages("in") == expected == sorted(expected, key=os.fsencode)
    assert [e.name for e in found("in")] == [name.removeprefix("in/") for name in expected]
    assert pages("in/") == expected


def test_what_is_no_page_by_its_name_is_counted_as_skipped(tree: Callable[..., None]) -> None:
    tree(
        "in/a.html", "in/b.css", "in/c", "in/d.json", "in/e.csv", "in/f.html.gz", "in/g.html.zip.x"
    )
    assert [(e.source, e.skipped) for e in found("in")] == [
        ("in/a.html", False),
        ("in/b.css", True),
        ("in/c", True),
        ("in/d.json", True),
        ("in/e.csv", True),
        ("in/f.html.gz", False),
        ("in/g.html.zip.x", True),
    ]


def test_what_is_named_outright_is_read_whatever_its_name(tree: Callable[..., None]) -> None:
    tree("a.php", "b")
    assert pages("a.php", "b", exclude=("*",)) == ["a.php", "b"]
    assert [read(entry, 1_000) for entry in found("a.php", "b")] == [PAGE, PAGE]


def test_include_and_exclude(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/b.php", "in/x/c.html", "in/x/d.php", "in/y/z/e.html")
    assert pages("in", include=("*.php",)) == ["in/b.php", "in/x/d.php"]
    assert pages("in", include=("x/*",)) == ["in/x/c.html", "in/x/d.php"]
    assert pages("in", include=("**/e.*", "a.html")) == ["in/a.html", "in/y/z/e.html"]
    assert pages("in", exclude=("*.php", "y/**")) == ["in/a.html", "in/x/c.html"]
    assert pages("in", include=("*",), exclude=("[ax]*",)) == ["in/b.php", "in/y/z/e.html"]
    assert pages("in", exclude=("x", "y/z")) == ["in/a.html"]


def test_links_are_errors_unless_followed(tree: Callable[..., None]) -> None:
    tree("in/a.html", "other/b.html")
    os.symlink("a.html", "in/link.html")
    os.symlink("../other", "in/more")
    os.symlink("nowhere", "in/gone.html")
    os.symlink("circle.html", "in/circle.html")
    os.symlink("..", "other/up")
    names = "in/circle.html", "in/gone.html", "in/link.html", "in/more"
    assert failed("in") == dict.fromkeys(names, "symlink")
    assert pages("in") == ["in/a.html"]
    assert pages("in", follow=True) == ["in/a.html", "in/link.html", "in/more/b.html"]
    assert failed("in", follow=True) == {
        "in/circle.html": "symlink",
        "in/gone.html": "not_found",
        "in/more/up/in": "symlink",
        "in/more/up/other": "symlink",
    }
    assert pages("in/link.html") == ["in/link.html"]  # named outright


def test_followed_links_never_lead_in_circles(tree: Callable[..., None]) -> None:
    for name in "abcd":
        tree(f"in/{name}/{name}.html")
        for other in "abcd":
            os.symlink(f"../{other}", f"in/{name}/to-{other}")
    assert len(pages("in", follow=True)) == 4  # by every way there are 24 times as many


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_what_is_no_file_is_an_error_at_once(tree: Callable[..., None]) -> None:
    tree("in/a.html")
    os.mkfifo("in/pipe.html")
    os.mkfifo("in/other")
    os.symlink(os.devnull, "in/null.html")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("in/sock.html")
        assert failed("in") == {
            "in/null.html": "symlink",
            "in/other": "not_regular",
            "in/pipe.html": "not_regular",
            "in/sock.html": "not_regular",
        }
        assert failed("in", follow=True)["in/null.html"] == "not_regular"


def test_a_folder_that_cannot_be_listed(
    tree: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree("in/a/x.html", "in/b/x.html")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("a/"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("newsclean.documents.folders.os.scandir", refuse)  # root may list all
    assert failed("in") == {"in/a": "permission"}
    assert pages("in") == ["in/b/x.html"]


def test_a_file_that_goes_while_the_folder_is_read(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/b.html", "in/c.html")
    every = iter_entries(["in"])
    assert next(every).source == "in/a.html"
    Path("in/b.html").unlink()
    rest = list(every)
    assert [e.source for e in rest] == ["in/b.html", "in/c.html"]
    assert rest[0].failure
    assert rest[0].failure.code == "not_found"


def test_the_own_output_is_never_read(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/out/a.html.txt", "in/log.txt")
    assert pages("in", avoid=("in/out", "./in/log.txt", "in/none")) == ["in/a.html"]


def test_names_that_are_no_utf_8(tree: Callable[..., None]) -> None:
    try:
        tree(b"in/caf\xe9.html")
    except OSError:
        pytest.skip("this system's names are UTF-8")
    (entry,) = found("in")
    assert (entry.source, entry.name) == (r"in/caf\xe9.html", "caf%E9.html")
    assert read(entry, 1_000) == PAGE


def test_missing_files_and_impossible_names(tree: Callable[..., None]) -> None:
    tree("a.html")
    assert failed("none.html", "a.html", "a\0b", "a.html/x", "") == {
        "none.html": "not_found",
        "a\0b": "not_found",
        "a.html/x": "not_found",
        "": "not_found",
    }


def test_lists(tree: Callable[..., None]) -> None:
    tree("a.html", "in/b.html", "in/c.html", "new\nline.html")
    Path("list.txt").write_bytes(b"\xef\xbb\xbfa.html\r\n\nin\nnone.html")
    assert pages("@list.txt") == ["a.html", "in/b.html", "in/c.html"]
    assert failed("@list.txt", "@gone") == {"none.html": "not_found", "@gone": "not_found"}
    Path("list0").write_bytes(b"new\nline.html\0\0a.html")
    assert pages("@list0", null=True) == ["new\nline.html", "a.html"]


def test_a_list_that_is_none_costs_little(tree: Callable[..., None]) -> None:
    tree("list", data=b"a.html\0none.html\n" + b"\xff" * 5_000_000)
    for null in False, True:
        *_, last = found("@list", null=null)
        assert last.source == "@list"
        assert last.failure
        assert "too long" in last.failure.message


def test_standard_input_is_a_list_or_a_page(
    tree: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree("a.html")

    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data), closed=False))

    give(b"a.html\nnone.html\n")
    assert [e.source for e in found("@-")] == ["a.html", "none.html"]
    give(PAGE)
    (entry,) = found("-")
    assert (entry.source, entry.name, read(entry, 1_000)) == ("-", "stdin", PAGE)
    give(PAGE)
    assert failed("-", max_bytes=3) == {"-": "too_large"}
    monkeypatch.setattr(sys, "stdin", None)
    assert failed("-", "@-") == {"-": "not_found", "@-": "not_found"}


def test_globs(tree: Callable[..., None]) -> None:
    tree("in/a/x.html", "in/b/x.html", "in/b/y.txt", "in/.h/x.html", "in/b/z/x.html", "in/[1].html")
    assert pages("in/*/x.html") == ["in/a/x.html", "in/b/x.html"]
    assert pages("in/**/x.html") == ["in/a/x.html", "in/b/x.html", "in/b/z/x.html"]
    assert pages("in/b*") == ["in/b/x.html", "in/b/y.txt", "in/b/z/x.html"]
    assert pages("in/[1].html") == ["in/[1].html"]
    assert pages("in/.h/*") == ["in/.h/x.html"]
    assert failed("in/*.pdf") == {"in/*.pdf": "not_found"}


def test_a_glob_does_not_follow_links(tree: Callable[..., None]) -> None:
    tree("in/a/x.html")
    os.symlink("..", "in/a/up")
    assert pages("in/**/x.html") == ["in/a/x.html"]


@pytest.mark.parametrize(
    ("glob", "path", "fits"),
    [
        ("*.html", "a/b.html", True),
        ("*.html", "a.html/b", False),
        ("a/*.html", "a/b/c.html", False),
        ("a/**", "a/b/c", True),
        ("**", "a/b", True),
        ("a/**/b", "a/b", True),
        ("a/**/b", "a/c/d/b", True),
        ("**/a/**/b/**", "x/a/y/a/b/z", True),
        ("./a/?.html", "a/b.html", True),
        ("a/[!b].html", "a/b.html", False),
        ("新*/*", "新闻/a", True),
    ],
)
def test_what_fits_a_glob(glob: str, path: str, fits: bool) -> None:  # noqa: FBT001 - a table
    assert is_glob_match(path, glob) == fits


def test_no_glob_takes_long() -> None:
    assert not is_glob_match("/".join("a" * 200), "/".join(["**", "a"] * 60) + "/b")
    assert not may_lead_to_match("b", "a/**")


def test_several_paths_keep_their_own_places(tree: Callable[..., None]) -> None:
    tree("a/x.html", "b/x.html", "x.html")
    root = os.getcwd()
    names = [e.name for e in found("a", "b/", "./x.html", "a/x.html", "a", f"{root}/b", "../none")]
    assert names[:3] == ["a/x.html", "b/x.html", "x.html"]
    assert names[3:5] == ["a/x.html%#4", "a%#5/x.html"]
    assert len(set(names)) == len(names) == 7


def test_output_names_never_meet(tree: Callable[..., None]) -> None:
    """`page.html` becomes `page.html.json`, so a folder of that name must be called otherwise."""
    tree(
        "in/a.html",
        "in/a.htm",
        "in/a.txt",
        "in/A.html",
        "in/a.html.json/b.html",
        "in/a.txt.MD/c.txt",
    )
    endings = [f"{e.name}{ending}" for e in found("in") for ending in (".json", ".md", ".txt")]
    folders = {os.path.dirname(name) for name in endings}
    assert len(set(endings)) == len(endings)
    assert not {name.lower() for name in folders} & {name.lower() for name in endings}


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_every_path_has_a_harmless_name_of_its_own(parts: list[str]) -> None:
    path = "/".join(parts)
    name = make_output_name(path)
    assert name.encode()  # no byte that Python smuggled in
    assert not name.startswith("/")
    assert not {"", ".", ".."} & set(name.split("/"))
    assert not set('\\:*?"<>|\0\n\x1b') & set(name)
    assert make_output_name(path + "x") != name
    assert make_output_name(path.upper() + "%") != name


def test_long_names_are_cut_and_stay_apart() -> None:
    one, two = (make_output_name("n" * 250 + end) for end in ("a.html", "b.html"))
    assert one != two
    assert len(one) <= MAX_PART_BYTES
    assert make_output_name("新" * 80 + ".html").startswith("新" * 50)
    deep = make_output_name("/".join(["d" * 100] * 100))
    assert len(deep) < 300


def test_many_names_in_little_memory() -> None:
    seen = SeenNames()
    assert all(seen.add(f"page-{i}.html") for i in range(20_000))
    assert not any(seen.add(f"page-{i}.html") for i in range(20_000))
    assert seen.slots.itemsize * len(seen.slots) <= 32 * 2 * 20_000


def test_a_large_folder_is_not_held_in_memory(tree: Callable[..., None]) -> None:
    """Only the names in the folders that are open, and those that were given are freed."""
    for folder in range(30):
        tree(*(f"in/{folder:02}/{'n' * 90}{i}.html" for i in range(40)))
    list(iter_entries(["in/00"]))  # what is loaded and compiled once is not counted
    tracemalloc.start()
    try:
        count = sum(1 for _ in iter_entries(["in"]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 1_200
    assert peak < 60_000  # all paths are 170,000


def test_fingerprints_change_with_the_file(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/b.html")
    os.utime("in/b.html", ns=(1, 1))
    before = [e.fingerprint for e in found("in")]
    assert [e.fingerprint for e in found("in")] == before
    tree("in/a.html", data=PAGE + b" ")
    os.utime("in/b.html", ns=(1, 2))
    after = [e.fingerprint for e in found("in")]
    assert not set(before) & set(after)


def test_a_sidecar_tells_addresses_and_days(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/x/b.html", "in/x/a.html", "in/none.html")
    Path("meta.csv").write_text(
        "url,file,crawl_date\n"
        "https://news.example/a,a.html,20240517083000\n"
        "https://news.example/b,in/x/b.html,2024-05-18\n"
        ",in/none.html,soon\n",
        "utf-8",
    )
    known = {e.source: (e.url, e.crawled) for e in found("in", sidecar="meta.csv")}
    assert known == {
        "in/a.html": ("https://news.example/a", "2024-05-17T08:30:00+00:00"),
        "in/none.html": (None, None),
        "in/x/a.html": (None, None),  # not that of the other a.html
        "in/x/b.html": ("https://news.example/b", "2024-05-18"),
    }
    Path("in/meta.csv").write_text("name;url\nx/a.html;https://news.example/xa\n", "utf-8")
    (entry,) = found("in/x/a.html", sidecar="in/meta.csv")
    assert entry.url == "https://news.example/xa"


def test_rows_of_a_sidecar_that_name_no_page_are_told(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/b.xyz")
    names = ["in/a.html", "a.html", "z.html", "b.xyz", "z.html"]
    rows = "".join(f"{name},https://news.example/\n" for name in names)
    Path("meta.csv").write_text(f"file,url\n{rows}", "utf-8")
    told: list[str] = []
    assert (
        len(list(iter_entries(["in", "in/a.html"], Selection(sidecar="meta.csv"), told.append)))
        == 3
    )
    assert told == [
        "the sidecar meta.csv: 3 of its 4 files are not among the pages, a.html for one"
    ]
    told.clear()
    Path("meta.csv").write_text("file,url\na.html,https://news.example/\n", "utf-8")
    assert len(list(iter_entries(["in"], Selection(sidecar="meta.csv"), told.append))) == 2
    assert not told


@pytest.mark.parametrize("text", [None, "url,day\nx,y\n", "file,size\na,1\n"])
def test_a_sidecar_that_tells_nothing_stops_the_run(
    text: str | None, tree: Callable[..., None]
) -> None:
    tree("a.html")
    if text is not None:
        Path("meta.csv").write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"sidecar meta\.csv") as caught:
        iter_entries(["a.html"], Selection(sidecar="meta.csv"))
    assert caught.value.code == "not_found"


def test_loading_an_error_raises_it(tree: Callable[..., None]) -> None:
    tree("in/a.html")
    (entry,) = found("none.html")
    with pytest.raises(InputError) as caught:
        load(entry, 1_000)
    assert (caught.value.code, caught.value.stage) == ("not_found", "inputs")
    (entry,) = found("in")
    with pytest.raises(InputError) as caught:
        read(entry, 10)
    assert caught.value.code == "too_large"


def test_a_listing_is_safe_to_print(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/b.css", "in/x\x1b[31m.html")
    os.symlink("a.html", "in/link.html")
    lines = list(iter_listing_lines(iter_entries(["in"])))
    assert all(line.isprintable() for line in lines)
    assert lines[0] == "page     in/a.html"
    assert lines[-1] == "2 pages, 1 skipped, 1 error"


def test_every_container_gives_the_same_articles(tmp_path: Path) -> None:
    """The measure of the corpus, on the pages of examples/."""
    pytest.importorskip("fastwarc")
    pytest.importorskip("pyarrow")
    root = Path(__file__).parents[2]
    script = root / "benchmarks" / "same_articles.py"
    (tmp_path / "pages").mkdir()
    for page in sorted((root / "examples").glob("*.html")):
        (tmp_path / "pages" / f"{page.name}.gz").write_bytes(gzip.compress(page.read_bytes()))
    count = len(list((tmp_path / "pages").iterdir()))
    assert count
    ended = subprocess.run(
        [sys.executable, str(script), str(tmp_path)], capture_output=True, check=False, timeout=300
    )
    rows = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [(row["pages"], row["same"]) for row in rows] == [(count, count)] * 7
    assert ended.returncode == 0
