"""Counts of the inputs of a run by what became of them; the parts add up to the whole.

>>> tally = Tally()
>>> tally.count(JournalHead(1, "a.html", "a.html", "article", size=900, cpu=0.01))
>>> tally.count(JournalHead(2, "b.html", "b.html", "error", "empty", size=0))
>>> tally.skip("no page by its name")
>>> tally.count_outcomes()
{'inputs': 3, 'article': 1, 'error': 1, 'skipped': 1}
"""

import heapq
from collections import Counter

from newsclean.batch.journal import JournalHead

MAX_SLOWEST = 10
MAX_REASONS = 100  # a crawl may have any word as the type of a record
OTHER_REASONS = "other reasons"


class Tally:
    """Counts of one run.

    Attributes:
        statuses: how many records have which status.
        codes: how many errors have which code.
        passed_over: how many files and records were left out for which reason.
        size: bytes of all pages.
        cpu: seconds of processor time of all documents.
        slowest: the ten that took the longest, with their seconds, as a heap.
    """

    def __init__(self) -> None:
        """Start at zero."""
        self.statuses: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.passed_over: Counter[str] = Counter()
        self.size = 0
        self.cpu = 0.0
        self.slowest: list[tuple[float, str]] = []

    def count(self, head: JournalHead) -> None:
        """Count one document."""
        self.statuses[head.status] += 1
        if head.code:
            self.codes[head.code] += 1
        self.size += head.size or 0
        self.cpu += head.cpu
        item = (head.wall, head.source)
        if len(self.slowest) < MAX_SLOWEST:
            heapq.heappush(self.slowest, item)
        elif item > self.slowest[0]:
            heapq.heapreplace(self.slowest, item)

    def add(self, other: "Tally") -> None:
        """Count all that another tally has counted."""
        self.statuses += other.statuses
        self.codes += other.codes
        self.passed_over += other.passed_over
        self.size += other.size
        self.cpu += other.cpu
        self.slowest = heapq.nlargest(MAX_SLOWEST, self.slowest + other.slowest)[::-1]

    def skip(self, reason: str) -> None:
        """Count a file or a record that was left out; beyond many reasons all others are one."""
        known = reason in self.passed_over or len(self.passed_over) < MAX_REASONS
        self.passed_over[reason if known else OTHER_REASONS] += 1

    @property
    def skipped(self) -> int:
        """How many files and records were seen and left out."""
        return self.passed_over.total()

    @property
    def records(self) -> int:
        """How many documents have a record."""
        return self.statuses.total()

    @property
    def failed(self) -> int:
        """How many of them are errors."""
        return self.statuses["error"]

    @property
    def bugs(self) -> int:
        """How many of them are defects of newsclean."""
        return self.codes["internal"]

    def count_outcomes(self) -> dict[str, int]:
        """The number of inputs, then how many of them are in each status or were skipped."""
        others = sorted(set(self.statuses) - {"article", "error"})
        parts = {name: self.statuses[name] for name in ("article", *others, "error")}
        return {"inputs": self.records + self.skipped, **parts, "skipped": self.skipped}
