"""A digest of many articles, by day and outlet, as Markdown.

newsclean extract pages/* -f jsonl | python examples/digest.py > digest.md
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

LEAD = 90  # characters of the story's start


def digest(lines: Iterable[str]) -> str:
    """Order the articles by day, the newest first, then by outlet.

    >>> print(
    ...     digest(
    ...         [
    ...             '{"status":"article","title":"A","published":"2024-03-05T09:15",'
    ...             '"outlet":null,"site":"The Courier","authors":[],"text":"One. Two."}'
    ...         ]
    ...     )
    ... )
    # 2024-03-05
    <BLANKLINE>
    ## The Courier
    <BLANKLINE>
    - **A**: One. Two.
    <BLANKLINE>
    """
    days: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        record = json.loads(line)
        if record["status"] == "article":
            day = (record["published"] or "no date")[:10]
            days[day][record["outlet"] or record["site"] or "unknown outlet"].append(entry(record))
    return "\n".join(
        f"# {day}\n" + "".join(f"\n## {outlet}\n\n" + "".join(rows) for outlet, rows in outlets)
        for day, outlets in ((day, sorted(days[day].items())) for day in sorted(days, reverse=True))
    )


def entry(record: Mapping[str, Any]) -> str:
    """One article as a list item: headline, who wrote it, how it begins."""
    names = ", ".join(person["name"] for person in record["authors"])
    lead = " ".join(record["text"].split())
    lead = lead if len(lead) <= LEAD else lead[:LEAD].rstrip() + " …"
    return f"- **{record['title'] or 'untitled'}**{f' ({names})' if names else ''}: {lead}\n"


if __name__ == "__main__":
    sys.stdout.write(digest(sys.stdin))
