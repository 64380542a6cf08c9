"""Records scored against gold: figures over all pages, and the pages, worst first."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from statistics import fmean
from typing import Any, NamedTuple

from newsclean.evaluate.agreement import FIGURES, compare_fields
from newsclean.evaluate.overlap import (
    Overlap,
    compute_harmonic_mean,
    compute_share,
    measure_overlap,
)
from newsclean.records.read_back import Record, read_line_values
from newsclean.records.schema import TEXT_SCHEMA
from newsclean.records.shapes import Schema, build_check

GOLD_FILE = "gold.jsonl"
NAMES_SCHEMA: Schema = {
    "type": ["array", "string", "null"],
    "items": {"type": ["string", "object"]},
}
LINES_SCHEMA: Schema = {"type": ["array", "null"], "items": {"type": "string"}}
GOLD_SCHEMA: Schema = {
    "type": "object",
    "properties": {
        "id": {"type": ["string", "integer"]},
        **dict.fromkeys(("body", "lang"), TEXT_SCHEMA),
        **dict.fromkeys(("title", "original_title", "subtitle"), TEXT_SCHEMA),
        **dict.fromkeys(("published", "modified"), TEXT_SCHEMA),
        **dict.fromkeys(("outlet", "site", "location", "agency"), NAMES_SCHEMA),
        **dict.fromkeys(("authors", "editors"), NAMES_SCHEMA),
        **dict.fromkeys(("neutral", "with", "without"), LINES_SCHEMA),
    },
    "required": ["id", "body"],
}
"""What docs/evaluate.md says of a line of gold."""
check_gold = build_check(GOLD_SCHEMA)
LOST_STATUS = "lost"
Gold = Mapping[str, Any]


class PageScore(NamedTuple):
    """The scores of one page.

    Attributes:
        id: its name in gold.
        status: what the record says it is, or `lost` where there is no record.
        body: the grams of its body.
        fields: the counts of each figure for which gold has a value.
    """

    id: str
    status: str
    body: Overlap
    fields: Mapping[str, Overlap]

    def to_record(self) -> dict[str, Any]:
        """The page as JSON has it."""
        wrong = [name for name, counts in self.fields.items() if counts.surplus or counts.missed]
        return {"id": self.id, "status": self.status} | build_figures(self.body) | {"wrong": wrong}


class Report(NamedTuple):
    """The scores of some records.

    Attributes:
        pages: those of gold, the worst body first.
        unknown: sources of records without a page in gold, or whose page had a record already.
    """

    pages: tuple[PageScore, ...]
    unknown: tuple[str, ...]

    def compute_body_figures(self) -> dict[str, float]:
        """Precision and recall as means over pages, with their F1.

        A page with nothing given does not count for precision. `page_f1` is the mean of the pages'
        F1, `zero` the number of pages on which nothing was right.
        """
        bodies = [page.body for page in self.pages]
        precision = compute_mean([body.precision for body in bodies if body.right + body.surplus])
        recall = compute_mean([body.recall for body in bodies if body.right + body.missed])
        return {
            "precision": precision,
            "recall": recall,
            "f1": compute_harmonic_mean(precision, recall),
            "page_f1": compute_mean([body.f1 for body in bodies]),
            "zero": sum(body.right == 0 for body in bodies),
        }

    def compute_field_figures(self) -> dict[str, dict[str, float]]:
        """Precision, recall and F1 of each figure, its counts pooled over the pages."""
        found = {}
        for name in FIGURES:
            counts = [page.fields[name] for page in self.pages if name in page.fields]
            if not counts:
                continue
            total = Overlap(0, 0, 0)
            for one in counts:
                total = total.add_counts(one)
            precision, recall = compute_share(total[0], total[1]), compute_share(total[0], total[2])
            found[name] = {
                "pages": len(counts),
                "precision": precision,
                "recall": recall,
                "f1": compute_harmonic_mean(precision, recall),
            }
        return found

    def to_record(self, worst: int) -> dict[str, Any]:
        """The report as one JSON object, with the `worst` worst pages."""
        statuses = [page.status for page in self.pages]
        fields = self.compute_field_figures()
        return {
            "pages": len(self.pages),
            "lost": statuses.count(LOST_STATUS),
            "refused": sum(status not in {"article", LOST_STATUS} for status in statuses),
            "unknown": len(self.unknown),
            "body": round_figures(self.compute_body_figures()),
            "fields": {name: round_figures(figures) for name, figures in fields.items()},
            "worst": [page.to_record() for page in self.pages[:worst]],
        }


def evaluate(
    records: Iterable[Record], gold: Iterable[Gold], *, complete: Collection[str] = ()
) -> Report:
    """Score records against gold; they are matched by the stem of `source`.

    A page without a record counts as one with nothing in it, and so does a record whose status is
    not `article`.

    Args:
        records: of any run; each is taken once.
        gold: as `read_gold` gives it.
        complete: keys for which an empty gold means that the page has no value.
    """
    wanted = {str(page["id"]): page for page in gold}
    scored: dict[str, PageScore] = {}
    unknown = []
    for record in records:
        name = get_source_stem(record["source"])
        if name in wanted and name not in scored:
            scored[name] = score_page(wanted[name], record, complete)
        else:
            unknown.append(record["source"])
    lost = [score_page(page, {}, complete) for name, page in wanted.items() if name not in scored]
    pages = sorted([*scored.values(), *lost], key=lambda page: (page.body.f1, page.id))
    return Report(tuple(pages), tuple(unknown))


def score_page(gold: Gold, record: Record, complete: Collection[str]) -> PageScore:
    """The scores of one record."""
    status = (record.get("status") or "article") if record else LOST_STATUS
    given = record if status == "article" else {}
    lang, neutral = gold.get("lang"), gold.get("neutral") or ()
    body = measure_overlap(gold.get("body"), given.get("text"), lang=lang, neutral=neutral)
    return PageScore(str(gold["id"]), status, body, compare_fields(gold, given, complete=complete))


def get_source_stem(source: str) -> str:
    r"""The name of a page, without folders, archives and its last ending.

    >>> (
    ...     get_source_stem("crawl.zip!pages/a.b.html"),
    ...     get_source_stem("-"),
    ...     get_source_stem("pages\\a.txt"),
    ... )
    ('a.b', '-', 'a')
    """
    name = source.replace("\\", "/").rsplit("!", 1)[-1].rsplit("/", 1)[-1]
    return os.path.splitext(name)[0]


def read_gold(path: str) -> Iterator[Gold]:
    """The pages of gold, a JSON object a line with `id`, `body` and any of the record's fields.

    Args:
        path: a file, or a folder with a `gold.jsonl`.

    Raises:
        RecordsError: there is no such file, or it is no gold.
    """
    name = os.path.join(path, GOLD_FILE) if os.path.isdir(path) else path
    return read_line_values(name, check_gold, "gold: a JSON object with 'id' and 'body'")


def compute_mean(values: list[float]) -> float:
    """The mean; 0 of no values."""
    return fmean(values) if values else 0.0


def build_figures(counts: Overlap) -> dict[str, float]:
    """The three figures of some counts."""
    return round_figures({"f1": counts.f1, "precision": counts.precision, "recall": counts.recall})


def round_figures(figures: Mapping[str, float]) -> dict[str, float]:
    """Figures with four decimals."""
    return {name: round(value, 4) for name, value in figures.items()}
