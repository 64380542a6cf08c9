"""What all tests share: reproducible Hypothesis runs and the command that rewrites expectations."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "newsclean",
    derandomize=True,  # a run is the same everywhere; a new example comes in by a commit
    max_examples=40,
    deadline=None,  # shared machines
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("newsclean")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--rewrite`: what newsclean says now becomes what is expected, for review in the diff."""
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="rewrite expected.json and expected.md of tests/pages",
    )


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], str]:
    """Saves a file in the current folder."""
    monkeypatch.chdir(tmp_path)

    def save(name: str, data: bytes) -> str:
        Path(name).write_bytes(data)
        return name

    return save
