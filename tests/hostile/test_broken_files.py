"""Containers with bytes turned, cut out and put in: every damage is an error record, none a crash."""

import random
from collections.abc import Callable

import pytest

from newsclean.documents import load
from newsclean.errors import InputError
from tests.hostile.containers import CONTAINERS, LIMIT, MAX, PAGES, make_message, read_all

MUTATIONS = 60  # of each container; 20,000 were run once
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


def check_mutations(name: str, save: Callable[[str, bytes], str], count: int, seed: int) -> None:
    """Read a container with each of many changes."""
    if "warc" in name or "wacz" in name:
        pytest.importorskip("fastwarc")
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - reproducible, no secret
    data = CONTAINERS[name]()
    whole = read_all(save(name, data))
    assert sum(entry.data is not None for entry in whole) == len(PAGES)
    known = {entry.data for entry in whole}
    forward = name.endswith((".tar", ".warc", ".jsonl", ".csv"))
    for _ in range(count):
        broken, first = mutate(data, chance)
        found = read_all(save(name, broken), MAX)
        if not forward:
            continue
        for before, after in zip(whole, found, strict=False):
            # What stands wholly before the first change is read as if there were none.
            page = before.data or b""
            end = data.find(page[:40]) + len(page) if page[:40] in data else 0
            if 0 < end < first and (first - end > LIMIT or name.endswith(".tar")):
                assert after.data == before.data
    assert known


@pytest.mark.parametrize("name", CONTAINERS)
def test_no_damage_is_a_crash(name: str, saved: Callable[[str, bytes], str]) -> None:
    check_mutations(name, saved, MUTATIONS, seed=1)


@pytest.mark.parametrize(
    "head", ["Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable"]
)
def test_no_damage_of_a_message_is_a_crash(head: str) -> None:
    chance = random.Random(head)  # noqa: S311 - reproducible, no secret
    data = make_message(b"PHA+QnJpZGdlPC9wPg==" * 20, head, "Content-Location: https://a.example/")
    for _ in range(5 * MUTATIONS):
        try:
            page = load(
                read_all.__globals__["Entry"]("a", "a", data=mutate(data, chance)[0]), LIMIT
            )
        except InputError as error:
            assert str(error).isprintable()
        else:
            assert page.url is None or page.url.startswith("http")
