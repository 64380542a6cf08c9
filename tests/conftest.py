"""What all tests share: reproducible Hypothesis runs and the command that rewrites expectations."""

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
