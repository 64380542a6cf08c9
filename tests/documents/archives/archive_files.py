"""Archives in memory, for tests."""

import gzip
import io
import random
import tarfile
import zipfile

from newsclean.documents import Entry, Selection, iter_entries
from newsclean.errors import ERROR_CODES

PAGES = {
    "a.html": b"<p>The first page.</p>" * 40,
    "in/b.txt": b"The second page.\n" * 30,
    "in/deep/er/c.html.gz": gzip.compress(b"<p>The third page.</p>", mtime=0),
    "../../outside.html": b"<p>up</p>",
    "/etc/page.html": b"<p>root</p>",
    "in/b.htm": bytes(range(256)) * 12,
    "新/闻.html": "<p>新闻</p>".encode(),
    "style.css": b"p {}",
    "no-ending": b"?",
}
READ = [name for name in PAGES if name not in {"style.css", "no-ending"}]
MAX = Selection(max_bytes=100_000)


def noise(size: int, seed: int = 1) -> bytes:
    """Bytes that do not pack."""
    return random.Random(seed).randbytes(size)  # noqa: S311 - noise, no secret


def zipped(pages: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        archive.mkdir("in")
        for name, data in pages.items():
            archive.writestr(zipfile.ZipInfo(name), data, packing)
    return file.getvalue()


def tarred(pages: dict[str, bytes], mode: str = "w", form: int = tarfile.PAX_FORMAT) -> bytes:
    """A TAR archive."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode, format=form) as archive:  # type: ignore[call-overload]  # the mode is a parameter
        folder = tarfile.TarInfo("in")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for name, data in pages.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def found(name: str, selection: Selection = MAX) -> list[Entry]:
    """All entries of one archive, checked for what must always hold."""
    every = list(iter_entries([name], selection))
    for entry in every:
        assert entry.source == name or entry.source.startswith(f"{name}!")
        if entry.failure:
            assert entry.failure.code in ERROR_CODES
            assert entry.failure.message.isprintable()
    for values in zip(*((e.source, e.name) for e in every if not e.skipped), strict=True):
        assert len(set(values)) == len(values)
    return every


def pages_of(every: list[Entry]) -> dict[str, bytes]:
    """The pages' bytes, by what the archive calls them."""
    return {
        entry.source.partition("!")[2]: entry.data
        for entry in every
        if entry.data is not None and not entry.skipped
    }


def errors_of(every: list[Entry]) -> list[tuple[str, str]]:
    """The sources and codes of the errors."""
    return [(entry.source, entry.failure.code) for entry in every if entry.failure]
