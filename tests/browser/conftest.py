"""Tests of reports in a real browser; where there is none they are skipped, and say so."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsclean.records.render import render_json_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome

HOW = (
    "SKIPPED: the reports were not opened in a browser. To do so: apt install chromium "
    "chromium-driver; python -m pip install '.[browser]'; python -m pytest tests/browser"
)
MUST = "NEWSCLEAN_BROWSER"
"""Set where a missing browser is a failure, as in .ci/run."""

collect_ignore = [] if find_spec("selenium") else ["chromium.py"]  # its examples need the package


def is_there() -> bool:
    """Whether Chromium, its driver and the packages are installed."""
    if not all(map(find_spec, ("selenium", "axe_core_python"))):
        return False
    from tests.browser.chromium import browser_path  # noqa: PLC0415 - needs selenium

    return browser_path() is not None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and skip them where there is no browser."""
    here = Path(__file__).parent
    skip = not is_there() and not os.environ.get(MUST)
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")
            if skip:
                item.add_marker(pytest.mark.skip(reason=HOW))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was not tested."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any("tests/browser" in str(report.nodeid) for report in skipped):
        terminalreporter.write_line(HOW, yellow=True)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Chrome]":
    """One browser for all tests."""
    from tests.browser.chromium import started  # noqa: PLC0415 - needs selenium

    with started() as chrome:
        yield chrome


def write_records(path: Path, records: list[dict[str, Any]]) -> None:
    """Write records as JSON Lines."""
    path.write_text("".join(map(render_json_line, records)), encoding="utf-8")
