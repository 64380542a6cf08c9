"""`records.stores`: the same rows give the same bytes in every format."""

from pathlib import Path

import pytest

from newsclean.records.stores import OUTPUT_FORMATS, load_writer
from tests.records.stores.table_rows import SOME


@pytest.mark.parametrize("form", ["sqlite", "parquet"])
def test_the_same_rows_give_the_same_bytes(form: str, tmp_path: Path) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    write = load_writer(next(known for known in OUTPUT_FORMATS if known.name == form))
    for name in ("one", "two"):
        write(iter(SOME), str(tmp_path / name))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
