"""What is no page is an error."""

import pytest

from newsclean.errors import InputError
from tests.read.html.pages import read


def test_frames_only_is_an_error() -> None:
    """A frame set has no text of its own."""
    with pytest.raises(InputError, match="frames"):
        read(
            '<html><frameset cols="1,2"><frame src="a.html"><frame src="b.html"></frameset></html>'
        )
