"""`documents.pages`: loading an error raises it."""

from collections.abc import Callable

import pytest

from newsclean.documents import load, read
from newsclean.errors import InputError
from tests.documents.entries import found


def test_loading_an_error_raises_it(tree: Callable[..., None]) -> None:
    tree("in/a.html")
    (entry,) = found("none.html")
    with pytest.raises(InputError) as caught:
        load(entry, 1_000)
    assert (caught.value.code, caught.value.stage) == ("not_found", "inputs")
    (entry,) = found("in")
    with pytest.raises(InputError) as caught:
        read(entry, 10)
    assert caught.value.code == "too_large"
