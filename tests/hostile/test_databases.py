"""Databases and Arrow tables with damaged bytes: only errors of ours, and the rows that can be read."""

import random
from pathlib import Path

import pytest

from newsclean.documents import iter_entries
from newsclean.documents.container import InputFile, read_members
from newsclean.documents.entry import Selection
from newsclean.documents.files import load_reader
from newsclean.documents.formats.known import find_format_by_name
from newsclean.errors import ERROR_CODES
from tests.documents.stores import STORES

NAMES = ["rows.sqlite", "rows.feather", "rows.parquet", "rows.csv"]
TRIES = 40


@pytest.mark.parametrize("name", NAMES)
def test_damaged_bytes_are_errors_of_the_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    whole = STORES[name]()
    known = find_format_by_name(name)
    assert known
    for seed in range(TRIES):
        chance = random.Random(seed)  # noqa: S311 - no secret
        data = bytearray(whole)
        for _ in range(chance.choice([1, 4, 32])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        Path(name).write_bytes(data)
        file = InputFile(name, name, name, "1")
        found = list(read_members(file, load_reader(known.reader), Selection()))
        codes = {entry.failure.code for entry in found if entry.failure}
        assert codes <= set(ERROR_CODES) - {"internal"}, seed


@pytest.mark.parametrize("name", ["rows.sqlite", "rows.duckdb"])
def test_a_database_that_breaks_off_is_one_error(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    whole = STORES[name]()
    for size in 100, len(whole) // 2:
        Path(name).write_bytes(whole[:size])
        found = list(iter_entries([name]))
        assert [entry.failure.code for entry in found if entry.failure] == ["unpack_broken"], size
