"""Counts of the rows of a report: bars by name, and columns along a scale."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from newsclean.report.rows import ERROR, ReportRow

QUALITY_BINS = 20
LENGTH_STEPS = (0, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
MAX_BARS = 8
# The share of dates at each end that may be left out: one page of 1970 must not widen the plot.
OUTER_DATES_SHARE = 0.005
MAX_COLUMNS = 62  # two months of days
MAX_YEAR_COLUMNS = 620  # where even years do not fit into `MAX_COLUMNS`
MAX_DATES = 10_000  # a guard: `choose_unit` leaves some 1,500 at most
PLAUSIBLE_YEARS = range(1500, 3000)
ISO_DAY_CHARS, ISO_MONTH_CHARS, ISO_YEAR_CHARS = 10, 7, 4
"""How many characters of an ISO 8601 date name a day, a month, a year."""


class Bar(NamedTuple):
    """One bar, or one column.

    Attributes:
        label: what is counted.
        pages: how many there are.
        value: what the table's filter takes; `None` where the bar cannot be filtered by.
    """

    label: str
    pages: int
    value: str | None = None


class Plot(NamedTuple):
    """A picture of a report.

    Attributes:
        title: its heading.
        bars: in their order.
        column: the column of the table that its bars filter by; none along a scale.
        note: what is not in it.
    """

    title: str
    bars: tuple[Bar, ...]
    column: str = ""
    note: str = ""


def build_plots(rows: Sequence[ReportRow]) -> list[Plot]:
    """All the plots of a report; those without anything to show are left out."""
    results = [row for row in rows if row.status != ERROR]
    plots = [
        plot_quality(results),
        plot_lengths(results),
        plot_over_time(results),
        plot_by_name("Sites", "site", (row.site for row in results)),
        plot_by_name("Outlets", "outlet", (row.outlet for row in results)),
        plot_by_name("Languages", "lang", (row.lang for row in results)),
        plot_by_name("Encodings", "encoding", (row.encoding for row in results)),
        plot_by_name("Warnings", "codes", (code for row in results for code in row.codes)),
        plot_by_name(
            "Errors", "codes", (c for row in rows if row.status == ERROR for c in row.codes)
        ),
    ]
    return [plot for plot in plots if any(bar.pages for bar in plot.bars)]


def count_statuses(rows: Iterable[ReportRow]) -> list[Bar]:
    """How many rows have which status, `article` first and `error` last."""
    counts = Counter(row.status for row in rows)
    names = sorted(counts, key=lambda name: (name == ERROR, name != "article", -counts[name]))
    return [Bar(name or "no status", counts[name], name) for name in names]


def plot_by_name(title: str, column: str, names: Iterable[str]) -> Plot:
    """The most frequent names; the note says how many others there are.

    >>> plot = plot_by_name("Outlets", "outlet", ["A", "B", "A", ""])
    >>> [(bar.label, bar.pages) for bar in plot.bars], plot.note
    ([('A', 2), ('B', 1)], '1 without')
    """
    counts = Counter(names)
    without = counts.pop("", 0)
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    bars = tuple(Bar(name, count, name) for name, count in most[:MAX_BARS])
    rest = sum(count for _, count in most[MAX_BARS:])
    others = f"and {len(most) - MAX_BARS:,} more: {rest:,}" if rest else ""
    return Plot(title, bars, column, join_notes(others, without))


def join_notes(note: str, without: int) -> str:
    """A note, with the number of rows that have no value."""
    return " · ".join(filter(None, (note, f"{without:,} without" if without else "")))


def plot_quality(rows: Sequence[ReportRow]) -> Plot:
    """A histogram of quality."""
    known = [row.quality for row in rows if row.quality is not None]
    counts = Counter(min(int(value * QUALITY_BINS), QUALITY_BINS - 1) for value in known)
    edges = [number / QUALITY_BINS for number in range(QUALITY_BINS + 1)]
    bars = tuple(Bar(f"{edges[n]:.2f}–{edges[n + 1]:.2f}", counts[n]) for n in range(QUALITY_BINS))
    return Plot("Quality", bars, note=join_notes("", len(rows) - len(known)))


def plot_lengths(rows: Sequence[ReportRow]) -> Plot:
    """A histogram of the texts' lengths in characters, each step about twice the last."""
    counts = Counter(bisect_right(LENGTH_STEPS, row.length) - 1 for row in rows if row.length)
    tops = [f"–{top:,}" for top in LENGTH_STEPS[1:]] + [" and more"]
    bars = tuple(
        Bar(f"{low:,}{top}", counts[number])
        for number, (low, top) in enumerate(zip(LENGTH_STEPS, tops, strict=True))
    )
    return Plot(
        "Length of the text", bars, note=join_notes("", sum(not row.length for row in rows))
    )


