"""Pages in the manner of real ones, each with what a reader wants to get from it.

A case is a folder: `page.html` or `page.txt` (raw bytes), `expected.json` (a part of the record),
`expected.md` (the Markdown without its front matter, where the case is about that), `about.txt`.
What newsclean does not get right yet waits in `known_failures/`, and fails the build as soon as it
is right, until it moves to `pages/`.

`python -m pytest tests/test_pages.py --rewrite` writes what newsclean says now into `expected.*`,
with the keys that stand there (all of them for a new case), for review in the diff.
"""

import json
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.model import Failure, Outcome
from newsclean.records.render import build_record, render_records

HERE = Path(__file__).parent
OF_THE_TOOL = {"quality", "version", "source"}
"""Keys that tell nothing of the page."""


def folders(name: str) -> list[Path]:
    """The cases of a folder."""
    return sorted(path for path in (HERE / name).iterdir() if path.is_dir())


CASES = [pytest.param(case, id=case.name) for case in folders("pages")]
KNOWN_FAILURES = [
    pytest.param(
        case,
        id=f"known-{case.name}",
        marks=pytest.mark.xfail(reason=(case / "about.txt").read_text("utf-8"), strict=True),
    )
    for case in folders("known_failures")
]


def outcome_of(case: Path) -> Outcome:
    """What newsclean makes of the page of a case."""
    (page,) = case.glob("page.*")
    try:
        return Outcome(page.name, newsclean.extract(page.read_bytes()))
    except newsclean.NewscleanError as error:
        return Outcome(page.name, error=Failure(error.code, str(error), error.stage))


def markdown(outcome: Outcome) -> str:
    """The Markdown of an outcome, without front matter."""
    whole = "".join(render_records([build_record(outcome, blocks=True)], "md"))
    return whole.split("\n---\n", maxsplit=1)[1].strip() + "\n"


def like(expected: Any, actual: Any) -> Any:
    """Cut a value down to the parts that an expectation names.

    >>> like({"name": "utf-8"}, {"name": "big5", "confidence": 1})
    {'name': 'big5'}
    """
    if isinstance(expected, dict) and isinstance(actual, dict):
        return {key: like(part, actual.get(key)) for key, part in expected.items()}
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        return [like(one, other) for one, other in zip(expected, actual, strict=True)]
    return actual


@pytest.mark.parametrize("case", [*CASES, *KNOWN_FAILURES])
def test_page(case: Path, request: pytest.FixtureRequest) -> None:
    outcome = outcome_of(case)
    actual = build_record(outcome)
    wanted = case / "expected.json"
    if request.config.getoption("--rewrite") and case.parent.name == "pages":
        rewrite(case, outcome)
    expected = json.loads(wanted.read_text("utf-8"))
    assert like(expected, actual) == expected
    if (case / "expected.md").exists():
        assert markdown(outcome) == (case / "expected.md").read_text("utf-8")


def rewrite(case: Path, outcome: Outcome) -> None:
    """Write what newsclean says now as what is expected."""
    wanted = case / "expected.json"
    actual = {key: part for key, part in build_record(outcome).items() if key not in OF_THE_TOOL}
    if wanted.exists():
        actual = like(json.loads(wanted.read_text("utf-8")), actual)
    wanted.write_text(json.dumps(actual, ensure_ascii=False, indent=2) + "\n", "utf-8")
    if (case / "expected.md").exists():
        (case / "expected.md").write_text(markdown(outcome), "utf-8")


@pytest.mark.parametrize(
    "case", [*folders("pages"), *folders("known_failures")], ids=lambda c: c.name
)
def test_case_is_whole(case: Path) -> None:
    names = {path.name for path in case.iterdir()}
    assert names >= {"about.txt", "expected.json"}
    assert len(names & {"page.html", "page.txt"}) == 1


def test_enough_pages() -> None:
    assert len(CASES) >= 26
    known = len(KNOWN_FAILURES)
    assert known <= len(CASES) / 4, "too much is put off"
