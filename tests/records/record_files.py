"""Files of records in the current folder, for tests."""

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from newsclean.model import Article, Failure, Outcome
from newsclean.records.read_back import read_records
from newsclean.records.render import build_record, render_json_line

PROSE = " ".join(
    f"The council voted on item {n} by {3 * n} to {7 * n} votes after long talks at the harbour."
    for n in range(12)
)


def article(source: str, **fields: Any) -> dict[str, Any]:
    """The record of a story."""
    made = Article("article", "text", **{"title": "海底隧道通车", "text": PROSE, **fields})
    return build_record(Outcome(source, made))


def failed(source: str) -> dict[str, Any]:
    """The record of an error."""
    return build_record(Outcome(source, error=Failure("empty", "the file has no bytes", "decode")))


def write(name: str, *records: dict[str, Any]) -> str:
    """A file of records."""
    Path(name).write_text("".join(map(render_json_line, records)), encoding="utf-8")
    return name


def sources(path: str) -> list[str]:
    """The sources of a file's records."""
    return [stored.record["source"] for stored in read_records(path)]


RECORDS = st.lists(
    st.builds(
        lambda source, title: {"source": source, "title": title},
        st.sampled_from("abcd"),
        st.sampled_from(["A", "B"]),
    ),
    max_size=6,
)
