"""Gold and records, for tests."""

from typing import Any

from newsclean.model import Article, Outcome
from newsclean.records.render import build_record

TEXT = "The first cars drove through the tunnel on Friday morning"  # 10 words, 7 grams


def gold(page: str, **more: Any) -> dict[str, Any]:
    """A line of gold."""
    return {"id": page, "lang": "en", "body": TEXT, **more}


def story(source: str, text: str = TEXT, **more: Any) -> dict[str, Any]:
    """The record of a story."""
    return build_record(Outcome(source, Article("article", "html", text=text, **more)))
