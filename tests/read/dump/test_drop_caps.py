"""A drop cap on its own line begins the word below; other single letters stay alone."""

import pytest

from tests.read.dump.dumps import PROSE, read

REST = "he river rose by two metres in the night, and the lower streets were cleared."


@pytest.mark.parametrize(
    ("dump", "text"),
    [
        (f"T\n{REST}", f"T{REST}"),
        (f"T\n\n{REST}", f"T{REST}"),
        (f"„T\n{REST}", f"„T{REST}"),
        ("A\nfter the storm the lower streets of the town were cleared.", "After the storm the"),
        (
            "A\nstorm hit the lower streets of the old town at night.\n\nThe storm went on.",
            "A storm hit",
        ),
        ("В\nгороде открыли новый мост, сообщили власти.\n\nВ городе рады.", "В городе открыли"),
    ],
)
def test_drop_caps(dump: str, text: str) -> None:
    assert read(f"{PROSE}\n\n{dump}\n\n{PROSE[::-1]}")[1][0].startswith(text)


@pytest.mark.parametrize(
    "dump",
    [
        f"T\n\n\n{REST}",  # too far
        f"T\n{REST[3:].capitalize()}",  # a new sentence
        "T\nhe river rose.",  # no prose
        f"Th\n{REST}",
        f"5\n{REST}",
        f"字\n{REST}",
    ],
)
def test_no_drop_cap(dump: str) -> None:
    assert read(f"{PROSE}\n\n{dump}\n\n{PROSE[::-1]}")[1][0] == dump.split("\n", maxsplit=1)[0]
