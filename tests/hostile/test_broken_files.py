"""Containers with bytes turned, cut out and put in: every damage is an error record, none a crash."""

import random
from collections.abc import Callable

import pytest

from newsclean.documents import Entry, load
from newsclean.errors import InputError
from tests.hostile.containers import CONTAINERS, LIMIT, PAGES, make_message, read_all

MUTATIONS = 60  # of each container; 1,500 of each were run once, with another seed
READ_FORWARD = (".tar", ".warc", ".jsonl", ".csv")  # what stands before the damage is read
EXTREME_BYTES = (0, 0x7F, 0x80, 0xFF)


def mutate(data: bytes, chance: random.Random) -> tuple[bytes, int]:
    """The data with some bytes turned, cut out or put in, and where the first change stands."""
    changed = bytearray(data)
    first = len(data)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        at = chance.randrange(len(changed))
        first = min(first, at)
        sort = chance.randrange(5)
        if sort == 0:
            changed[at] ^= 1 << chance.randrange(8)
        elif sort == 1:
            changed[at] = chance.choice(EXTREME_BYTES)
        elif sort == 2:
            del changed[at : at + chance.choice((1, 2, 17, 400))]
        elif sort == 3:
            changed[at:at] = chance.randbytes(chance.choice((1, 4, 50)))
        else:
            end = at + chance.choice((4, 8))
            changed[at:end] = bytes([chance.choice(EXTREME_BYTES)]) * (end - at)
        if not changed:
            break
    return bytes(changed), first


@pytest.mark.parametrize("name", CONTAINERS)
def test_no_damage_is_a_crash(name: str, saved: Callable[[str, bytes], str]) -> None:
    """No error escapes, none is a bug of ours, and sources stay apart: `read_all` looks at these."""
    chance = random.Random(name)  # noqa: S311 - reproducible, no secret
    data = CONTAINERS[name]()
    whole = [entry.data or b"" for entry in read_all(saved(name, data)) if not entry.skipped]
    assert whole == list(PAGES.values())
    for _ in range(MUTATIONS):
        broken, first = mutate(data, chance)
        found = [entry.data for entry in read_all(saved(name, broken)) if not entry.skipped]
        if name.endswith(READ_FORWARD):
            before = [page for page in whole if data.index(page) + len(page) <= first]
            assert found[: len(before)] == before
        if name.endswith(".zip"):  # a checksum stands beside each page
            assert {page for page in found if page} <= set(whole)


@pytest.mark.parametrize(
    "head", ["Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable"]
)
def test_no_damage_of_a_message_is_a_crash(head: str) -> None:
    chance = random.Random(head)  # noqa: S311 - reproducible, no secret
    data = make_message(b"PHA+QnJpZGdlPC9wPg==" * 20, head, "Content-Location: https://a.example/")
    for _ in range(5 * MUTATIONS):
        try:
            page = load(Entry("a", "a", data=mutate(data, chance)[0]), LIMIT)
        except InputError as error:
            assert str(error).isprintable()
        else:
            assert page.url is None or page.url.startswith("http")