def plot_over_time(rows: Sequence[ReportRow]) -> Plot:
    """Articles by day, month or year, whichever gives a plot of a readable width."""
    days = sorted(filter(None, (read_iso_day(row.published) for row in rows)))
    without = len(rows) - len(days)
    if not days:
        return Plot("Published", (), note=join_notes("", without))
    cut = int(len(days) * OUTER_DATES_SHARE)
    low, high = days[cut], days[-1 - cut]
    inner, unit = [day for day in days if low <= day <= high], choose_unit(days)
    if choose_unit(inner) == unit:
        inner = days
    unit = choose_unit(inner)
    first, last = inner[0][:unit], inner[-1][:unit]
    counts = Counter(d[:unit] for d in days if len(d) >= unit and first <= d[:unit] <= last)
    known = sorted(counts)
    names = list_dates(known[0], known[-1], DATE_STEPS[unit]) if known else []
    bars = tuple(Bar(name, counts[name]) for name in names[-MAX_YEAR_COLUMNS:])
    outside = len(days) - sum(bar.pages for bar in bars)
    others = f"{outside:,} earlier, later or less precise" if outside else ""
    return Plot("Published", bars, note=join_notes(others, without))


def read_iso_day(published: str) -> str:
    """The day, month or year of a date, as precise as it is; nothing where it is none.

    >>> (
    ...     read_iso_day("2024-05-17T08:30"),
    ...     read_iso_day("2024-05"),
    ...     read_iso_day("2024-13-01"),
    ...     read_iso_day("0001-01-01"),
    ... )
    ('2024-05-17', '2024-05', '', '')
    """
    text = published[:ISO_DAY_CHARS]
    try:
        year = date.fromisoformat(text + "2024-01-01"[len(text) :]).year
    except ValueError:
        return ""
    return text if year in PLAUSIBLE_YEARS and len(text) in DATE_STEPS else ""


def choose_unit(days: Sequence[str]) -> int:
    """Whether days, months or years make a plot that is not too wide."""
    return next(
        (
            unit
            for unit in (ISO_DAY_CHARS, ISO_MONTH_CHARS)
            if count_steps(days, unit) <= MAX_COLUMNS
        ),
        ISO_YEAR_CHARS,
    )


def count_steps(days: Sequence[str], unit: int) -> int:
    """How many days or months lie between the first date and the last, about."""
    first, last = (compute_ordinal(day) for day in (days[0], days[-1]))
    return (last - first) // (1 if unit == ISO_DAY_CHARS else 30) + 1


def compute_ordinal(day: str) -> int:
    """A number of days, near enough to measure a span by.

    >>> compute_ordinal("2024-05-17") - compute_ordinal("2024-04")
    46
    """
    numbers = [int(part) if part.isdecimal() else 1 for part in day.split("-")[:3]]
    year, month, day_of_month = (*numbers, 1, 1)[:3]
    return year * 365 + (month - 1) * 30 + day_of_month - 1


def list_dates(first: str, last: str, after: Callable[[str], str]) -> list[str]:
    """All days, months or years from the first to the last."""
    names = [first]
    while names[-1] < last and len(names) <= MAX_DATES:
        names.append(after(names[-1]))
    return names


def get_next_day(day: str) -> str:
    """The day after one."""
    return (date.fromisoformat(day) + timedelta(1)).isoformat()


def get_next_month(month: str) -> str:
    """The month after one.

    >>> get_next_month("2024-12"), get_next_year("0999")
    ('2025-01', '1000')
    """
    year, number = divmod(int(month[:4]) * 12 + int(month[5:7]), 12)
    return f"{year:04}-{number + 1:02}"


def get_next_year(year: str) -> str:
    """The year after one."""
    return f"{int(year) + 1:04}"


DATE_STEPS: dict[int, Callable[[str], str]] = {
    ISO_DAY_CHARS: get_next_day,
    ISO_MONTH_CHARS: get_next_month,
    ISO_YEAR_CHARS: get_next_year,
}
