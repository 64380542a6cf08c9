"""`records.stores.parquet`: what went in comes back, in the same columns."""

import sys
from pathlib import Path

import pytest

from newsclean.errors import OutputError, RecordsError
from newsclean.records.read_back import read_records
from newsclean.records.schema import KEY_NAMES
from tests.records.stores.table_rows import SOME, rows


def test_parquet_gives_back_what_went_in(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from newsclean.records.stores.parquet import read_parquet_records, write_parquet  # noqa: PLC0415 - an extra

    write_parquet(SOME, str(tmp_path / "run.parquet"))
    assert [*read_parquet_records(str(tmp_path / "run.parquet"))] == [row.record for row in SOME]
    small = rows({"source": "a", "status": "article", "title": None}, {"source": "b", "title": "B"})
    write_parquet(small, str(tmp_path / "small.parquet"))
    read = [*read_parquet_records(str(tmp_path / "small.parquet"))]
    assert read == [small[0].record, {"source": "b", "status": None, "title": "B"}]


def test_what_does_not_fit_a_parquet_file_is_said(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from newsclean.records.stores.parquet import write_parquet  # noqa: PLC0415 - an extra

    with pytest.raises(OutputError, match="does not fit the columns"):
        write_parquet(
            rows({"source": "a", "authors": "Jane Miller"}), str(tmp_path / "run.parquet")
        )


def test_parquet_has_the_same_columns_whatever_the_records(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    from newsclean.records.stores.parquet import write_parquet  # noqa: PLC0415 - an extra

    write_parquet(SOME, str(tmp_path / "some"))
    write_parquet([], str(tmp_path / "none"))
    some, none = pq.read_schema(tmp_path / "some"), pq.read_schema(tmp_path / "none")
    assert some.names == none.names == [*KEY_NAMES]
    assert some.types == none.types
    assert str(some.field("authors").type) == "list<element: struct<name: string, role: string>>"


def test_another_programs_parquet_file_is_refused(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    from newsclean.records.stores.parquet import read_parquet_records  # noqa: PLC0415 - an extra

    pq.write_table(pa.table({"source": ["a"]}), tmp_path / "own.parquet")
    with pytest.raises(RecordsError, match="did not make"):
        list(read_parquet_records(str(tmp_path / "own.parquet")))


def test_without_pyarrow_the_advice_is_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsclean.records.stores.parquet import write_parquet  # noqa: PLC0415 - an extra

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r"newsclean\[parquet\]"):
        write_parquet(SOME, str(tmp_path / "run.parquet"))


def test_a_key_that_some_records_lack_is_null_and_is_read_back(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from newsclean.records.stores.parquet import write_parquet  # noqa: PLC0415 - an extra

    whole = {"source": "a", "status": "list", "version": {"newsclean": "0.1.0", "record": 1}}
    path = str(tmp_path / "run.parquet")
    write_parquet(rows(whole, {"source": "b", "status": "list"}), path)
    assert [stored.record["version"] for stored in read_records(path)] == [whole["version"], None]
