"""Rows for the tests of SQLite and Parquet."""

from typing import Any

from newsclean.model import Article, Block, Failure, Kind, Link, Outcome, Person, Place
from newsclean.records.render import build_record, render_json_line
from newsclean.records.stores import OutputRow, sqlite

LINKED = Block("see here", Kind.LIST_ITEM, Place(line=9), links=(Link(4, 8, "https://x.example"),))


def article(source: str, title: str, text: str = "", **more: Any) -> dict[str, Any]:
    """A record as `extract` makes it."""
    made = Article("article", "text", title=title, text=text, **more)
    return build_record(Outcome(source, made), blocks=bool(made.blocks))


def rows(*records: dict[str, Any]) -> list[OutputRow]:
    """Records as a batch hands them to a writer."""
    return [OutputRow(render_json_line(values).encode(), "") for values in records]


SOME = rows(
    article("a", "海底隧道通车", "第一批车辆驶入隧道。", authors=(Person("林小雨", "记者"),)),
    article("b", "Ｈarbour tunnel opens", "“We have waited,” said the mayor of Zürich."),
    article("c", "地铁三号线", "隧\n\n道路施工 AI时代 3月", blocks=(LINKED,), tags=("道路",)),
    build_record(Outcome("d", error=Failure("empty", "the file has no bytes", "decode"))),
)


def found(path: str, *words: str, **more: Any) -> list[str]:
    """Sources of the records that have some words."""
    return sorted(values["source"] for values in sqlite.search_sqlite(path, words, **more))
