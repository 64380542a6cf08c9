"""Stories that are alike and that are not, for tests."""

import random
from collections.abc import Sequence
from typing import Any

import pytest

pytest.importorskip("rensa")

from newsclean.duplicates import find_duplicates
from newsclean.model import Article, Outcome
from newsclean.records.render import build_record

ENGLISH = (
    "harbour tunnel council river library bridge train market garden school winter summer engine "
    "letter island paper window budget harvest castle doctor student farmer writer painter ferry "
    "quietly slowly opened closed voted built moved saved lost found counted planted carried told "
    "under above beside between without along against during before after"
).split()
CHINESE = "海港隧道通车市民工程交通负责人表示桥梁河流图书馆学校冬天夏天火车市场花园信件岛屿报纸预算丰收城堡医生学生农民作家画家渡轮"


def words(seed: int, count: int, *, chinese: bool = False) -> str:
    """Invented prose, the same for the same seed."""
    choose = random.Random(seed)  # noqa: S311 - no secret
    if chinese:
        return "".join(choose.choice(CHINESE) + "，" * (n % 17 == 16) for n in range(count))
    return " ".join(choose.choice(ENGLISH) + "." * (n % 13 == 12) for n in range(count))


def story(source: str, text: str, **more: Any) -> dict[str, Any]:
    """The record of a story."""
    fields = {"title": "Tunnel opens", **more}
    return build_record(Outcome(source, Article("article", "html", text=text, **fields)))


def grouped(records: Sequence[dict[str, Any]], threshold: float = 0.8) -> list[list[str]]:
    """The sources of each group, the representative first."""
    groups = find_duplicates(records, threshold=threshold)
    return [[member.entry.source for member in group.members] for group in groups]


POOL = tuple(
    story(f"{base}-{version}", text, published=f"2024-05-{10 + (base * 7 + version) % 9}")
    for base in range(4)
    for version, text in enumerate(
        (
            words(base, 150),
            words(base, 150) + " " + words(90 + base, 10),
            words(base, 80),
            words(80 + base, 20) + " " + words(base, 140),
            words(base, 75) + " " + words(base + 1, 70),
        )
    )
)
