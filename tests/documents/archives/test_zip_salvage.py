"""`documents.archives.zip_salvage`: what stands before the break is read."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from tests.documents.archives.archive_files import (
    errors_of,
    found,
    noise,
    pages_of,
    zipped,
)


def streamed(pages: dict[str, bytes]) -> bytes:
    """A ZIP archive written into a pipe: sizes stand behind the members."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError(29, "Illegal seek")

    file = Pipe()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in pages.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("make", [zipped, streamed])
def test_what_stands_before_the_break_of_a_zip_is_read(
    make: Callable[[dict[str, bytes]], bytes], saved: Callable[..., str]
) -> None:
    pages = {f"{i}.html": noise(400 + i) for i in range(8)}
    whole = make(pages)
    ends = [
        found.start() for found in re.finditer(b"PK\x03\x04.{26}[1-7]|PK\x01\x02", whole, re.DOTALL)
    ]
    descriptor = 16 if make is streamed else 0  # behind the data; the page does not need it
    for cut in range(1, len(whole), 173):
        name = saved("cut.zip", whole[:cut])
        every = found(name)
        count = sum(end - descriptor <= cut for end in ends[:8])
        assert list(pages_of(every).items()) == list(pages.items())[:count]
        assert errors_of(every) == [(name, "unpack_broken")]
