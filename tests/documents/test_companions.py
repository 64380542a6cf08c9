"""`documents.companions`: what stands beside pages and is none."""

import io
import os
import struct
import tarfile
import zipfile
from collections.abc import Callable

import pytest

from newsclean.documents.companions import OTHER_COPY, OWN_FILE, PAGE_PART
from newsclean.documents.entry import Selection
from newsclean.documents.files import NO_PAGE_NAME, is_read_in_folder
from tests.documents.entries import PAGE, found, pages

# AppleDouble, RFC 1740: magic, version, filler, one entry (Finder info) of 32 bytes.
APPLE_DOUBLE = struct.pack(">2I16xH3I", 0x00051607, 0x00020000, 1, 9, 38, 32) + bytes(32)


def reasons(*paths: str, **selection: object) -> dict[str, str]:
    """Why each is left out that is."""
    return {e.source: e.reason for e in found(*paths, **selection) if e.skipped}


@pytest.mark.parametrize(
    "name",
    [
        *("._a.html", "x/._a.html", "__MACOSX/a.html", "x/__MACOSX/y/a.html", "~$a.htm"),
        *("hts-log.txt", "hts-cache/new.zip", "hts-cache/new.txt", "robots.txt", "cookies.txt"),
        *(".git/a.html", "x/.svn/a.txt", "x/.AppleDouble/a.html", "@eaDir/a.html"),
    ],
)
def test_what_a_system_or_a_program_keeps_for_itself(tree: Callable[..., None], name: str) -> None:
    tree("in/page.html", f"in/{name}", data=PAGE)
    assert pages("in") == ["in/page.html"]
    assert pages("in", include=("*", "**/*.html")) == ["in/page.html"]
    assert list(reasons("in").values()) == [OWN_FILE]
    assert not is_read_in_folder(name, Selection())
    assert pages(f"in/{name}") or name.endswith(".zip")  # named outright


@pytest.mark.parametrize(
    "name",
    [
        *("_a.html", ".a.html", "a._b.html", "MACOSX/a.html", "__MACOSX.html", "git/a.html"),
        *("robots.txt.html", "my-robots.txt", "hts-log.html", "about-cookies.txt", "~a.html"),
        *("hts-cache.html", "desktop.ini.html", ".github/a.html", "wget-log.html"),
    ],
)
def test_names_that_are_only_like_those(tree: Callable[..., None], name: str) -> None:
    tree(f"in/{name}")
    assert pages("in") == [f"in/{name}"]
    assert is_read_in_folder(name, Selection())


def test_a_glob_that_spells_a_companion_out_asks_for_it(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/robots.txt", "in/hts-cache/x.html", "in/a_files/f.html", "in/a.html.bak")
    assert pages("in", include=("robots.*", "a.html")) == ["in/a.html", "in/robots.txt"]
    assert pages("in", include=("hts-cache/*",)) == ["in/hts-cache/x.html"]
    assert pages("in", include=("a_files/*",)) == ["in/a_files/f.html"]
    assert pages("in", include=("a.html.*",)) == ["in/a.html.bak"]
    assert pages("in", include=("*",)) == ["in/a.html"]


@pytest.mark.parametrize(
    "folder",
    [
        *("story_files", "story.files", "story-Dateien", "story_fichiers", "story_archivos"),
        *("story_bestanden", "story_ficheiros", "story_elemei", "story_pliki", "story_soubory"),
        *("story-filer", "story_tiedostot", "story_dosyalar", "story_arquivos", "STORY_FILES"),
    ],
)
@pytest.mark.parametrize("page", ["story.html", "story.htm", "Story.HTML", "story.xhtml"])
def test_the_folder_of_a_page_that_was_saved_whole(
    tree: Callable[..., None], folder: str, page: str
) -> None:
    tree(f"in/{page}", f"in/{folder}/like.html", f"in/{folder}/saved_resource(1).html")
    assert pages("in") == [f"in/{page}"]
    assert reasons("in") == {f"in/{folder}": PAGE_PART}
    assert len(pages(f"in/{folder}")) == 2  # named outright


def test_folders_that_are_only_called_like_that(tree: Callable[..., None]) -> None:
    tree(
        *(
            "in/other_files/a.html",
            "in/story.html",
            "in/story_more/a.html",
            "in/x/story_files/a.html",
        ),
        *("in/note.txt", "in/note_files/a.html", "in/_files/a.html", "in/storyfiles/a.html"),
    )
    assert len(pages("in")) == 8
    assert not reasons("in")


def test_a_copy_of_a_page_that_is_there(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/a.html~", "in/a.html.bak", "in/A.HTML.orig", "in/a.html.part")
    assert pages("in") == ["in/a.html"]
    assert set(reasons("in").values()) == {OTHER_COPY}
    assert len(reasons("in")) == 4


@pytest.mark.usefixtures("tree")
def test_companions_in_archives() -> None:
    members = {
        "top/a.html": PAGE,
        "top/._a.html": APPLE_DOUBLE,
        "top/__MACOSX/._a.html": APPLE_DOUBLE,
        "top/hts-cache/new.zip": b"PK\5\6" + bytes(18),
        "top/_b.html": PAGE,
        "top/robots.txt": PAGE,
    }
    with zipfile.ZipFile("mac.zip", "w") as packed, tarfile.open("mac.tar.gz", "w:gz") as tarred:
        for name, data in members.items():
            packed.writestr(name, data)
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tarred.addfile(info, io.BytesIO(data))
    for archive in ("mac.zip", "mac.tar.gz"):
        assert pages(archive) == [f"{archive}!top/a.html", f"{archive}!top/_b.html"]
        assert list(reasons(archive).values()) == [OWN_FILE] * 4
        asked = pages(archive, include=("robots.*", "*.html"))
        assert asked[-1] == f"{archive}!top/robots.txt"


@pytest.mark.usefixtures("tree")
def test_parts_and_copies_of_pages_in_a_zip() -> None:
    names = (
        *("in/story_files/like.html", "in/story_files/x/f.html", "in/other_files/a.html"),
        *("in/Story.htm", "story_files/b.html", "in/a.html", "in/a.html.bak", "b.html.bak"),
    )
    with zipfile.ZipFile("z.zip", "w") as packed:
        for name in names:
            packed.writestr(name, b"<html>" + PAGE)
    left_out = {"like.html", "f.html", "a.html.bak"}
    assert pages("z.zip") == [
        f"z.zip!{name}" for name in names if name.rpartition("/")[2] not in left_out
    ]
    assert list(reasons("z.zip").values()) == [PAGE_PART, PAGE_PART, OTHER_COPY]
    asked = pages("z.zip", include=("story_files/**", "**/story_files/**", "*.bak"))
    assert f"z.zip!{names[0]}" in asked


def test_a_companion_is_left_out_whatever_it_is(tree: Callable[..., None]) -> None:
    """Not even a link or a folder that cannot be listed is an error."""
    tree("in/a.html", "in/b/x.html")
    os.symlink("a.html", "in/._a.html")
    os.symlink("b", "in/__MACOSX")
    assert reasons("in") == {"in/._a.html": OWN_FILE, "in/__MACOSX": OWN_FILE}
    assert reasons("in", follow=True) == {"in/._a.html": OWN_FILE, "in/__MACOSX": OWN_FILE}


def test_what_else_is_no_page_keeps_its_reason(tree: Callable[..., None]) -> None:
    tree("in/a.html", "in/a.css", "in/a.json")
    assert set(reasons("in").values()) == {NO_PAGE_NAME}
