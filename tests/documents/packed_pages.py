"""Pages to pack, for tests."""

import random
from collections.abc import Callable

import pytest

from newsclean.errors import InputError

TEXT = (
    "The harbour bridge was opened to traffic on Monday after nine years of work, the town said. "
    "Crossing it takes ten minutes, and the ferry that it replaces will go on until the autumn. "
)
HTML = (
    "<html><head><title>Bridge opened</title></head><body><article><h1>Bridge opened</h1>"
    + "".join(f"<p>{TEXT}In part {i} of the plan a tram follows.</p>" for i in range(4))
    + "</article></body></html>"
).encode()
ZH = HTML.decode().replace("Bridge opened", "大桥通车").encode("gb18030")
LIMIT = 1_000_000


def code_of(call: Callable[[], object]) -> str:
    """The code of the error that a call gives."""
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value).isprintable()
    return caught.value.code


def noise(size: int = 200_000) -> bytes:
    """What does not pack well."""
    return random.Random(7).randbytes(size)  # noqa: S311 - noise, no secret
